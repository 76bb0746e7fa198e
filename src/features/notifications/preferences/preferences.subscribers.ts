import { MINUTE_MS } from '../../../platform/elapsed';
import { type Subscriber, subscriber } from '../../../platform/events';
import { enqueue } from '../../../platform/jobs';
import { holdAnew } from './holding.service';
import { HOLD_ANEW } from './preferences.jobs';

/** What decides when messages wait. */
const WHEN = ['quietFrom', 'quietUntil', 'quietDays', 'isPaused', 'pausedUntil', 'timeZone'];

export const preferenceSubscribers: Subscriber[] = [
  subscriber({
    name: 'notifications.hold_anew',
    on: ['user.notifications_changed', 'user.changed'],
    phase: 'same-transaction',
    handle: async (tx, { subject: { id: userId }, changes }) => {
      if (!userId || !WHEN.some((field) => field in changes)) return;
      await holdAnew(tx, userId);
      // What is being planned meanwhile goes by what was wanted before, and is not there yet.
      const later = { runAt: new Date(tx.now.getTime() + MINUTE_MS), key: `${HOLD_ANEW}:${userId}` };
      await enqueue(tx, HOLD_ANEW, { userId }, later);
    },
  }),
];
