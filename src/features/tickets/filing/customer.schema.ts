import { z } from 'zod';
import { choice, optionalId, optionalText, text } from '../../../platform/http/fields';
import { MAX } from '../tickets.input';
import { URGENCIES } from '../tickets.words';

export const newTicketQuery = z.object({
  category: optionalId(),
  subject: optionalText({ max: MAX.subject }),
});

export const newTicketForm = z.object({
  category: optionalId(),
  urgency: choice(URGENCIES),
  subject: text({ max: MAX.subject }),
  description: text({ max: MAX.body }),
});
