import type { TxCtx } from '../../platform/ctx';
import type { Subscriber } from '../../platform/events';
import { CACHE } from './people.service';

/** Whoever joins, leaves or is renamed appears so in every list of staff. */
export const usersSubscribers: Subscriber[] = [
  {
    name: 'users.forget',
    on: ['user.created', 'user.changed', 'user.deactivated', 'user.reactivated'],
    phase: 'same-transaction',
    handle: (ctx) => ctx.system.cache.forget(ctx as TxCtx, CACHE),
  },
];
