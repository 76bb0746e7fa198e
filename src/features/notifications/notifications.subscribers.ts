import { inTx } from '../../platform/ctx';
import type { Subscriber } from '../../platform/events';
import { noticesOf } from './audience';
import { queueMails } from './mails.service';
import { circleOf } from './notifications.queries';

/** Tells people by mail what happened to their tickets. */
export const notificationSubscribers: Subscriber[] = [
  {
    name: 'notifications.mail',
    on: ['ticket.created', 'ticket.replied', 'ticket.noted', 'ticket.changed'],
    phase: 'after-commit',
    handle: async (ctx, event) => {
      const found = event.ticketId ? await circleOf(ctx, event.ticketId) : null;
      if (!found) return;
      const notices = noticesOf(event, found.circle);
      await inTx(ctx, (tx) => queueMails(tx, event, found.ticket, notices));
    },
  },
];
