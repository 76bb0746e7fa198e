import { hours, leftAfter, readWorking, stateAt } from '../../public/js/time-left.js';
import type { Locale } from '../../src/platform/ctx';
import { formatter } from '../../src/platform/format';
import { workingSeconds, workingSpans } from '../../src/platform/working-time';
import { fc } from '../support/properties';

// Pages tell how much working time is left, and their script goes on telling it: in the same words, at the same moments.

const ZONES = ['UTC', 'Europe/Madrid', 'America/Santiago', 'America/Havana', 'Asia/Kolkata'];

describe('working time', () => {
  const bothHours = (seconds: number, locale: Locale) => [
    hours(seconds, locale),
    formatter(locale, 'UTC').hours(seconds),
  ];

  test.each<[seconds: number, words: string]>([
    [-1, '0 min'],
    [0, '0 min'],
    [1, '< 1 min'],
    [59, '< 1 min'],
    [60, '1 min'],
    [3599, '59 min'],
    [3600, '1 h'],
    [39 * 3600 + 5 * 60, '39 h 5 min'],
    [99 * 3600 + 59 * 60, '99 h 59 min'],
    [100 * 3600 + 59 * 60, '100 h'],
    [365 * 24 * 3600, '8760 h'],
  ])('%i seconds', (seconds, words) => {
    expect(bothHours(seconds, 'es')).toEqual([words, words]);
    // Symbols, not abbreviations: the same in English, but for the signs in numbers.
    expect(bothHours(seconds, 'en').map((text) => text.replace(',', ''))).toEqual([words, words]);
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

test('what a page holds of a promise is read as it was written', () => {
  const read = { at: 1_764_416_400, left: -60, spans: [] as [number, number][] };
  expect(readWorking('1764416400 -60')).toEqual(read);
  const spans = [
    [0, 300],
    [900, 86_400],
  ];
  expect(readWorking('1764416400 7200 0-300 900-86400')).toEqual({ ...read, left: 7200, spans });
});

describe('by itself a promise', () => {
  const [risk, due] = [1000, 5000];
  const none = Number.NaN;

  test.each([
    ['waits for what comes first', 999, { risk, due }, { state: null, next: risk }],
    ['is at risk from its second on', 1000, { risk, due }, { state: 'at_risk', next: due }],
    ['is breached from the second when it is due', 5000, { risk, due }, { state: 'breached', next: null }],
    [
      'that was never at risk is breached all the same',
      5000,
      { risk: none, due },
      { state: 'breached', next: null },
    ],
    ['that is never due waits for nothing', 5000, { risk: none, due: none }, { state: null, next: null }],
  ])('%s', (_, now, moments, expected) => {
    expect(stateAt(now, moments)).toEqual(expected);
  });
});
