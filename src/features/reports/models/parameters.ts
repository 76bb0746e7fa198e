import { dayAfter } from '../../../platform/calendar';
import { localized } from '../../../platform/i18n/localized';
import { isId } from '../../../platform/ids';
import type { AskedIn } from '../asked.types';
import { type Named, namesOf } from '../figures/names.queries';
import type { Days } from '../period/period.types';
import type { Parameter } from '../report.types';
import { mayName } from '../scope';
import type { Words } from '../words.types';

/** What was asked for, in words: the days and their zone, what they are compared with, and what else was left out. */
export async function parametersOf(asked: AskedIn): Promise<Parameter[]> {
  const { period, words } = asked;
  const { t } = words;
  return [
    {
      label: t('report.parameter.period'),
      text: t('report.parameter.days', { days: daysText(period, words), zone: period.timeZone }),
    },
    { label: t('report.parameter.before'), text: daysText(period.before, words) },
    ...(await filtersOf(asked)),
  ];
}

/** By what it leaves others out, in words. */
export async function filtersOf({ ctx, query, scope, words }: Omit<AskedIn, 'period'>): Promise<Parameter[]> {
  const { t, locale } = words;
  const given: [Named, string | null][] = [
    ['department', query.departmentId],
    ['category', query.categoryId],
    ['organization', query.organizationId],
    ['technician', query.technicianId],
  ];
  const asked = given.filter((one): one is [Named, string] => one[1] !== null);
  const isNamed = ([kind, id]: [Named, string | null]) =>
    id !== null && isId(id) && (kind !== 'technician' || mayName(scope, id));
  const ids = Object.fromEntries(given.map((one) => [one[0], isNamed(one) ? [one[1]] : []]));
  const names = asked.length > 0 ? await namesOf(ctx.db, ids as Record<Named, string[]>) : null;
  const filters = asked.map(([kind, id]) => {
    const found = names?.[kind].get(id);
    return {
      label: t(`report.by.${kind}`),
      text: found ? localized(locale, found, 'name') : t('report.gone'),
    };
  });
  return [
    ...filters,
    ...(query.priority
      ? [{ label: t('report.by.priority'), text: t(`ticket.priority.${query.priority}`) }]
      : []),
  ];
}

/** The first and the last of the days; one where there is one. */
export function daysText({ from, until }: Days, { t, fmt }: Words): string {
  const last = dayAfter(until, -1);
  return from === last ? fmt.day(from) : t('report.days', { from: fmt.day(from), to: fmt.day(last) });
}
