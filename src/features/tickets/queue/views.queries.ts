import type { Ctx } from '../../../platform/ctx';
import { daysAfter } from '../../../platform/elapsed';
import { actorId } from '../../../platform/rights';
import { atRisk, breached, OPEN } from '../lists/lists.queries';
import type { View } from '../tickets.words';
import type { Condition } from '../visibility';

// The queue's views: which tickets are in one.

const RECENT_DAYS = 30;

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
    case 'at_risk':
      return atRisk(ctx.now);
    case 'breached':
      return breached(ctx.now);
    case 'on_hold':
      return { sql: `t.deleted_at is null and t.status = 'on_hold'`, bindings: {} };
    case 'resolved':
      return recentlyResolved(ctx.now);
    case 'all':
      return { sql: 't.deleted_at is null', bindings: {} };
  }
}

/** The upper bound leaves nothing out: as that of `breached`, it lets the statement that counts all views keep its plan. */
function recentlyResolved(now: Date): Condition {
  return {
    sql: `t.deleted_at is null and t.resolved_at is not null
      and t.resolved_at > :recently and t.resolved_at < 'infinity'`,
    bindings: { recently: daysAfter(now, -RECENT_DAYS) },
  };
}
