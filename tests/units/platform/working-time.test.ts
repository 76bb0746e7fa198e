import {
  dayOf,
  isWorkingTime,
  momentAt,
  secondOf,
  type WorkingHours,
  workingAfter,
  workingSeconds,
  workingSpans,
} from '../../../src/platform/working-time';
import { fc } from '../../support/properties';
import { CHANGES, cases, isOpen, slowly } from './working-calendars';

const RUNS = { numRuns: 200 };
const DAY = 86_400;

const never = () => false;
const calendar = (given: Partial<WorkingHours>): WorkingHours => ({
  timeZone: 'Europe/Madrid',
  isAlways: false,
  hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: 540, to: 1080 })),
  isClosed: never,
  ...given,
});
const at = (text: string) => Date.parse(text) / 1000;

describe('held against what the clocks of zones show', () => {
  test('minute by minute over three days', () => {
    fc.assert(
      fc.property(cases, ({ calendar, near }) => {
        const from = Math.floor(near / 60) * 60 - DAY;
        const to = from + 3 * DAY;
        expect(workingSeconds(calendar, from, to)).toBe(slowly(calendar, from, to, 60));
      }),
      { numRuns: 60 },
    );
  });

  test('second by second over an hour', () => {
    fc.assert(
      fc.property(cases, ({ calendar, near }) => {
        expect(workingSeconds(calendar, near, near + 3600)).toBe(slowly(calendar, near, near + 3600, 1));
        expect(isWorkingTime(calendar, near)).toBe(isOpen(calendar, near));
      }),
      { numRuns: 60 },
    );
  });

  test.each(Object.entries(CHANGES))('in %s around each change', (timeZone, changes) => {
    for (const change of changes.map(at)) {
      const hours = [
        { day: 1, from: 0, to: 90 },
        ...[4, 5, 6, 7].flatMap((day) => [
          { day, from: 15, to: 135 },
          { day, from: 145, to: 170 },
          { day, from: 1350, to: 1445 },
        ]),
      ];
      const odd = calendar({ timeZone, hours });
      const [from, to] = [change - DAY, change + DAY];
      expect(workingSeconds(odd, from, to)).toBe(slowly(odd, from, to, 300));
      expect(workingSeconds(odd, change - 2700, change + 2700)).toBe(
        slowly(odd, change - 2700, change + 2700, 1),
      );
    }
  });
});

describe('whatever the calendar', () => {
  const lasts = fc.integer({ min: 0, max: 30 * DAY });

  test('time adds up over any split', () => {
    fc.assert(
      fc.property(cases, lasts, lasts, ({ calendar, near }, one, other) => {
        const [middle, end] = [near + one, near + one + other];
        const parts = workingSeconds(calendar, near, middle) + workingSeconds(calendar, middle, end);
        expect(workingSeconds(calendar, near, end)).toBe(parts);
      }),
      RUNS,
    );
  });

  test('it never runs backwards, nor faster than the clock', () => {
    fc.assert(
      fc.property(cases, lasts, lasts, ({ calendar, near }, one, more) => {
        const [less, all] = [one, one + more].map((end) => workingSeconds(calendar, near, near + end));
        expect(all).toBeGreaterThanOrEqual(less ?? Number.NaN);
        expect(all).toBeLessThanOrEqual((less ?? Number.NaN) + more);
        expect(workingSeconds(calendar, near, near - one)).toBe(0);
      }),
      RUNS,
    );
  });

  test('so much time later is the first second by which so much has passed', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 3 * DAY }), ({ calendar, near }, seconds) => {
        const after = workingAfter(calendar, near, seconds);
        // Only a calendar whose hours all fall on holidays, or on minutes that never come, has none.
        fc.pre(after !== null);
        expect(workingSeconds(calendar, near, after)).toBe(seconds);
        expect(workingSeconds(calendar, near, after - 1)).toBe(seconds - 1);
      }),
      RUNS,
    );
  });

  test('so much time as lies between two seconds leads from one to the other', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 5 * DAY }), ({ calendar, near }, lasting) => {
        const end = near + lasting;
        const counted = workingSeconds(calendar, near, end);
        const after = workingAfter(calendar, near, counted) ?? Number.NaN;
        expect(after).toBeLessThanOrEqual(end);
        if (isWorkingTime(calendar, end - 1)) expect(after).toBe(end);
      }),
      RUNS,
    );
  });

  test('it is made of spans in their order, apart from each other', () => {
    fc.assert(
      fc.property(cases, lasts, ({ calendar, near }, lasting) => {
        const spans = workingSpans(calendar, near, near + lasting);
        const ends = spans.flat();
        expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b));
        expect(ends.every((second) => second >= near && second <= near + lasting)).toBe(true);
        const sum = spans.reduce((total, [from, to]) => total + to - from, 0);
        expect(sum).toBe(workingSeconds(calendar, near, near + lasting));
      }),
      RUNS,
    );
  });

  test('neither the order of the hours nor saying them twice makes a difference', () => {
    fc.assert(
      fc.property(cases, lasts, fc.nat(), ({ calendar: one, near }, lasting, turn) => {
        const place = turn % one.hours.length;
        const moved = [...one.hours.slice(place), ...one.hours.slice(0, place), ...one.hours.slice(0, place)];
        const other = { ...one, hours: moved };
        const end = near + lasting;
        expect(workingSeconds(other, near, end)).toBe(workingSeconds(one, near, end));
        expect(workingAfter(other, near, lasting)).toBe(workingAfter(one, near, lasting));
      }),
      RUNS,
    );
  });
});

