import type { Actor, Ctx } from '../../../platform/ctx';
import { type Condition, internalsTo } from '../../tickets';
import type { Span } from '../period/period.types';
import { daysWithin } from './bounds';
import { countDays } from './days.queries';
import type { DailyFigures, Percentiles, Scope } from './days.types';

/**
 * What happened on each day of a span to the tickets that the actor works on: exact, in one statement. Days that the actor
 * sees whole are read as they have been summed up, but for those of which something has changed since.
 * @param span of the days of that zone; days that begin after its end are left out
 */
export async function dailyFigures(
  ctx: Ctx,
  span: Pick<Span, 'from' | 'until' | 'end'>,
  timeZone: string,
  scope: Scope = {},
): Promise<DailyFigures> {
  const days = daysWithin(span, timeZone);
  const own = ownOf(scope);
  const isWhole = seesAll(ctx.actor) && (scope.where ?? []).length === 0;
  const counted = await countDays(ctx.db, days, {
    where: [internalsTo(ctx.actor), ticketsOf(own), ...(scope.where ?? [])],
    summed: isWhole ? sumsOf(own) : null,
  });
  const [first] = counted;
  return {
    days: counted.map(({ day, created, solved, closed, reopened, scores }) => {
      return { day, created, solved, closed, reopened, scores };
    }),
    responses: percentilesOf(first?.responses, first?.responseTimes),
    solutions: percentilesOf(first?.solutions, first?.solutionTimes),
  };
}

const seesAll = (actor: Actor): boolean => internalsTo(actor).sql === internalsTo({ kind: 'system' }).sql;

type Own = { departmentId?: string; priority?: string };

function ownOf({ departmentId, priority }: Scope): Own {
  return { ...(departmentId && { departmentId }), ...(priority && { priority }) };
}

function ticketsOf(own: Own): Condition {
  const parts = [
    own.departmentId && 't.department_id = :departmentId::uuid',
    own.priority && 't.priority = :priority',
  ].filter(Boolean);
  return { sql: parts.join(' and ') || 'true', bindings: { ...own } };
}

/** A day has its sums over all departments, and over all priorities, too. */
function sumsOf(own: Own): Condition {
  const department = own.departmentId ? '= :departmentId::uuid' : 'is null';
  const priority = own.priority ? '= :priority' : 'is null';
  return { sql: `r.department_id ${department} and r.priority ${priority}`, bindings: { ...own } };
}

function percentilesOf(count = 0, times: number[] | null = null): Percentiles {
  const [p50 = null, p90 = null] = times ?? [];
  return { count, p50, p90 };
}
