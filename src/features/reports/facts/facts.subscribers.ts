import type { TxCtx } from '../../../platform/ctx';
import { MINUTE_MS } from '../../../platform/elapsed';
import { type DeskEvent, type Subscriber, subscriber } from '../../../platform/events';
import { addFact, deriveFacts, type NewFact } from './facts.repo';

type Telling = 'ticket.changed' | 'ticket.replied' | 'ticket.rated' | 'ticket.undone';

/** Facts follow in the transaction of what they follow from, so reports are never behind. */
export const factsSubscribers: Subscriber[] = [
  subscriber({
    name: 'reports.facts',
    on: ['ticket.changed', 'ticket.replied', 'ticket.rated', 'ticket.undone'],
    phase: 'same-transaction',
    handle: follow,
  }),
];

/** What has just happened adds at most one fact; a new rating takes another's place, and an undo takes facts away. */
async function follow(tx: TxCtx, event: DeskEvent<Telling>): Promise<void> {
  if (!event.ticketId) return;
  if (event.type === 'ticket.rated' || event.type === 'ticket.undone') {
    await deriveFacts(tx.db, [event.ticketId]);
    return;
  }
  const fact = factOf(event, event.ticketId);
  if (!fact) return;
  // In a history that is played the moment has to be noted.
  const isLate = Date.now() - event.createdAt.getTime() > 30 * MINUTE_MS;
  await (isLate ? deriveFacts(tx.db, [event.ticketId]) : addFact(tx.db, fact));
}

function factOf(event: DeskEvent<'ticket.changed' | 'ticket.replied'>, ticketId: string): NewFact | null {
  const common = { id: event.id, ticketId, at: event.createdAt };
  if (event.type === 'ticket.replied') {
    if (!event.data.firstResponse) return null;
    return { ...common, kind: 'responded', personId: event.actorId, fromStatus: null, toStatus: null };
  }
  const { status } = event.changes;
  if (!status) return null;
  const [fromStatus, toStatus] = [String(status.before), String(status.after)];
  return { ...common, kind: kindOf(fromStatus, toStatus), personId: null, fromStatus, toStatus };
}

function kindOf(before: string, after: string): NewFact['kind'] {
  if (after === 'resolved') return 'solved';
  if (after === 'closed') return before === 'resolved' ? 'moved' : 'closed';
  return before === 'resolved' || before === 'closed' ? 'reopened' : 'moved';
}
