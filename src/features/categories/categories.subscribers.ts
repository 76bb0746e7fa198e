import type { TxCtx } from '../../platform/ctx';
import type { Subscriber } from '../../platform/events';
import { CACHE } from './categories.service';

/** A department that is switched off takes its categories off the list with it. */
export const categoriesSubscribers: Subscriber[] = [
  {
    name: 'categories.forget',
    on: ['department.changed', 'department.deleted'],
    phase: 'same-transaction',
    handle: (ctx) => ctx.system.cache.forget(ctx as TxCtx, CACHE),
  },
];
