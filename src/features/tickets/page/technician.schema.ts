import { z } from 'zod';
import { optionalChoice, optionalText } from '../../../platform/http/fields';
import { VIEWS } from '../tickets.words';

export const ticketQuery = z.object({
  view: optionalChoice(VIEWS),
  before: optionalText({ max: 1000 }),
});
