import type { Ctx } from '../../../platform/ctx';
import { invalid } from '../../../platform/errors';
import type { Upload } from '../../../platform/files';
import { findUserByEmail } from '../../users';
import { FILED, valuesIn } from '../properties/list';
import type { FiledValues, Ticket } from '../tickets.types';
import { createTicket } from './filing.service';
import type { NewTicketForm } from './technician.schema';

/** Files a ticket for a customer; one who is new to the desk is added in the same transaction. */
export async function fileForCustomer(
  ctx: Ctx,
  form: NewTicketForm,
  fields: Record<string, unknown>,
  uploads: Upload[],
): Promise<Ticket> {
  const participantIds = await participantsOf(ctx, form.participants as string[]);
  const filed = valuesIn(FILED, form) as FiledValues;
  return createTicket(ctx, {
    ...filed,
    ...requesterOf(form),
    participantIds,
    fields,
    uploads,
  });
}

function requesterOf({ requester, new_name: name, new_email: email }: NewTicketForm) {
  if (requester) return { requesterId: requester };
  if (!name || !email) throw invalid('requester', 'new.error.requester');
  return { newcomer: { name, email } };
}

/** Customers in copy, by their addresses. */
async function participantsOf(ctx: Ctx, addresses: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const address of addresses) {
    const user = await findUserByEmail(ctx, address.toLowerCase());
    if (!user) throw invalid('participants', 'new.error.participant', { address: address.slice(0, 100) });
    ids.push(user.id);
  }
  return ids;
}
