import { z } from 'zod';
import { checkbox, cursor, optionalChoice } from '../../../platform/http/fields';
import { typedSearch } from '../search/typed.schema';
import { SECTIONS } from '../tickets.words';

export const listQuery = z.object({
  section: optionalChoice(SECTIONS),
  organization: checkbox(),
  q: typedSearch(),
  cursor: cursor(),
});
