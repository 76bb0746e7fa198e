import { cached } from '../../../platform/cache';
import { startOfDay } from '../../../platform/calendar';
import type { Ctx } from '../../../platform/ctx';
import { internalsTo } from '../../tickets';
import { all, isOfEvery, type Scope } from '../figures/conditions';
import { countFigures } from '../figures/count.queries';
import type { Measure } from '../figures/measure.types';
import type { Compliance } from './dashboard.types';

const OVER_SECONDS = 300;

const MEASURES = {
  decided: { figure: 'decided' },
  kept: { figure: 'met' },
} as const satisfies Record<string, Measure>;

/**
 * Promises that were decided from that day of the zone on, by kind: one query. It hardly changes from one minute to the
 * next, and is much to read: for all who see every ticket it is counted once in a while.
 */
export function complianceSince(ctx: Ctx, day: string, timeZone: string): Promise<Compliance[]> {
  const scope = { tickets: all([internalsTo(ctx.actor)]), personId: null, ownRowOf: null };
  const load = () => counted(ctx, scope, startOfDay(day, timeZone), timeZone);
  if (!isOfEvery(scope)) return load();
  return cached(ctx, 'dashboard', `promises ${timeZone} ${day}`, OVER_SECONDS, load);
}

async function counted(ctx: Ctx, scope: Scope, start: Date, timeZone: string): Promise<Compliance[]> {
  const span = { start, end: ctx.now };
  const ask = { measures: MEASURES, sets: [['promise' as const]], span, prepared: 'dashboard promises' };
  const groups = await countFigures(ctx.db, ask, { scope, now: ctx.now, timeZone });
  return groups.map(({ keys: [kind], values: { kept, decided } }) => ({
    kind: kind as Compliance['kind'],
    kept: kept ?? 0,
    decided: decided ?? 0,
  }));
}
