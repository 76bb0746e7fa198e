import { type Ctx, inTx } from '../../../platform/ctx';
import { type Subscriber, subscriber } from '../../../platform/events';
import { enqueue } from '../../../platform/jobs';
import { nextTickets } from './index.repo';
import { indexAnew } from './indexing.service';

const PORTION = 100;

/**
 * Reads some tickets anew that have this custom field.
 * @returns the ticket that it ended with; null where there are no more
 */
export function fieldPortion(ctx: Ctx, key: string, before: string | null): Promise<string | null> {
  return inTx(ctx, async (tx) => {
    const ids = await nextTickets(tx.db, before, PORTION, key);
    await indexAnew(tx, ids);
    return ids.length < PORTION ? null : (ids.at(-1) ?? null);
  });
}

/** Tickets are found by the names of choices: where those change, what is kept of them does. */
export const searchSubscribers: Subscriber[] = [
  subscriber({
    name: 'search.fields',
    on: ['ticket_field.changed'],
    phase: 'same-transaction',
    handle: async (tx, event) => {
      const { changes, subject } = event;
      if (!changes || !('options' in changes)) return;
      const field = await tx.db('ticketFields').where({ id: subject.id }).first('key');
      if (field) await enqueue(tx, 'search.field', { key: field.key, before: null });
    },
  }),
];
