import type { Ctx } from '../../../platform/ctx';
import { type Formatter, formatter, weekdayNames } from '../../../platform/format';
import type { Translate } from '../../../platform/i18n';
import { cellsFor, chosenIn } from './choices';
import { followedDepartments, type Preferences, preferencesOf } from './preferences.service';
import { pauseOf, quietHoursOf, WITHOUT_END } from './wishes';
import { cellText } from './words';

/** Whose language it is said in. */
export interface Reader {
  t: Translate;
  fmt: Formatter;
}

/**
 * What somebody has chosen, in a few lines, for administrators.
 * @throws AppError `not_found`
 */
export async function preferencesSummary(ctx: Ctx, reader: Reader, userId: string): Promise<string[]> {
  const [own, followed] = await Promise.all([preferencesOf(ctx, userId), followedDepartments(ctx, userId)]);
  const { t, fmt } = reader;
  const [on, off] = [chosenCells(t, own, true), chosenCells(t, own, false)];
  const departments = fmt.list(followed.map(({ name }) => name));
  const lines = [
    off.length > 0 && t('notify.summary.off', { cells: fmt.list(off) }),
    on.length > 0 && t('notify.summary.on', { cells: fmt.list(on) }),
    on.length + off.length === 0 && t('notify.summary.none'),
    quietText(reader, own),
    pauseText(reader, own, ctx.now),
    followed.length > 0 && t('notify.summary.follows', { departments }),
  ];
  return lines.filter((line) => typeof line === 'string');
}

/** The pause that somebody has, by their own clocks; null for none. */
export function pauseText({ t, fmt }: Reader, own: Preferences, now: Date): string | null {
  const end = pauseOf(own, now);
  if (!end) return null;
  if (end === WITHOUT_END) return t('notify.paused.endless');
  return t('notify.paused.until', { until: formatter(fmt.locale, own.timeZone).dateTime(end) });
}

function quietText({ t, fmt }: Reader, own: Preferences): string | null {
  const quiet = quietHoursOf(own);
  if (!quiet) return null;
  const names = weekdayNames(fmt.locale, 'short');
  const days = fmt.list(quiet.days.map((day) => names[day - 1] ?? ''));
  return t('notify.summary.quiet', { from: quiet.from, until: quiet.until, days, zone: own.timeZone });
}

function chosenCells(t: Translate, { role, choices }: Preferences, value: boolean): string[] {
  return cellsFor(role)
    .filter((cell) => chosenIn(choices, cell) === value)
    .map((cell) => cellText(t, cell));
}
