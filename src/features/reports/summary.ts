import { dayAfter } from '../../platform/calendar';
import type { Ctx } from '../../platform/ctx';
import { isId } from '../../platform/ids';
import { getSettings } from '../settings';
import { reportPeriod } from './asked';
import { type Named, namesOf } from './figures/names.queries';
import { daysText } from './models/parameters';
import { hrefOf } from './query.schema';
import type { Place, ReportQuery } from './query.types';
import type { Report } from './report.types';
import { valueText } from './values';
import type { Words } from './words.types';

/** A report in short, in its reader's words. */
export interface ReportSummary {
  title: string;
  /** Its days: `1 Nov 2026 to 30 Nov 2026`. */
  period: string;
  /** Its first figures, each as its label and its text. */
  figures: [string, string][];
}

/** What a message says of a report that goes along with it. */
export function summaryOf({ title, period, tiles }: Report, words: Words, most: number): ReportSummary {
  return {
    title,
    period: daysText(period, words),
    figures: tiles
      .slice(0, most)
      .map(({ label, kind, value }) => [label, valueText(kind, value, words)] as [string, string]),
  };
}

/**
 * Which days a report is about that is made at each of these moments, in words: `1 Nov 2026 to 30 Nov 2026`; whoever it is
 * for.
 */
export async function daysAt(
  ctx: Ctx,
  query: Pick<ReportQuery, 'preset' | 'from' | 'to'>,
  moments: Date[],
  words: Words,
): Promise<string[]> {
  const settings = await getSettings(ctx);
  return moments.map((moment) => daysText(reportPeriod(query, settings, moment), words));
}

/** The page of a report with exactly the days that it was made of, whichever day its reader opens it on. */
export function pageOfReport(place: Place, { name, period }: Report, query: ReportQuery): string {
  const to = dayAfter(period.until, -1);
  return hrefOf(place, name, { ...query, preset: 'range', from: period.from, to });
}

/** What a report is filtered by and what is not there any more. */
export async function goneFilters({ db }: Pick<Ctx, 'db'>, query: ReportQuery): Promise<Named[]> {
  const asked: [Named, string | null][] = [
    ['department', query.departmentId],
    ['category', query.categoryId],
    ['organization', query.organizationId],
    ['technician', query.technicianId],
  ];
  const idOf = ([, id]: [Named, string | null]) => (id !== null && isId(id) ? [id] : []);
  const ids = Object.fromEntries(asked.map((one) => [one[0], idOf(one)])) as Record<Named, string[]>;
  if (asked.every(([, id]) => id === null)) return [];
  const names = await namesOf(db, ids);
  return asked.flatMap(([kind, id]) => (id !== null && !names[kind].has(id) ? [kind] : []));
}
