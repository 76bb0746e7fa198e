import { ago } from '../../public/js/ago.js';
import type { Locale } from '../../src/platform/ctx';
import { formatter } from '../../src/platform/format';
import { fc } from '../support/properties';

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
