import fc from 'fast-check';
import { ago, hours, leftAfter } from '../../public/js/ago.js';
import type { Locale } from '../../src/platform/ctx';
import { formatter } from '../../src/platform/format';
import { workingSeconds, workingSpans } from '../../src/platform/working-time';

// Pages tell how long ago something was, and their script goes on telling it: in the same words, at the same moments.

const ZONES = [
  'UTC',
  'Europe/Madrid',
  'America/Santiago',
  'America/Havana',
  'Pacific/Kiritimati',
  'Asia/Kolkata',
];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const both = (moment: number, now: number, locale: Locale, timeZone: string) => [
  ago(moment, now, { locale, timeZone }),
  formatter(locale, timeZone).relative(moment, now),
];

test.each<[age: number, words: string]>([
  [0, 'ahora'],
  [MINUTE - 1, 'ahora'],
  [MINUTE, 'hace 1 minuto'],
  [HOUR - 1, 'hace 59 minutos'],
  [HOUR, 'hace 1 hora'],
  [DAY - 1, 'hace 23 horas'],
  [DAY, 'ayer'],
  [2 * DAY, 'anteayer'],
  [29 * DAY, 'hace 29 días'],
  [30 * DAY, '30 ago 2026'],
  [-HOUR, 'dentro de 1 hora'],
])('what is %i ms old', (age, words) => {
  const now = Date.UTC(2026, 8, 29, 12);
  expect(both(now - age, now, 'es', 'UTC')).toEqual([words, words]);
});

test('whatever the moment, the zone and the language', () => {
  // Around the nights in which clocks change, and at the thresholds.
  const now = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
  const age = fc.oneof(
    fc.integer({ min: -40 * DAY, max: 40 * DAY }),
    fc.constantFrom(MINUTE, HOUR, DAY, 30 * DAY).chain((at) => fc.integer({ min: at - 2, max: at + 2 })),
  );
  const locale = fc.constantFrom<Locale>('es', 'en');
  fc.assert(
    fc.property(now, age, locale, fc.constantFrom(...ZONES), (at, old, language, zone) => {
      const [here, there] = both(at.getTime() - old, at.getTime(), language, zone);
      expect(here).toBe(there);
    }),
    { numRuns: 500 },
  );
});

describe('working time', () => {
  const bothHours = (seconds: number, locale: Locale) => [
    hours(seconds, locale),
    formatter(locale, 'UTC').hours(seconds),
  ];

  test.each<[seconds: number, words: string]>([
    [-1, '0 min'],
    [59, '0 min'],
    [60, '1 min'],
    [3599, '59 min'],
    [3600, '1 h'],
    [39 * 3600 + 5 * 60, '39 h 5 min'],
    [99 * 3600 + 59 * 60, '99 h 59 min'],
    [100 * 3600 + 59 * 60, '100 h'],
    [365 * 24 * 3600, '8760 h'],
  ])('%i seconds', (seconds, words) => {
    expect(bothHours(seconds, 'es')).toEqual([words, words]);
  });

  test('however long, in both languages', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5_000_000 }),
        fc.constantFrom<Locale>('es', 'en'),
        (seconds, locale) => {
          const [here, there] = bothHours(seconds, locale);
          expect(here).toBe(there);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('an open page reckons as the desk does, from whatever moment on', () => {
    const office = [1, 2, 3, 4, 5].flatMap((day) => [
      { day, from: 540, to: 840 },
      { day, from: 900, to: 1080 },
    ]);
    const night = [{ day: 5, from: 1320, to: 1800 }];
    const always = { isAlways: true, hours: [] };
    const calendars = [always, { isAlways: false, hours: office }, { isAlways: false, hours: night }];
    const moment = fc.integer({ min: Date.UTC(2026, 0, 1) / 1000, max: Date.UTC(2027, 0, 1) / 1000 });
    const some = fc.tuple(fc.constantFrom(...calendars), fc.constantFrom(...ZONES), moment);
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 6 * 86_400 }), ([week, timeZone, now], passed) => {
        const calendar = { ...week, timeZone, isClosed: (day: number) => day % 11 === 0 };
        const spans = workingSpans(calendar, now, now + 7 * 86_400).map(([from, to]): [number, number] => [
          from - now,
          to - now,
        ]);
        const left = 20_000;
        expect(leftAfter(left, spans, passed)).toBe(left - workingSeconds(calendar, now, now + passed));
        expect(
          spans.every(([, until], index) => until < (spans[index + 1]?.[0] ?? Number.POSITIVE_INFINITY)),
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
