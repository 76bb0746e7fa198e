import { type Subscriber, subscriber } from '../../platform/events';
import { CACHE } from './people.service';

/** Whoever joins, leaves or is renamed appears so in every list of staff. */
export const usersSubscribers: Subscriber[] = [
  subscriber({
    name: 'users.forget',
    on: ['user.created', 'user.changed', 'user.deactivated', 'user.reactivated'],
    phase: 'same-transaction',
    handle: (tx) => tx.system.cache.forget(tx, CACHE),
  }),
];
