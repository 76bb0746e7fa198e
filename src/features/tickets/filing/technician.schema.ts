import { z } from 'zod';
import { choice, email, optionalId, optionalText, text } from '../../../platform/http/fields';
import { IMPACTS, TYPES, URGENCIES } from '../tickets.words';

export const newTicketQuery = z.object({
  requester: optionalId(),
  requester_q: optionalText({ max: 100 }),
  category: optionalId(),
});

/** Words with commas between them, each once. */
const words = () =>
  text({ max: 2000, min: 0 }).transform((value) => [
    ...new Set(
      value
        .split(/[,;\n]/)
        .map((word) => word.trim())
        .filter(Boolean),
    ),
  ]);

export const newTicketForm = z.object({
  subject: text({ max: 200 }),
  description: text({ max: 50_000 }),
  type: choice(TYPES),
  category: optionalId(),
  department: optionalId(),
  impact: choice(IMPACTS),
  urgency: choice(URGENCIES),
  assignee: optionalId(),
  tags: words(),
  participants: words(),
  requester: optionalId(),
  new_name: optionalText({ max: 120 }),
  new_email: optionalText({ max: 254 }),
});

export type NewTicketForm = z.output<typeof newTicketForm>;

/** A customer nobody knows yet. */
export const newCustomerForm = z.object({ new_name: text({ max: 120 }), new_email: email() });
