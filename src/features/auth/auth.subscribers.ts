import type { TxCtx } from '../../platform/ctx';
import type { Subscriber } from '../../platform/events';
import { factorSubscribers } from './factors/factors.subscribers';
import { tellOwner } from './notices/notices.service';
import { isAboutLifetimes, tightenSessions } from './sessions/lifetimes.service';

export const authSubscribers: Subscriber[] = [
  {
    name: 'auth.tighten_sessions',
    on: ['settings.changed'],
    phase: 'same-transaction',
    handle: async (ctx, { changes }) => {
      if (changes && isAboutLifetimes(changes)) await tightenSessions(ctx as TxCtx);
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
