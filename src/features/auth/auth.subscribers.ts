import { type Subscriber, subscriber } from '../../platform/events';
import { factorSubscribers } from './factors/factors.subscribers';
import { TOLD_TO_OWNER, tellOwner } from './notices/notices.service';
import { isAboutLifetimes, tightenSessions } from './sessions/lifetimes.service';
import { type Purpose, voidTokens } from './shared/tokens.service';
import { tightenTrust } from './sign-in/devices.service';

/** What lets somebody in, or changes how they get in. */
const WAYS: Purpose[] = ['password_reset', 'email', 'invitation', 'second_factor'];

export const authSubscribers: Subscriber[] = [
  subscriber({
    name: 'auth.tighten_sessions',
    on: ['settings.changed'],
    phase: 'same-transaction',
    handle: async (tx, { changes }) => {
      if (isAboutLifetimes(changes)) await tightenSessions(tx);
      if ('trustedDeviceDays' in changes) await tightenTrust(tx);
    },
  }),
  // What was begun under another password or address, or before somebody was kept out, is not finished any more.
  subscriber({
    name: 'auth.void_tokens',
    on: [
      'user.password_changed',
      'user.password_reset',
      'user.password_removed',
      'user.deactivated',
      'user.changed',
    ],
    phase: 'same-transaction',
    handle: async (tx, { type, subject, changes }) => {
      if (!subject.id || (type === 'user.changed' && !changes.email)) return;
      for (const purpose of WAYS) await voidTokens(tx, purpose, { userId: subject.id });
    },
  }),
  subscriber({
    name: 'auth.tell_owner',
    on: TOLD_TO_OWNER,
    phase: 'after-commit',
    handle: tellOwner,
  }),
  ...factorSubscribers,
];
