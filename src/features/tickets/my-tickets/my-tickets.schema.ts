import { z } from 'zod';
import { checkbox, cursor, optionalChoice } from '../../../platform/http/fields';
import { optionalQuery } from '../query/query.schema';
import { SECTIONS } from '../tickets.words';

export const listQuery = z.object({
  section: optionalChoice(SECTIONS),
  organization: checkbox(),
  q: optionalQuery(),
  cursor: cursor(),
});
