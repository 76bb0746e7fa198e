import { dayAfter, dayAt, startOfDay } from '../../../platform/calendar';
import { coalesced } from '../../../platform/coalescing';
import type { Ctx } from '../../../platform/ctx';
import { getSettings } from '../../settings';
import { deskNow, internalsTo, openNow } from '../../tickets';
import { figuresByDay } from '../days/days.service';
import type { DayFigures } from '../days/days.types';
import { complianceSince } from './compliance';
import type { Dashboard, KeyFigures } from './dashboard.types';

const DAYS = 30;

/** The dashboard for pages, as it is now: those who look at the same at once share it. */
export const dashboardNow = (ctx: Ctx): Promise<Dashboard> =>
  coalesced(ctx, JSON.stringify(['dashboard', internalsTo(ctx.actor)]), dashboard);

/** The desk at a glance, of the tickets that the actor works on; for staff. */
export async function dashboard(ctx: Ctx): Promise<Dashboard> {
  const { timeZone } = await getSettings(ctx);
  const first = dayAfter(dayAt(ctx.now, timeZone), 1 - DAYS);
  const [now, days, compliance] = await Promise.all([
    deskNow(ctx),
    lastDays(ctx, DAYS),
    complianceSince(ctx, first, timeZone),
  ]);
  const today = days.at(-1);
  return {
    ...now,
    compliance,
    perDay: days.map(({ day, created, solved }) => ({ day, created, resolved: solved })),
    totals: {
      ...now.totals,
      createdToday: today?.created ?? 0,
      resolvedToday: today?.solved ?? 0,
      satisfaction: meanRating(days),
    },
  };
}

/** The few figures that stand for the others, of the tickets that the actor works on; for staff. Two queries. */
export async function keyFigures(ctx: Ctx): Promise<KeyFigures> {
  const [now, days] = await Promise.all([openNow(ctx), lastDays(ctx, 1)]);
  return { ...now, createdToday: days.at(-1)?.created ?? 0 };
}

async function lastDays(ctx: Ctx, count: number): Promise<DayFigures[]> {
  const { timeZone } = await getSettings(ctx);
  const until = dayAfter(dayAt(ctx.now, timeZone), 1);
  const from = dayAfter(until, -count);
  return figuresByDay(ctx, { from, until, end: startOfDay(until, timeZone) }, timeZone);
}

function meanRating(days: DayFigures[]): number | null {
  const scores = days.flatMap((day) => day.scores.map((count, index) => ({ count, score: index + 1 })));
  const given = scores.reduce((sum, { count }) => sum + count, 0);
  return given === 0 ? null : scores.reduce((sum, { count, score }) => sum + count * score, 0) / given;
}
