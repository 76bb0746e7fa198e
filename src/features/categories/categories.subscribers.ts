import { type Subscriber, subscriber } from '../../platform/events';
import { CACHE } from './categories.service';

/** A department that is switched off takes its categories off the list with it. */
export const categoriesSubscribers: Subscriber[] = [
  subscriber({
    name: 'categories.forget',
    on: ['department.changed', 'department.deleted'],
    phase: 'same-transaction',
    handle: (tx) => tx.system.cache.forget(tx, CACHE),
  }),
];
