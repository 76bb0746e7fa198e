import type { Timing } from '../../src/features/schedules/schedules.types';
import { latestTime, nextTime, nextTimes } from '../../src/features/schedules/times';
import { clockAt } from '../../src/platform/calendar';
import { fc } from '../support/properties';

// When a report goes out, held to what the clocks of its zone show, quarter by quarter of an hour.

const ZONES = [
  'UTC',
  'Europe/Madrid',
  'America/Santiago',
  'America/Havana',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
];

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY = 24 * 60 * MINUTE;

const anyTiming: fc.Arbitrary<Timing> = fc
  .record({
    frequency: fc.constantFrom('daily', 'weekly', 'monthly'),
    weekday: fc.integer({ min: 1, max: 7 }),
    monthDay: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom(29, 30, 31)),
    // Most clocks are changed in the night.
    minutes: fc.oneof(fc.nat(1439), fc.nat(200)),
    timeZone: fc.constantFrom(...ZONES),
  })
  .map(({ frequency, weekday, monthDay, minutes, timeZone }) => ({
    frequency,
    weekday: frequency === 'weekly' ? weekday : null,
    monthDay: frequency === 'monthly' ? monthDay : null,
    clock: [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':'),
    timeZone,
  })) as fc.Arbitrary<Timing>;

/** Changes of clocks, a day that was left out, the ends of months and a leap day, and any other time. */
const EDGES = [
  '2011-12-29',
  '2024-02-28',
  '2026-03-28',
  '2026-04-04',
  '2026-09-05',
  '2026-10-03',
  '2026-10-31',
];
const anyMoment = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...EDGES).map((day) => Date.parse(day)),
      fc.integer({ min: Date.parse('2005-01-01'), max: Date.parse('2035-12-31') }),
    ),
    fc.integer({ min: -2 * DAY, max: 3 * DAY }),
  )
  .map(([about, by]) => new Date(about + by));

const dayNumbered = (number: number) => new Date(number * DAY).toISOString().slice(0, 10);
const numberOf = (day: string) => Date.parse(day) / DAY;

function isDueSlowly({ frequency, weekday, monthDay }: Timing, day: string): boolean {
  const at = new Date(day);
  if (frequency === 'weekly') return (at.getUTCDay() + 6) % 7 === (weekday ?? 0) - 1;
  if (frequency === 'daily') return true;
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  return at.getUTCDate() === Math.min(monthDay ?? 0, last);
}

/** The first moment when clocks show it; where none do, as long after as they skip. */
function momentSlowly({ clock, timeZone }: Timing, day: string): number {
  const wanted = `${day}T${clock}`;
  const inUtc = Date.parse(`${wanted}Z`);
  for (let at = inUtc - 15 * 4 * QUARTER; at <= inUtc + 15 * 4 * QUARTER; at += QUARTER)
    if (clockAt(new Date(at), timeZone) === wanted) return at;
  const isBefore = (at: number) => clockAt(new Date(at), timeZone) < wanted;
  let [low, high] = [inUtc - 30 * 4 * QUARTER, inUtc + 30 * 4 * QUARTER];
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
    if (isBefore(middle)) low = middle;
    else high = middle;
  }
  const offset = Date.parse(`${clockAt(new Date(low), timeZone)}Z`) - low;
  return inUtc - offset;
}

test('the next time is the first one after a moment that the calendar and the clocks of the zone say', () => {
  fc.assert(
    fc.property(anyTiming, anyMoment, (timing, after) => {
      const next = nextTime(timing, after);
      if (!next) throw new Error('none');
      const today = numberOf(clockAt(after, timing.timeZone).slice(0, 10));
      const due = Array.from({ length: 36 }, (_, index) => dayNumbered(today - 2 + index))
        .filter((day) => isDueSlowly(timing, day))
        .map((day) => ({ day, at: momentSlowly(timing, day) }));
      const wanted = due.find(({ at }) => at > after.getTime());
      expect({ day: next.day, at: next.at.getTime() }).toEqual(wanted);
    }),
    { numRuns: 60 },
  );
});

