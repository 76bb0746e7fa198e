import { inTx } from '../../platform/ctx';
import { type Subscriber, subscriber } from '../../platform/events';
import { noticesOf, TOLD_BY_MAIL } from './audience';
import { mailNotices } from './mails.service';
import { circleOf } from './notifications.queries';

/** Tells people by mail what happened to their tickets. */
export const notificationSubscribers: Subscriber[] = [
  subscriber({
    name: 'notifications.mail',
    on: TOLD_BY_MAIL,
    phase: 'after-commit',
    handle: async (ctx, event) => {
      const found = event.ticketId ? await circleOf(ctx, event.ticketId) : null;
      if (!found) return;
      const notices = noticesOf(event, found.readers);
      await inTx(ctx, (tx) => mailNotices(tx, event, found, notices));
    },
  }),
];
