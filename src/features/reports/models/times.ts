import { LAST_DAY, startOfDay } from '../../../platform/calendar';
import type { Asked } from '../asked.types';
import { type Ask, countFigures } from '../figures/count.queries';
import type { Dimension } from '../figures/dimensions';
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

/**
 * Numbers by several sets of dimensions, and by technician: of one statement, except where its reader is shown no
 * colleague's, for then the one by technician reads their own rows alone.
 */
export async function countedWithPeople<Name extends string>(
  asked: Asked,
  ask: Ask<Name>,
): Promise<{ groups: Group<Name>[]; people: Group<Name>[] }> {
  const byPerson: Dimension[] = ['technician'];
  if (asked.scope.ownRowOf !== null) {
    const [groups, people] = await Promise.all([
      counted(asked, ask),
      counted(asked, { ...ask, sets: [byPerson] }),
    ]);
    return { groups, people };
  }
  const groups = await counted(asked, { ...ask, sets: [...ask.sets, byPerson] });
  const people = groups.filter(({ set }) => set === ask.sets.length);
  return { groups, people: people.map((group) => ({ ...group, set: 0 })) };
}

/** How many tickets are open at this moment, of those that are asked for. */
export async function openNow(asked: Asked): Promise<number> {
  const found = await counted(asked, { measures: { open: { figure: 'open' } }, sets: [[]], span: null });
  return found[0]?.values.open ?? 0;
}
