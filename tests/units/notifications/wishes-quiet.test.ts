import {
  isAlwaysQuiet,
  nextWeekday,
  type QuietHours,
  quietUntil,
} from '../../../src/features/notifications/preferences/quiet-hours';
import { clockAt } from '../../../src/platform/calendar';
import { fc } from '../../support/properties';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const hours = (written: string, days = EVERY_DAY): QuietHours => {
  const [from = '', until = ''] = written.split('-');
  return { from, until, days };
};

/** Zone, hours, a moment by the clocks of the zone, and when it is over; null where it is not quiet. */
const CASES: [string, string, string, string | null][] = [
  // Over midnight, and the two edges.
  ['Europe/Madrid', '22:00-07:00', '2027-01-15T23:30+01:00', '2027-01-16T07:00+01:00'],
  ['Europe/Madrid', '22:00-07:00', '2027-01-16T06:59+01:00', '2027-01-16T07:00+01:00'],
  ['Europe/Madrid', '22:00-07:00', '2027-01-16T07:00+01:00', null],
  ['Europe/Madrid', '22:00-07:00', '2027-01-15T22:00+01:00', '2027-01-16T07:00+01:00'],
  ['Europe/Madrid', '22:00-07:00', '2027-01-15T21:59+01:00', null],
  // Within a day, and nearly all of one.
  ['Europe/Madrid', '14:00-15:30', '2027-01-15T14:10+01:00', '2027-01-15T15:30+01:00'],
  ['Europe/Madrid', '02:00-01:59', '2027-01-15T01:58+01:00', '2027-01-15T01:59+01:00'],
  ['Europe/Madrid', '02:00-01:59', '2027-01-15T01:59+01:00', null],
  // The clocks of summer are those of the day itself, not of some day of winter.
  ['Europe/Madrid', '19:00-23:00', '2027-07-15T22:30+02:00', '2027-07-15T23:00+02:00'],
  ['Europe/Madrid', '22:00-07:00', '2027-03-27T23:00+01:00', '2027-03-28T07:00+02:00'],
  ['Europe/Madrid', '22:00-07:00', '2027-10-30T23:00+02:00', '2027-10-31T07:00+01:00'],
  // What the clocks skip comes as long after as was skipped.
  ['Europe/Madrid', '22:00-02:30', '2027-03-28T01:00+01:00', '2027-03-28T03:30+02:00'],
  ['Europe/Madrid', '02:30-06:00', '2027-03-28T03:15+02:00', null],
  ['Europe/Madrid', '02:30-06:00', '2027-03-28T03:30+02:00', '2027-03-28T06:00+02:00'],
  // What they show twice begins the first time and ends the last.
  ['Europe/Madrid', '22:00-02:30', '2027-10-31T02:20+02:00', '2027-10-31T02:30+01:00'],
  ['Europe/Madrid', '22:00-02:30', '2027-10-31T02:10+01:00', '2027-10-31T02:30+01:00'],
  ['Europe/Madrid', '22:00-02:30', '2027-10-31T02:30+01:00', null],
  ['Europe/Madrid', '02:30-06:00', '2027-10-31T02:40+02:00', '2027-10-31T06:00+01:00'],
  ['Europe/Madrid', '02:30-06:00', '2027-10-31T02:10+01:00', '2027-10-31T06:00+01:00'],
  // A zone whose clocks change at midnight.
  ['America/Santiago', '22:00-00:30', '2027-09-04T23:10-04:00', '2027-09-05T01:30-03:00'],
  ['America/Santiago', '00:00-06:00', '2027-09-05T01:00-03:00', '2027-09-05T06:00-03:00'],
  ['America/Santiago', '23:30-06:00', '2027-04-03T23:10-04:00', '2027-04-04T06:00-04:00'],
  ['America/Santiago', '20:00-23:30', '2027-04-03T23:40-03:00', '2027-04-03T23:30-04:00'],
  // One that never changes them, and is half an hour beside others.
  ['Asia/Kolkata', '22:00-07:00', '2027-06-01T00:15+05:30', '2027-06-01T07:00+05:30'],
  ['Asia/Kolkata', '22:00-07:00', '2027-06-01T12:00+05:30', null],
  // One that left out a day: 30 December 2011.
  ['Pacific/Apia', '22:00-07:00', '2011-12-29T23:00-10:00', '2011-12-31T07:00+14:00'],
  ['Pacific/Apia', '22:00-07:00', '2011-12-31T03:00+14:00', '2011-12-31T07:00+14:00'],
  ['Pacific/Apia', '22:00-07:00', '2011-12-31T08:00+14:00', null],
];

