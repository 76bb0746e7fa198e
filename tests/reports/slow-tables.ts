import { clockAt } from '../../src/platform/calendar';
import { weekdayNames } from '../../src/platform/format';
import { type Counting, type Item, mean, percentile, ratio } from './slow';

// Tables of reports, reckoned slowly. Rows come in any order: what is compared is sorted.

export type Line = unknown[];

export interface SlowTable {
  rows: Line[];
  total: Line;
}

type Columns = (count: Counting, isOf: (item: Item) => boolean) => Line;

/** A row for each name that anything has, and one of all. */
export function tableBy(
  count: Counting,
  figures: Parameters<Counting>[0][],
  columns: Columns,
  namesOf: (item: Item) => string[],
  always: string[] = [],
): SlowTable {
  const names = new Set(always);
  for (const figure of figures)
    for (const item of count(figure)) for (const name of namesOf(item)) names.add(name);
  return {
    rows: [...names].map((name) => [name, ...columns(count, (item) => namesOf(item).includes(name))]),
    total: ['Total', ...columns(count, () => true)],
  };
}

export const createdColumns: Columns = (count, isOf) => [count('created').filter(isOf).length];

export const workColumns: Columns = (count, isOf) => {
  const of = (figure: Parameters<Counting>[0]) => count(figure).filter(isOf);
  const [responded, solved, open] = [of('responded'), of('solved'), of('open')];
  return [
    of('created').length,
    of('handled').length,
    solved.length,
    of('reopened').length,
    percentile(responded, 0.5),
    percentile(responded, 0.9),
    percentile(solved, 0.5),
    percentile(solved, 0.9),
    of('rated').length,
    ratio(of('satisfied'), of('rated')),
    open.length,
    percentile(open, 0.5),
  ];
};

export const points = (of: (figure: 'promoters' | 'detractors' | 'rated') => Item[]): number | null => {
  const rated = of('rated').length;
  return rated === 0 ? null : (100 * (of('promoters').length - of('detractors').length)) / rated;
};

export const ratingColumns: Columns = (count, isOf) => {
  const of = (figure: Parameters<Counting>[0]) => count(figure).filter(isOf);
  return [of('rated').length, ratio(of('satisfied'), of('rated')), points(of), mean(of('rated'))];
};

export const slaColumns: Columns = (count, isOf) => {
  const of = (figure: Parameters<Counting>[0]) => count(figure).filter(isOf);
  return [of('decided').length, of('met').length, of('breached').length, ratio(of('met'), of('decided'))];
};

/** A row for each hour, with a number for each day of the week from Monday, and their sum. */
export function heat(count: Counting, timeZone: string): SlowTable {
  const names = weekdayNames('en');
  const slots = count('created').map(({ at }) => {
    const clock = clockAt(at, timeZone);
    const day = (new Date(`${clock.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7;
    return { hour: `${clock.slice(11, 13)}:00`, day };
  });
  const line = (own: typeof slots) => [
    ...names.map((_, day) => own.filter((slot) => slot.day === day).length),
    own.length,
  ];
  const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
  return {
    rows: hours.map((hour) => [hour, ...line(slots.filter((slot) => slot.hour === hour))]),
    total: ['Total', ...line(slots)],
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** How old what is open is, in days, by names of ours. */
export function ageName({ at }: Item, now: Date): string {
  const age = (now.getTime() - at.getTime()) / DAY_MS;
  const bands: [number, string][] = [
    [1, 'Up to 1 day'],
    [3, '1 to 3 days'],
    [7, '3 to 7 days'],
    [14, '7 to 14 days'],
    [30, '14 to 30 days'],
    [90, '30 to 90 days'],
  ];
  return bands.find(([most]) => age <= most)?.[1] ?? 'More than 90 days';
}

export const AGE_NAMES = [
  'Up to 1 day',
  '1 to 3 days',
  '3 to 7 days',
  '7 to 14 days',
  '14 to 30 days',
  '30 to 90 days',
  'More than 90 days',
];