test('the latest time is the last one until a moment, and none lies between it and the next', () => {
  fc.assert(
    fc.property(anyTiming, anyMoment, (timing, until) => {
      const [latest, next] = [latestTime(timing, until), nextTime(timing, until)];
      if (!latest || !next) throw new Error('none');
      expect(latest.at <= until && until < next.at).toBe(true);
      expect(nextTime(timing, latest.at)).toEqual(next);
      expect(latestTime(timing, next.at)?.at).toEqual(next.at);
      expect(isDueSlowly(timing, latest.day)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('each date has one time at most, and a date that had its run has none any more', () => {
  fc.assert(
    fc.property(anyTiming, anyMoment, anyTiming, (timing, after, edited) => {
      const first = nextTime(timing, after);
      if (!first) throw new Error('none');
      const second = nextTime(timing, first.at, first.day);
      expect(second && second.day > first.day && second.at > first.at).toBe(true);
      const again = nextTime(edited, first.at, first.day);
      expect(again && again.day > first.day && again.at > first.at).toBe(true);
      const times = nextTimes(timing, after, 5).map((at) => at.getTime());
      expect([...new Set(times)].sort((one, other) => one - other)).toEqual(times);
      expect(times).toHaveLength(5);
    }),
    { numRuns: 200 },
  );
});

const daily = (clock: string, timeZone: string): Timing => ({
  ...{ frequency: 'daily', weekday: null, monthDay: null, clock, timeZone },
});
const monthly = (monthDay: number, timeZone = 'UTC'): Timing => ({
  ...{ frequency: 'monthly', weekday: null, monthDay, clock: '07:30', timeZone },
});
const times = (timing: Timing, after: string, count: number) =>
  nextTimes(timing, new Date(after), count).map((at) => at.toISOString().slice(0, 16));

test('an hour that clocks skip is as much later, and one that they show twice is the first', () => {
  // Madrid: 02:00 becomes 03:00 on 29 March, 03:00 becomes 02:00 on 25 October.
  expect(times(daily('02:30', 'Europe/Madrid'), '2026-03-28T12:00Z', 2)).toEqual([
    ...['2026-03-29T01:30', '2026-03-30T00:30'],
  ]);
  expect(times(daily('02:30', 'Europe/Madrid'), '2026-10-24T12:00Z', 2)).toEqual([
    ...['2026-10-25T00:30', '2026-10-26T01:30'],
  ]);
  // Santiago skips midnight on 6 September, Havana shows it twice on 1 November.
  expect(times(daily('00:30', 'America/Santiago'), '2026-09-05T12:00Z', 1)).toEqual(['2026-09-06T04:30']);
  expect(times(daily('00:30', 'America/Havana'), '2026-10-31T12:00Z', 2)).toEqual([
    ...['2026-11-01T04:30', '2026-11-02T05:30'],
  ]);
  // Lord Howe skips half an hour on 4 October.
  expect(times(daily('02:15', 'Australia/Lord_Howe'), '2026-10-03T12:00Z', 1)).toEqual(['2026-10-03T15:45']);
});

test('Apia had no 30 December 2011: what is due daily goes out once on the 31st, what is due on the 30th as well', () => {
  const apia = daily('07:30', 'Pacific/Apia');
  expect(times(apia, '2011-12-29T12:00Z', 3)).toEqual([
    ...['2011-12-29T17:30', '2011-12-30T17:30', '2011-12-31T17:30'],
  ]);
  expect(latestTime(apia, new Date('2011-12-30T18:00Z'))?.day).toBe('2011-12-31');
  expect(times(monthly(30, 'Pacific/Apia'), '2011-12-01T12:00Z', 2)).toEqual([
    ...['2011-12-30T17:30', '2012-01-29T17:30'],
  ]);
});

test('a month that lacks a day has its last one instead', () => {
  expect(times(monthly(31), '2028-01-31T08:00Z', 4).map((at) => at.slice(0, 10))).toEqual([
    ...['2028-02-29', '2028-03-31', '2028-04-30', '2028-05-31'],
  ]);
  expect(times(monthly(29), '2026-01-30T08:00Z', 2).map((at) => at.slice(0, 10))).toEqual([
    ...['2026-02-28', '2026-03-29'],
  ]);
});
