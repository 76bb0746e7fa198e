import { weekdayNames } from '../../../platform/format';
import type { AskedIn } from '../asked.types';
import type { Group } from '../figures/measure.types';
import type { Section } from '../report.types';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/**
 * What was created by hour of the day and day of the week, as clocks of the desk's zone showed it. Days of the week come
 * in the order of the desk's weeks; an hour that clocks showed twice has both.
 * @param sets which groups are of what
 */
export function heatOf(
  asked: AskedIn,
  groups: Group<'created'>[],
  sets: { cells: number; weekdays: number; hours: number; total: number | null },
): Section {
  const { words, weekStart } = asked;
  const { t, locale } = words;
  const link = asked.link;
  const days = Array.from({ length: 7 }, (_, place) => ((weekStart - 1 + place) % 7) + 1);
  const counts = new Map(groups.map(({ set, keys, values }) => [`${set} ${keys.join(' ')}`, values.created]));
  const count = (set: number, ...keys: number[]) => counts.get(`${set} ${keys.join(' ')}`) ?? 0;
  const names = weekdayNames(locale);
  const nameOf = (day: number) => names[day - 1] ?? '';
  const hrefOf = (day: number, hour: number) => link('created', { weekday: String(day), hour: String(hour) });
  const title = t('report.section.when');
  return {
    id: 'when',
    title,
    chart: {
      id: 'when',
      title,
      type: 'heat',
      kind: 'count',
      labels: HOURS.map(hourText),
      series: days.map((day) => ({
        label: nameOf(day),
        values: HOURS.map((hour) => count(sets.cells, day, hour)),
        hrefs: HOURS.map((hour) => hrefOf(day, hour)),
      })),
    },
    table: {
      id: 'when',
      title,
      columns: [
        { key: 'hour', label: t('report.by.hour'), kind: 'text' },
        ...days.map((day) => ({
          key: `day${day}`,
          label: nameOf(day),
          kind: 'count' as const,
          isSummed: true,
        })),
        { key: 'total', label: t('report.total'), kind: 'count', isSummed: true },
      ],
      rows: HOURS.map((hour) => [
        { value: hourText(hour) },
        ...days.map((day) => ({ value: count(sets.cells, day, hour), href: hrefOf(day, hour) })),
        { value: count(sets.hours, hour), href: link('created', { hour: String(hour) }) },
      ]),
      total: [
        { value: t('report.total') },
        ...days.map((day) => ({
          value: count(sets.weekdays, day),
          href: link('created', { weekday: String(day) }),
        })),
        { value: sets.total, href: link('created') },
      ],
    },
  };
}

const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
