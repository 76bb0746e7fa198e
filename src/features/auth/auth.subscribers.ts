import type { TxCtx } from '../../platform/ctx';
import type { Subscriber } from '../../platform/events';
import { factorSubscribers } from './factors/factors.subscribers';
import { tellOwner } from './notices/notices.service';
import { isAboutLifetimes, tightenSessions } from './sessions/lifetimes.service';
import { tightenTrust } from './sign-in/devices.service';
import { type Purpose, voidTokens } from './tokens.service';

/** What lets somebody in, or changes how they get in. */
const WAYS: Purpose[] = ['password_reset', 'email', 'invitation', 'second_factor'];

export const authSubscribers: Subscriber[] = [
  {
    name: 'auth.tighten_sessions',
    on: ['settings.changed'],
    phase: 'same-transaction',
    handle: async (ctx, { changes }) => {
      if (changes && isAboutLifetimes(changes)) await tightenSessions(ctx as TxCtx);
      if (changes && 'trustedDeviceDays' in changes) await tightenTrust(ctx as TxCtx);
    },
  },
  {
    // What was begun under another password or address, or before somebody was kept out, is not finished any more.
    name: 'auth.void_tokens',
    on: [
      ...['user.password_changed', 'user.password_reset', 'user.password_removed'],
      ...['user.deactivated', 'user.changed'],
    ],
    phase: 'same-transaction',
    handle: async (ctx, { type, subject, changes }) => {
      if (!subject.id || (type === 'user.changed' && !changes?.email)) return;
      for (const purpose of WAYS) await voidTokens(ctx as TxCtx, purpose, { userId: subject.id });
    },
  },
  {
    name: 'auth.tell_owner',
    on: [
      ...['user.signed_in', 'user.password_changed', 'user.password_removed'],
      ...['user.factor_added', 'user.factor_removed', 'user.recovery_codes_renewed'],
      ...['user.recovery_code_used', 'user.identity_linked', 'user.identity_unlinked'],
    ],
    phase: 'after-commit',
    handle: tellOwner,
  },
  ...factorSubscribers,
];
