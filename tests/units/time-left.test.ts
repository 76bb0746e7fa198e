import fc from 'fast-check';
import { timeLeft } from '../../public/js/time-left.js';
import { formatter } from '../../src/platform/format';

// Lists tell how much time is left, and their script goes on telling it: in the same words, at the same moments.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 29, 12);

const both = (moment: number, now = NOW) => [
  timeLeft(moment, now),
  formatter('es', 'Europe/Madrid').left(moment, now),
  formatter('en', 'UTC').left(moment, now),
];

test.each<[left: number, words: string]>([
  [1, '< 1 min'],
  [MINUTE - 1, '< 1 min'],
  [MINUTE, '1 min'],
  [HOUR - 1, '59 min'],
  [HOUR, '1 h'],
  [2 * HOUR + 15 * MINUTE + 59_999, '2 h 15 min'],
  [DAY - 1, '23 h 59 min'],
  [DAY, '1 d'],
  [DAY + HOUR - 1, '1 d'],
  [3 * DAY + 4 * HOUR, '3 d 4 h'],
  [10 * DAY - 1, '9 d 23 h'],
  [10 * DAY + 5 * HOUR, '10 d'],
  [3650 * DAY, '3650 d'],
  [0, '−1 min'],
  [-30_000, '−1 min'],
  [-MINUTE, '−1 min'],
  [-2 * MINUTE + 1, '−1 min'],
  [-8 * MINUTE, '−8 min'],
  [-26 * HOUR, '−1 d 2 h'],
])('%i ms before it is over', (left, words) => {
  expect(both(NOW + left)).toEqual([words, words, words]);
});

test('whatever the moment, page and script agree, and what is over is never told as time left', () => {
  fc.assert(
    fc.property(fc.integer({ min: -400 * DAY, max: 400 * DAY }), (left) => {
      const [script, page, other] = both(NOW + left);
      expect([page, other]).toEqual([script, script]);
      expect(script?.startsWith('−')).toBe(left <= 0);
    }),
    { numRuns: 500 },
  );
});
