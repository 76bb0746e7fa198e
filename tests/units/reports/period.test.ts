import { periodOf } from '../../../src/features/reports/period/period';
import {
  type Clocks,
  type Days,
  PRESETS,
  type Preset,
} from '../../../src/features/reports/period/period.types';
import { clockAt, dayAfter, dayAt } from '../../../src/platform/calendar';
import { fc } from '../../support/properties';

const MONDAY = 1;
const clocks = (now: string, timeZone = 'Europe/Madrid', weekStart = MONDAY): Clocks => ({
  timeZone,
  now: new Date(now),
  weekStart,
});
const range = (from: string, until: string): Days => ({ from, until });
const utc = (moment: Date) => moment.toISOString().replace(':00.000Z', 'Z');

// A Wednesday.
const NOW = '2026-03-18T10:30Z';

test.each<[Preset, string, string, string, string]>([
  ['today', '2026-03-18', '2026-03-19', '2026-03-17', '2026-03-18'],
  ['yesterday', '2026-03-17', '2026-03-18', '2026-03-16', '2026-03-17'],
  ['this_week', '2026-03-16', '2026-03-23', '2026-03-09', '2026-03-16'],
  ['last_week', '2026-03-09', '2026-03-16', '2026-03-02', '2026-03-09'],
  ['last_7', '2026-03-12', '2026-03-19', '2026-03-05', '2026-03-12'],
  ['last_30', '2026-02-17', '2026-03-19', '2026-01-18', '2026-02-17'],
  ['this_month', '2026-03-01', '2026-04-01', '2026-02-01', '2026-03-01'],
  ['last_month', '2026-02-01', '2026-03-01', '2026-01-01', '2026-02-01'],
  ['this_quarter', '2026-01-01', '2026-04-01', '2025-10-01', '2026-01-01'],
  ['last_quarter', '2025-10-01', '2026-01-01', '2025-07-01', '2025-10-01'],
  ['this_year', '2026-01-01', '2027-01-01', '2025-01-01', '2026-01-01'],
  ['last_year', '2025-01-01', '2026-01-01', '2024-01-01', '2025-01-01'],
])('%s has the days of %s until %s, and before it those of %s until %s', (preset, ...days) => {
  const { from, until, before } = periodOf(preset, null, clocks(NOW));
  expect([from, until, before.from, before.until]).toEqual(days);
});

test('weeks begin as they are told to', () => {
  const of = (weekStart: number) => periodOf('this_week', null, clocks(NOW, 'Europe/Madrid', weekStart)).from;
  expect([of(1), of(7), of(6)]).toEqual(['2026-03-16', '2026-03-15', '2026-03-14']);
});

test('what is not over yet ends now, and is compared with as much of what was before it', () => {
  const { end, isRunning, before } = periodOf('this_month', null, clocks(NOW));
  expect([utc(end), isRunning, utc(before.end)]).toEqual(['2026-03-18T10:30Z', true, '2026-02-18T10:30Z']);
  // February has no 31st: then it is all of it.
  const late = periodOf('this_month', null, clocks('2026-03-31T10:30Z'));
  expect(utc(late.before.end)).toBe('2026-02-28T23:00Z');
  const over = periodOf('last_month', null, clocks(NOW));
  expect([over.isRunning, utc(over.end), utc(over.before.end)]).toEqual([
    false,
    '2026-02-28T23:00Z',
    '2026-01-31T23:00Z',
  ]);
  const ahead = periodOf('range', range('2027-01-01', '2027-02-01'), clocks(NOW));
  expect([ahead.isRunning, utc(ahead.end)]).toEqual([false, '2027-01-31T23:00Z']);
});

