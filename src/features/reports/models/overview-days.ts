import { dayAfter, dayAt, startOfDay } from '../../../platform/calendar';
import { isId } from '../../../platform/ids';
import type { Asked } from '../asked.types';
import { dailyFigures, seesEvery } from '../days/days.service';
import type { DailyFigures, DayFigures } from '../days/days.types';
import type { Span } from '../period/period.types';
import { begun } from './buckets';
import type { Overview, Part, Sum } from './overview.types';
import { openNow } from './times';

/**
 * Whether the overview can be made of days: for who sees every ticket, where nothing else is asked for than a department or
 * a priority, and none of its parts is shorter than a day.
 */
export function isOfDays({ ctx, query, period }: Asked): boolean {
  const { departmentId, categoryId, organizationId, technicianId } = query;
  const isAll =
    seesEvery(ctx.actor) && categoryId === null && organizationId === null && technicianId === null;
  return period.step !== 'hour' && isAll && (departmentId === null || isId(departmentId));
}

/** The same as `overviewFigures`, of days that have been summed up: for desks with a million tickets. */
export async function overviewOfDays(asked: Asked): Promise<Overview> {
  const { ctx, period, query } = asked;
  const { before, timeZone } = period;
  const scope = { departmentId: query.departmentId, priority: query.priority };
  const of = (span: Pick<Span, 'from' | 'until' | 'end'>) => dailyFigures(ctx, span, timeZone, scope);
  const tomorrow = dayAfter(dayAt(ctx.now, timeZone), 1);
  const [own, earlier, cut, later, open] = await Promise.all([
    of(period),
    of(before),
    // The backlog is reckoned backwards over the days too that the comparison leaves out, from the one that it cuts on.
    before.end < period.start
      ? of({ from: dayAt(before.end, timeZone), until: before.until, end: period.start })
      : null,
    period.end < ctx.now
      ? of({ from: period.until, until: tomorrow, end: startOfDay(tomorrow, timeZone) })
      : null,
    openNow(asked),
  ]);
  const atEnd = open - netOf(later?.days ?? []);
  const atStart = atEnd - netOf(own.days);
  const first = cut?.days[0]?.day;
  const cutOff = earlier.days.filter(({ day }) => first !== undefined && day >= first);
  return {
    whole: sumOf(own, atEnd),
    before: sumOf(earlier, atStart - netOf(cut?.days ?? []) + netOf(cutOff)),
    parts: partsOf(asked, own.days, atStart),
  };
}

const total = (days: DayFigures[], of: (day: DayFigures) => number): number =>
  days.reduce((sum, day) => sum + of(day), 0);

/** By how much more was open at the end of days than at their beginning. */
const netOf = (days: DayFigures[]): number =>
  total(days, ({ created, reopened, solved, closed }) => created + reopened - solved - closed);

const SATISFIED = 7;

function sumOf({ days, responses, solutions }: DailyFigures, backlog: number): Sum {
  const rated = (least: number) =>
    total(days, ({ scores }) => scores.slice(least - 1).reduce((sum, count) => sum + count, 0));
  return {
    created: total(days, ({ created }) => created),
    solved: total(days, ({ solved }) => solved),
    closed: total(days, ({ closed }) => closed),
    reopened: total(days, ({ reopened }) => reopened),
    response: responses.p50,
    resolution: solutions.p50,
    rated: rated(1),
    satisfied: rated(SATISFIED),
    backlog,
  };
}

/** Each part has the days from its own first one on, until the next part begins. */
function partsOf({ period }: Asked, days: DayFigures[], atStart: number): Part[] {
  const parts = begun(period);
  let backlog = atStart;
  return parts.map(({ day }, place) => {
    const next = parts[place + 1]?.day;
    const own = days.filter((one) => one.day >= day && (next === undefined || one.day < next));
    backlog += netOf(own);
    return {
      created: total(own, ({ created }) => created),
      solved: total(own, ({ solved }) => solved),
      closed: total(own, ({ closed }) => closed),
      reopened: total(own, ({ reopened }) => reopened),
      backlog,
    };
  });
}
