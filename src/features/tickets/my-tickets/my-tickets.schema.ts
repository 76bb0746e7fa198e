import { z } from 'zod';
import { checkbox, cursor, optionalChoice, optionalLine } from '../../../platform/http/fields';
import { SECTIONS } from '../tickets.words';

export const listQuery = z.object({
  section: optionalChoice(SECTIONS),
  organization: checkbox(),
  q: optionalLine({ max: 200 }),
  cursor: cursor(),
});
