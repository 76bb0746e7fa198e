import { z } from 'zod';
import { email, newName, optionalId, optionalLine, optionalText } from '../../../platform/http/fields';
import { FILED } from '../properties/list';
import { formShape } from '../properties/properties.schema';

export const newTicketQuery = z.object({
  requester: optionalId(),
  requester_q: optionalLine({ max: 100 }),
  category: optionalId(),
});

/** @param timeZone the zone of the one who fills it in */
export function newTicketForm(timeZone: string) {
  return z.object({
    ...formShape(FILED, { timeZone, filing: true }),
    requester: optionalId(),
    new_name: optionalLine({ max: 120 }),
    new_email: optionalText({ max: 254 }),
  });
}

export type NewTicketForm = z.output<ReturnType<typeof newTicketForm>> & Record<string, unknown>;

/** A customer nobody knows yet. */
export const newCustomerForm = z.object({ new_name: newName({ max: 120 }), new_email: email() });
