import type { Ctx } from '../../../platform/ctx';
import { daysAfter } from '../../../platform/elapsed';
import { actorId } from '../../../platform/rights';
import { OPEN, type Order } from '../lists/lists.queries';
import type { View } from '../tickets.words';
import type { Condition } from '../visibility';
import type { TicketFilter } from './queue.types';

// The queue's views: which tickets are in one, and in what order.

const RECENT_DAYS = 30;

/** Recently solved is in order of solving, since its index is. */
export function orderOf({ sort, view }: Pick<TicketFilter, 'sort' | 'view'>): Order {
  return sort ?? (view === 'resolved' ? 'resolved' : 'updated');
}

export function viewCondition(ctx: Ctx, view: View): Condition {
  const me = actorId(ctx.actor);
  switch (view) {
    case 'mine':
      return { sql: `${OPEN} and t.assignee_id = :me::uuid`, bindings: { me } };
    case 'unassigned':
      return { sql: `${OPEN} and t.assignee_id is null`, bindings: {} };
    case 'departments': {
      const mine = ctx.actor.kind === 'person' ? ctx.actor.departmentIds : [];
      return { sql: `${OPEN} and t.department_id = any(:mine::uuid[])`, bindings: { mine } };
    }
    case 'on_hold':
      return { sql: `t.deleted_at is null and t.status = 'on_hold'`, bindings: {} };
    case 'resolved':
      return {
        sql: 't.deleted_at is null and t.resolved_at is not null and t.resolved_at > :recently',
        bindings: { recently: daysAfter(ctx.now, -RECENT_DAYS) },
      };
    case 'all':
      return { sql: 't.deleted_at is null', bindings: {} };
  }
}
