import { dayAfter } from '../../platform/calendar';
import type { Ctx } from '../../platform/ctx';
import { notFound } from '../../platform/errors';
import type { Locale } from '../../platform/i18n/locale';
import { runsTheDesk } from '../../platform/rights';
import { getSettings, type Settings } from '../settings';
import type { Asked } from './asked.types';
import { drillHrefs } from './drill';
import type { Scope } from './figures/conditions';
import { periodOf } from './period/period';
import type { Clocks, Period } from './period/period.types';
import type { Place, ReportQuery } from './query.types';
import { REPORTS, type ReportName } from './report.types';
import { scopeOf } from './scope';

/** By the language of the desk and not of the reader, so that an address means the same days to all. */
const WEEK_STARTS: Record<Locale, number> = { es: 1, en: 7 };

/**
 * What the reader may see of what a report asks for.
 * @throws AppError `not_found` for whom there are no reports there
 */
export function scopeFor({ actor }: Ctx, place: Place, name: ReportName, query: ReportQuery): Scope {
  const isThere =
    place === 'admin' ? runsTheDesk(actor) : actor.kind === 'person' && actor.role !== 'customer';
  if (!isThere || !REPORTS.includes(name)) throw notFound();
  const isOwn = place === 'desk' && name === 'technicians' && actor.kind === 'person';
  const own = isOwn && query.technicianId === null ? { ...query, technicianId: actor.id } : query;
  return scopeOf(own, actor, place);
}

/** @throws AppError `not_found` for whom there are no reports there */
export async function asked(ctx: Ctx, place: Place, name: ReportName, query: ReportQuery): Promise<Asked> {
  const scope = scopeFor(ctx, place, name, query);
  const settings = await getSettings(ctx);
  return {
    ctx,
    place,
    name,
    query,
    period: reportPeriod(query, settings, ctx.now),
    scope,
    link: drillHrefs(place, name, query),
    weekStart: WEEK_STARTS[settings.defaultLocale],
  };
}

/** The period of a query, in the desk's zone. */
export function reportPeriod(
  { preset, from, to }: Pick<ReportQuery, 'preset' | 'from' | 'to'>,
  { timeZone, defaultLocale }: Pick<Settings, 'timeZone' | 'defaultLocale'>,
  now: Date,
): Period {
  const clocks: Clocks = { timeZone, now, weekStart: WEEK_STARTS[defaultLocale] };
  return periodOf(preset, from && to ? { from, until: dayAfter(to, 1) } : null, clocks);
}
