import {
  clockAt,
  clocksOf,
  dayAfter,
  dayAt,
  daysBetween,
  isDay,
  isDayToEnter,
  momentOfClock,
  startOfDay,
  startsOfDays,
} from '../../../src/platform/calendar';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/platform/elapsed';
import { fc } from '../../support/properties';

// Held against what Intl says that the clocks of a zone show, which is asked nothing but that.

const ZONES = Intl.supportedValuesOf('timeZone');
const OLD_NAMES = ['UTC', 'GMT', 'Etc/GMT+5', 'EST5EDT', 'US/Pacific', 'Asia/Calcutta', 'Europe/Kiev'];
const QUARTER = 15 * MINUTE_MS;
const RUNS = { numRuns: 150 };

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clocks show, to the second: `2026-11-21 14:05:00`. */
function shown(moment: number, zone: string): string {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(zone, clock);
  return clock.format(moment);
}

const dayShown = (moment: number, zone: string) => shown(moment, zone).slice(0, 10);
const aheadOfUtc = (moment: number, zone: string) => Date.parse(`${shown(moment, zone)}Z`) - moment;

/** A moment when a zone's clocks are changed, and by how much they go on. */
interface Change {
  zone: string;
  at: number;
  by: number;
}

function changesIn(zone: string, year: number): Change[] {
  const changes: Change[] = [];
  const end = Date.UTC(year + 1, 0, 1);
  for (let from = Date.UTC(year, 0, 1); from < end; from += DAY_MS) {
    const before = aheadOfUtc(from, zone);
    if (aheadOfUtc(from + DAY_MS, zone) === before) continue;
    let [low, high] = [from, from + DAY_MS];
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (aheadOfUtc(middle, zone) === before) low = middle;
      else high = middle;
    }
    changes.push({ zone, at: high, by: aheadOfUtc(high, zone) - before });
  }
  return changes;
}

const zone = fc.constantFrom(...ZONES, ...OLD_NAMES);
// From 1973 on no zone is ahead by seconds.
const year = fc.integer({ min: 1973, max: 2037 });
const change = fc
  .tuple(zone, year)
  .map(([name, within]) => changesIn(name, within))
  .filter((changes) => changes.length > 0)
  .chain((changes) => fc.constantFrom(...changes));
/** Moments anywhere, and as many around changed clocks. */
const moment = fc.oneof(
  fc.record({ zone, at: fc.integer({ min: Date.UTC(1973, 0, 1), max: Date.UTC(2038, 0, 1) }) }),
  fc
    .tuple(change, fc.integer({ min: -2 * DAY_MS, max: 2 * DAY_MS }))
    .map(([{ zone: name, at }, by]) => ({ zone: name, at: at + by })),
);

describe('a day', () => {
  it('begins at its first moment', () => {
    fc.assert(
      fc.property(moment, ({ zone: name, at }) => {
        const day = dayShown(at, name);
        const start = startOfDay(day, name).getTime();
        expect(dayShown(start, name)).toBe(day);
        const earlier = [1, ...Array.from({ length: 150 }, (_, index) => index * QUARTER + 1000)];
        expect(earlier.filter((by) => dayShown(start - by, name) >= day)).toEqual([]);
      }),
      RUNS,
    );
  });

  it.each([
    // Midnight is skipped.
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z', 23],
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z', 23],
    ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00.000Z', 23],
    ['America/Asuncion', '2019-10-06', '2019-10-06T04:00:00.000Z', 23],
    // The hour before midnight comes twice.
    ['America/Santiago', '2026-04-04', '2026-04-04T03:00:00.000Z', 25],
    ['America/Asuncion', '2020-03-21', '2020-03-21T03:00:00.000Z', 25],
    // Midnight comes twice.
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z', 25],
    ['Europe/Madrid', '2026-03-29', '2026-03-28T23:00:00.000Z', 23],
    ['Europe/Madrid', '2026-10-25', '2026-10-24T22:00:00.000Z', 25],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00.000Z', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30:00.000Z', 23.5],
    ['Asia/Kolkata', '2026-11-21', '2026-11-20T18:30:00.000Z', 24],
    // Samoa went from the 29th of December to the 31st.
    ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00.000Z', 24],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z', 0],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z', 24],
  ])('in %s, %s, begins at %s and has %d hours', (name, day, start, hours) => {
    expect(startOfDay(day, name).toISOString()).toBe(start);
    const length = startOfDay(day, name, 1).getTime() - startOfDay(day, name).getTime();
    expect(length / HOUR_MS).toBe(hours);
  });

  it('ends where the next begins, so that days leave nothing out and count nothing twice', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -40, max: 40 }), ({ zone: name, at }, days) => {
        const day = dayAt(new Date(at), name);
        expect(startOfDay(day, name, days)).toEqual(startOfDay(dayAfter(day, days), name));
        const [start, end] = [startOfDay(day, name).getTime(), startOfDay(day, name, 1).getTime()];
        expect(start).toBeLessThanOrEqual(at);
        // Only where clocks are put back across midnight is it still, or again, the day before.
        if (at >= end) expect(aheadOfUtc(at, name)).toBeLessThan(aheadOfUtc(end, name));
      }),
      RUNS,
    );
  });

  it('begins where it does alone, one after the other', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 400 }), ({ zone: name, at }, count) => {
        const day = dayAt(new Date(at), name);
        const alone = Array.from({ length: count }, (_, days) => startOfDay(day, name, days));
        expect(startsOfDays(day, count, name)).toEqual(alone);
      }),
      RUNS,
    );
    const samoan = startsOfDays('2011-12-25', 10, 'Pacific/Apia');
    expect(samoan).toEqual(samoan.map((_, days) => startOfDay('2011-12-25', 'Pacific/Apia', days)));
  });

  it('is the one that the clocks show, and days between moments are those', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -400 * DAY_MS, max: 400 * DAY_MS }), ({ zone: name, at }, by) => {
        const [from, to] = [dayShown(at, name), dayShown(at + by, name)];
        expect(dayAt(new Date(at), name)).toBe(from);
        expect(clockAt(new Date(at), name).slice(0, 10)).toBe(from);
        const days = daysBetween(new Date(at), new Date(at + by), name);
        expect(days).toBe((Date.parse(to) - Date.parse(from)) / DAY_MS);
        expect(dayAfter(from, days)).toBe(to);
      }),
      RUNS,
    );
  });

  it.each([
    ['2026-11-21', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['0000-01-01', false],
    ['2026-11-21T00:00', false],
    ['2026-1-1', false],
    ['+002026-11-21', false],
    ['20261121', false],
    ['2026-11-21[u-ca=hebrew]', false],
    ['soon', false],
    ['', false],
  ])('%j is one: %s', (text, is) => {
    expect(isDay(text)).toBe(is);
    expect(isDayToEnter(text)).toBe(is);
  });

  it.each([
    ['1969-12-31', false],
    ['1970-01-01', true],
    ['2100-12-31', true],
    ['2101-01-01', false],
    ['0002-09-06', false],
    ['0198-11-21', false],
    ['2026-02-30', false],
  ])('%s can be entered: %s', (text, can) => {
    expect(isDayToEnter(text)).toBe(can);
    expect(momentOfClock(`${text}T12:00`, 'UTC') !== null).toBe(can);
  });
});