describe('a calendar', () => {
  test('is open at 23:59:30 of a day that is open until 24:00', () => {
    const open = calendar({ hours: [{ day: 1, from: 0, to: 1440 }] });
    const closing = at('2026-06-01T22:00Z');
    expect([-30, -1, 0].map((off) => isWorkingTime(open, closing + off))).toEqual([true, true, false]);
  });

  test('counts what overlaps once', () => {
    const hours = [
      { day: 1, from: 600, to: 720 },
      { day: 1, from: 540, to: 660 },
      { day: 7, from: 1320, to: 1440 + 570 },
    ];
    // Sunday 22:00 to Monday 09:30, then on to 12:00.
    const [from, to] = [at('2026-05-31T00:00+02:00'), at('2026-06-02T00:00+02:00')];
    expect(workingSeconds(calendar({ hours }), from, to)).toBe(14 * 3600);
  });

  test('around the clock knows neither hours nor holidays', () => {
    const always = calendar({ isAlways: true, hours: [], isClosed: () => true });
    const from = at('2026-03-28T23:00Z');
    expect(workingSeconds(always, from, from + DAY)).toBe(DAY);
    expect(workingAfter(always, from, DAY)).toBe(from + DAY);
    expect(isWorkingTime(always, from)).toBe(true);
  });

  test.each([
    ['no hours', { hours: [] }],
    ['holidays only', { isClosed: () => true }],
    ['hours that the only open day does not have', { isClosed: (day: number) => day !== 20_605 + 12 }],
  ])('of %s is never due', (_, given) => {
    const empty = calendar(given);
    const from = at('2026-06-08T00:00Z');
    expect(workingAfter(empty, from, 1)).toBeNull();
    expect(workingSeconds(empty, from, from + 400 * DAY)).toBe(0);
  });

  test('reckons years of one hour a week', () => {
    const rare = calendar({ timeZone: 'UTC', hours: [{ day: 2, from: 600, to: 660 }] });
    const from = at('2026-06-01T00:00Z');
    expect(workingAfter(rare, from, 500 * 3600)).toBe(at('2026-06-02T11:00Z') + 499 * 7 * DAY);
    // A target of a year is longer than ten years of it.
    expect(workingAfter(rare, from, 365 * DAY)).toBeNull();
  });
});

test('a part of a second belongs to the second that has begun, also before 1970', () => {
  expect([1999, 2000, -1, -1000, -1001].map((ms) => secondOf(new Date(ms)))).toEqual([1, 2, -1, -1, -2]);
  expect(momentAt(-1).toISOString()).toBe('1969-12-31T23:59:59.000Z');
});

test('a second falls on the day that the clocks of the zone show', () => {
  const second = at('2026-03-29T22:30Z');
  const days = ['Europe/Madrid', 'UTC', 'America/Havana'].map((timeZone) =>
    dayOf(calendar({ timeZone }), second),
  );
  expect(days).toEqual([20_542, 20_541, 20_541]);
});
