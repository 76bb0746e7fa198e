import { LAST_DAY, startOfDay } from '../../../platform/calendar';
import type { Asked } from '../asked.types';
import { type Ask, countFigures } from '../figures/count.queries';
import type { Group, Measure, Values } from '../figures/measure.types';
import type { Period, Span } from '../period/period.types';
import { wholeOf } from './whole';

/** Later than anything that happens: what happens while a report is made is known to be after it. */
export const NEVER = startOfDay(LAST_DAY, 'UTC', 1);

/** A period and the one before it, which lie beside each other. */
export const withBefore = ({ before, end }: Period) => ({ start: before.start, end });

/** The numbers of a report. */
export function counted<Name extends string>(
  { ctx, scope, period }: Asked,
  ask: Ask<Name>,
): Promise<Group<Name>[]> {
  return countFigures(ctx.db, ask, { scope, now: ctx.now, timeZone: period.timeZone });
}

/** The same of the period before, as a whole. */
export async function countedBefore<Name extends string>(
  asked: Asked,
  of: (span: Pick<Span, 'start' | 'end'>) => Record<Name, Measure>,
): Promise<Values<Name>> {
  const { before } = asked.period;
  const measures = of(before);
  return wholeOf(await counted(asked, { measures, sets: [[]], span: before }), 0, measures);
}

/** How many tickets are open at this moment, of those that are asked for. */
export async function openNow(asked: Asked): Promise<number> {
  const found = await counted(asked, { measures: { open: { figure: 'open' } }, sets: [[]], span: null });
  return found[0]?.values.open ?? 0;
}