describe('a clock', () => {
  it('shows what Intl says, and leads back to the first moment when it shows that', () => {
    fc.assert(
      fc.property(moment, ({ zone: name, at }) => {
        const clock = clockAt(new Date(at), name);
        expect(clock).toBe(shown(at, name).slice(0, 16).replace(' ', 'T'));
        const first = momentOfClock(clock, name)?.getTime() ?? Number.NaN;
        expect(shown(first, name)).toBe(`${clock.replace('T', ' ')}:00`);
        expect(first).toBeLessThanOrEqual(at);
        // Unless clocks were put back in between, it is the same minute.
        const putBack = aheadOfUtc(first, name) - aheadOfUtc(at, name);
        expect(at - first - putBack).toBeLessThan(MINUTE_MS);
      }),
      RUNS,
    );
  });

  it('of many moments in any order, years apart and at changes, shows what it shows of one', () => {
    const at = fc.oneof(
      change.map((one) => one.at),
      moment.map((one) => one.at),
    );
    fc.assert(
      fc.property(
        zone,
        fc.array(fc.tuple(at, fc.integer({ min: -90_000, max: 90_000 }))),
        (name, moments) => {
          const clockOf = clocksOf(name);
          for (const [base, seconds] of moments) {
            const one = new Date(base + seconds * 1000);
            expect(clockOf(one)).toBe(clockAt(one, name));
          }
        },
      ),
      RUNS,
    );
  });

  it.each(['1800-06-01T00:00:30Z', '1910-01-10T04:42:45.500Z', '2999-01-01T00:00:00Z'])(
    'of many moments is right for %s too',
    (at) => {
      for (const name of ['America/Santiago', 'Africa/Monrovia', 'UTC'])
        expect(clocksOf(name)(new Date(at))).toBe(clockAt(new Date(at), name));
    },
  );

  it('that was put forward counts from before, one that was put back shows the first of two moments', () => {
    fc.assert(
      fc.property(change, fc.double({ min: 0, max: 0.999, noNaN: true }), ({ zone: name, at, by }, part) => {
        const into = Math.floor((Math.abs(by) * part) / MINUTE_MS) * MINUTE_MS;
        const before = aheadOfUtc(at - 1000, name);
        // Skipped from `at` on where they went forward; shown twice before `at` where they went back.
        const wall = new Date(at + before + Math.min(by, 0) + into).toISOString().slice(0, 19);
        const found = momentOfClock(wall, name)?.getTime() ?? Number.NaN;
        expect(found).toBe(at + Math.min(by, 0) + into);
        expect(Date.parse(`${shown(found, name)}Z`) - Date.parse(`${wall}Z`)).toBe(Math.max(by, 0));
      }),
      RUNS,
    );
  });

  it.each([
    ['2026-12-01T09:30', 'Europe/Madrid', '2026-12-01T08:30:00.000Z'],
    ['2026-12-01T09:30:15', 'America/Lima', '2026-12-01T14:30:15.000Z'],
    ['2026-03-29T02:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026-09-06T00:30', 'America/Santiago', '2026-09-06T04:30:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Madrid', '2026-10-25T00:30:00.000Z'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-11-01T00:30', 'America/Havana', '2026-11-01T04:30:00.000Z'],
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z'],
  ])('that shows %s in %s does so at %s', (text, name, when) => {
    expect(momentOfClock(text, name)?.toISOString()).toBe(when);
  });

  it.each([
    '2026-02-30T10:00',
    '2026-12-01T24:00',
    '2026-12-01T10:60',
    '2026-12-01T10:00:60',
    '2026-12-01',
    '2026-12-01T10:00Z',
    '2026-12-01T10:00[UTC]',
    '0026-12-01T10:00',
    '9026-12-01T10:00',
    'soon',
    '',
  ])('never shows %j', (text) => expect(momentOfClock(text, 'UTC')).toBeNull());
});

test('every zone is known, by its former name too', () => {
  const now = new Date('2026-11-21T12:34:00Z');
  const back = (name: string) => momentOfClock(clockAt(now, name), name)?.getTime();
  expect([...OLD_NAMES, ...ZONES].filter((name) => back(name) !== now.getTime())).toEqual([]);
});
