import { z } from 'zod';
import { optionalChoice, optionalId } from '../../../platform/http/fields';
import { VIEWS } from '../tickets.words';

export const ticketQuery = z.object({
  view: optionalChoice(VIEWS),
  before: optionalId(),
  /** What its reader has undone here, and goes on with. */
  undone: optionalId(),
});
