import { z } from 'zod';
import { checkbox, optionalChoice, optionalText } from '../../../platform/http/fields';
import { SECTIONS } from '../tickets.words';

export const listQuery = z.object({
  section: optionalChoice(SECTIONS),
  organization: checkbox(),
  q: optionalText({ max: 200 }),
  cursor: optionalText({ max: 4000 }),
});
