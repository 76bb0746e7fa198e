import { LAST_DAY, startOfDay } from '../../../platform/calendar';
import type { Asked } from '../asked.types';
import { type Ask, countFigures, type Group } from '../figures/count.queries';
import type { Period } from '../period/period.types';

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

/** How many tickets are open at this moment, of those that are asked for. */
export async function openNow(asked: Asked): Promise<number> {
  const found = await counted(asked, { measures: { open: { figure: 'open' } }, sets: [[]], span: null });
  return found[0]?.values.open ?? 0;
}
