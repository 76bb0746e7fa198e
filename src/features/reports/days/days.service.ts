import type { Actor, Ctx } from '../../../platform/ctx';
import { type Condition, internalsTo } from '../../tickets';
import type { Span } from '../period/period.types';
import { daysWithin } from './bounds';
import { type Counted, type Counting, countDays } from './days.queries';
import type { DailyFigures, DayFigures, Percentiles, Scope } from './days.types';

type Asked = Pick<Span, 'from' | 'until' | 'end'>;

/**
 * What happened on each day of a span to the tickets that the actor works on: exact, in one statement. Days that the actor
 * sees whole are read as they have been summed up, but for those of which something has changed since.
 * @param span of the days of that zone; days that begin after its end are left out
 */
export async function dailyFigures(
  ctx: Ctx,
  span: Asked,
  timeZone: string,
  scope: Scope = {},
): Promise<DailyFigures> {
  const counted = await countDays(ctx.db, daysWithin(span, timeZone), countingOf(ctx, scope, true));
  const [first] = counted;
  return {
    days: counted.map(dayOf),
    responses: percentilesOf(first?.responses, first?.responseTimes),
    solutions: percentilesOf(first?.solutions, first?.solutionTimes),
  };
}

/** The days of `dailyFigures` alone, for less. */
export async function figuresByDay(ctx: Ctx, span: Asked, timeZone: string): Promise<DayFigures[]> {
  const counted = await countDays(ctx.db, daysWithin(span, timeZone), countingOf(ctx, {}, false));
  return counted.map(dayOf);
}

function countingOf(ctx: Ctx, scope: Scope, withTimes: boolean): Counting {
  const own = ownOf(scope);
  const isWhole = seesEvery(ctx.actor) && (scope.where ?? []).length === 0;
  return {
    where: [internalsTo(ctx.actor), ...ticketsOf(own), ...(scope.where ?? [])],
    summed: isWhole ? sumsOf(own) : null,
    withTimes,
  };
}

function dayOf({ day, created, solved, closed, reopened, scores }: Counted): DayFigures {
  return { day, created, solved, closed, reopened, scores };
}

/** Whether days are summed up of what the actor sees. */
export const seesEvery = (actor: Actor): boolean =>
  internalsTo(actor).sql === internalsTo({ kind: 'system' }).sql;

type Own = { departmentId?: string; priority?: string };

function ownOf({ departmentId, priority }: Scope): Own {
  return { ...(departmentId && { departmentId }), ...(priority && { priority }) };
}

function ticketsOf({ departmentId, priority }: Own): Condition[] {
  const found: Condition[] = [];
  if (departmentId) found.push({ sql: 't.department_id = :departmentId::uuid', bindings: { departmentId } });
  if (priority) found.push({ sql: 't.priority = :priority', bindings: { priority } });
  return found;
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
