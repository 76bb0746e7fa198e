import { z } from 'zod';
import { choice, line, optionalId, optionalLine, textLines } from '../../../platform/http/fields';
import { MAX } from '../tickets.input';
import { URGENCIES } from '../tickets.words';

export const newTicketQuery = z.object({
  category: optionalId(),
  subject: optionalLine({ max: MAX.subject }),
});

export const newTicketForm = z.object({
  category: optionalId(),
  urgency: choice(URGENCIES),
  subject: line({ max: MAX.subject }),
  description: textLines({ max: MAX.body }),
});