// Days that clocks are put forward or back on, by when they begin and end.
test.each([
  ['America/Santiago', '2026-09-06', '2026-09-06T04:00Z', '2026-09-07T03:00Z'],
  ['America/Santiago', '2026-04-04', '2026-04-04T03:00Z', '2026-04-05T04:00Z'],
  ['America/Havana', '2026-03-08', '2026-03-08T05:00Z', '2026-03-09T04:00Z'],
  // Midnight comes twice: the day begins at the first.
  ['America/Havana', '2026-11-01', '2026-11-01T04:00Z', '2026-11-02T05:00Z'],
  ['Europe/Madrid', '2026-03-29', '2026-03-28T23:00Z', '2026-03-29T22:00Z'],
  ['Europe/Madrid', '2026-10-25', '2026-10-24T22:00Z', '2026-10-25T23:00Z'],
  ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00Z', '2026-04-05T13:30Z'],
  ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30Z', '2026-10-04T13:00Z'],
])('in %s the %s is from %s until %s, and its hours fill it', (timeZone, day, start, end) => {
  const period = periodOf('range', range(day, dayAfter(day, 1)), clocks('2027-06-01T00:00Z', timeZone));
  expect([utc(period.start), utc(period.end), period.step]).toEqual([start, end, 'hour']);
  expect(period.buckets.at(0)?.start).toEqual(period.start);
  expect(period.buckets.at(-1)?.end).toEqual(period.end);
  for (const { start, day: on, clock } of period.buckets)
    expect(clockAt(start, timeZone)).toBe(`${on}T${clock}`);
});

test('an hour that comes twice is two, and one that is skipped is none', () => {
  const on = (day: string, next: string, timeZone: string) =>
    periodOf('range', range(day, next), clocks('2027-06-01T00:00Z', timeZone)).buckets.map(
      ({ clock }) => clock,
    );
  const back = on('2026-10-25', '2026-10-26', 'Europe/Madrid');
  expect([back.length, back.slice(1, 5)]).toEqual([25, ['01:00', '02:00', '02:00', '03:00']]);
  const forward = on('2026-03-29', '2026-03-30', 'Europe/Madrid');
  expect([forward.length, forward.slice(1, 3)]).toEqual([23, ['01:00', '03:00']]);
  const half = on('2026-04-05', '2026-04-06', 'Australia/Lord_Howe');
  expect(half.slice(0, 4)).toEqual(['00:00', '01:00', '01:30', '02:00']);
});

test.each([
  ['2026-01-01', '2026-01-02', 'hour', 24],
  ['2026-01-01', '2026-03-04', 'day', 62],
  ['2026-01-01', '2026-03-05', 'week', 10],
  ['2026-01-01', '2028-01-01', 'month', 24],
  ['2016-01-01', '2026-01-01', 'quarter', 40],
  ['2000-01-01', '2026-01-01', 'year', 26],
])('from %s until %s it goes by the %s', (from, until, step, count) => {
  const period = periodOf('range', range(from, until), clocks(NOW, 'UTC'));
  expect([period.step, period.buckets.length]).toEqual([step, count]);
});

test('a day that a zone left out is in no bucket', () => {
  const days = range('2011-12-28', '2012-01-02');
  const { buckets } = periodOf('range', days, clocks(NOW, 'Pacific/Apia'));
  expect(buckets.map(({ day }) => day)).toEqual(['2011-12-28', '2011-12-29', '2011-12-31', '2012-01-01']);
});

test('buckets follow each other without a gap from the first moment of the period to the last, in every zone', () => {
  const zones = [
    'UTC',
    'Europe/Madrid',
    'America/Santiago',
    'America/Havana',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom(...PRESETS.filter((preset) => preset !== 'range')),
      fc.date({ min: new Date('2015-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      fc.constantFrom(1, 6, 7),
      (timeZone, preset, now, weekStart) => {
        const period = periodOf(preset, null, { timeZone, now, weekStart });
        const { buckets, start, before } = period;
        expect(buckets[0]?.start).toEqual(start);
        for (const [index, { end }] of buckets.entries()) {
          expect(end).toEqual(buckets[index + 1]?.start ?? end);
        }
        expect(dayAt(buckets.at(-1)?.end as Date, timeZone)).toBe(period.until);
        expect(before.end.getTime()).toBeLessThanOrEqual(start.getTime());
        expect(before.start.getTime()).toBeLessThanOrEqual(before.end.getTime());
      },
    ),
    { numRuns: 300 },
  );
});
