import type { TxCtx } from '../../../platform/ctx';
import { type DeskEvent, type Subscriber, subscriber } from '../../../platform/events';
import { deriveFacts } from './facts.repo';

type Telling = 'ticket.changed' | 'ticket.replied' | 'ticket.rated' | 'ticket.undone';

/** Facts follow in the transaction of what they follow from, so reports are never behind. */
export const factsSubscribers: Subscriber[] = [
  subscriber({
    name: 'reports.facts',
    on: ['ticket.changed', 'ticket.replied', 'ticket.rated', 'ticket.undone'],
    phase: 'same-transaction',
    handle: async (tx: TxCtx, event) => {
      if (event.ticketId && bringsFacts(event)) await deriveFacts(tx.db, [event.ticketId]);
    },
  }),
];

/** Of a reply with a step the event of the step comes next, and finds both. */
function bringsFacts(event: DeskEvent<Telling>): boolean {
  switch (event.type) {
    case 'ticket.changed':
      return 'status' in event.changes;
    case 'ticket.replied':
      return event.data.firstResponse && event.data.status === undefined;
    default:
      return true;
  }
}