test.each(CASES)('in %s from %s it is at %s quiet until %s', (zone, written, moment, end) => {
  const found = quietUntil(hours(written), new Date(moment), zone);
  expect(found?.toISOString() ?? null).toBe(end && new Date(end).toISOString());
});

describe('on some days of the week', () => {
  const at = (quiet: QuietHours, moment: string) =>
    quietUntil(quiet, new Date(moment), 'Europe/Madrid')?.toISOString() ?? null;
  const friday = hours('22:00-07:00', [5]);

  test('hours belong to the day on which they begin', () => {
    expect(at(friday, '2027-01-16T03:00+01:00')).toBe('2027-01-16T06:00:00.000Z');
    expect(at(friday, '2027-01-16T23:00+01:00')).toBeNull();
    expect(at(friday, '2027-01-15T03:00+01:00')).toBeNull();
  });

  test('whole days that follow each other end once', () => {
    const weekend = hours('00:00-00:00', [6, 7]);
    expect(at(weekend, '2027-01-16T12:00+01:00')).toBe('2027-01-17T23:00:00.000Z');
    expect(at(weekend, '2027-01-17T23:59+01:00')).toBe('2027-01-17T23:00:00.000Z');
    expect(at(weekend, '2027-01-18T00:00+01:00')).toBeNull();
    expect(at(hours('00:00-00:00', [1, 2, 3, 4, 5, 6]), '2027-01-11T00:00+01:00')).toBe(
      '2027-01-16T23:00:00.000Z',
    );
  });

  test('a day that a zone left out has none', () => {
    const skipped = quietUntil(hours('22:00-07:00', [5]), new Date('2011-12-31T23:00+14:00'), 'Pacific/Apia');
    expect(skipped).toBeNull();
  });

  test('only all of every day never ends', () => {
    expect(isAlwaysQuiet(hours('08:00-08:00'))).toBe(true);
    expect(isAlwaysQuiet(hours('08:00-08:00', [7, 6, 5, 4, 3, 2, 1, 1]))).toBe(true);
    expect(isAlwaysQuiet(hours('08:00-08:00', [1, 2, 3, 4, 5, 6]))).toBe(false);
    expect(isAlwaysQuiet(hours('08:00-07:59'))).toBe(false);
  });
});

const clock = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map(
    (minutes) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
  );
const quiet = fc
  .record({
    from: clock,
    until: clock,
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  })
  .filter((one) => !isAlwaysQuiet(one));
const moment = fc.date({ min: new Date('1975-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));

test('it ends later, at a moment when it is not quiet any more, and is quiet until then', () => {
  fc.assert(
    fc.property(quiet, moment, zone, (one, now, name) => {
      const end = quietUntil(one, now, name);
      if (!end) return;
      expect(end > now).toBe(true);
      expect(quietUntil(one, end, name)).toBeNull();
      expect(quietUntil(one, new Date(end.getTime() - 1), name)).toEqual(end);
    }),
    { numRuns: 300 },
  );
});

describe('the next Monday', () => {
  const at = (now: string) =>
    clockAt(nextWeekday(new Date(now), 1, '08:00', 'Europe/Madrid'), 'Europe/Madrid');

  test('is the one that is yet to come, by the clocks that there are then', () => {
    expect(at('2027-01-15T12:00+01:00')).toBe('2027-01-18T08:00');
    // On a Monday nobody means the minutes until eight.
    expect(at('2027-01-18T07:59+01:00')).toBe('2027-01-25T08:00');
    expect(at('2027-01-17T23:59+01:00')).toBe('2027-01-18T08:00');
    expect(at('2027-01-18T08:00+01:00')).toBe('2027-01-25T08:00');
    expect(at('2027-03-27T12:00+01:00')).toBe('2027-03-29T08:00');
  });
});
