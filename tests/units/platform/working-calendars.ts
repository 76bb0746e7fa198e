import type { WeekSpan, WorkingHours } from '../../../src/platform/working-time';
import { fc } from '../../support/properties';

// Calendars by chance, and what tells by the clocks of their zones alone whether they are open.

/** Zones, each with seconds at which its clocks were changed: at night, at midnight, by half an hour, by a day. */
export const CHANGES: Record<string, string[]> = {
  'Europe/Madrid': ['2026-03-29T01:00Z', '2026-10-25T01:00Z'],
  'Europe/Dublin': ['2025-03-30T01:00Z', '2025-10-26T01:00Z'],
  'America/New_York': ['2026-03-08T07:00Z', '2026-11-01T06:00Z'],
  'America/Mexico_City': ['2022-04-03T08:00Z', '2022-10-30T07:00Z', '2023-04-02T08:00Z'],
  'America/Santiago': ['2026-04-05T03:00Z', '2026-09-06T04:00Z'],
  'America/Havana': ['2026-03-08T05:00Z', '2026-11-01T05:00Z'],
  'America/Sao_Paulo': ['2015-10-18T03:00Z', '2016-02-21T02:00Z'],
  'Australia/Lord_Howe': ['2026-04-04T15:00Z', '2026-10-03T15:30Z'],
  'Asia/Damascus': ['2020-03-26T22:00Z', '2020-10-29T21:00Z'],
  'Asia/Kathmandu': ['1985-12-31T18:30Z'],
  'Pacific/Apia': ['2011-12-30T10:00Z'],
  'Africa/Casablanca': ['2024-03-10T02:00Z', '2024-04-14T02:00Z'],
  'Antarctica/Troll': ['2026-03-29T01:00Z', '2026-10-25T01:00Z'],
  UTC: ['2026-01-01T00:00Z'],
};

const minutes = fc.oneof(
  fc.constantFrom(0, 60, 120, 150, 540, 1080, 1380, 1439),
  fc.integer({ max: 1439, min: 0 }),
);

export const span: fc.Arbitrary<WeekSpan> = fc
  .record({
    day: fc.integer({ min: 1, max: 7 }),
    from: minutes,
    lasts: fc.oneof(fc.integer({ min: 1, max: 1440 }), fc.constantFrom(30, 60, 480, 1440)),
  })
  .map(({ day, from, lasts }) => ({ day, from, to: from + lasts }));

export interface Case {
  calendar: WorkingHours;
  /** A second near which the zone's clocks are changed, as a rule. */
  near: number;
}

/** Hours that may overlap, in any order; a day in five is a holiday. */
export const cases: fc.Arbitrary<Case> = fc
  .record({
    zone: fc.constantFrom(...Object.keys(CHANGES)),
    place: fc.nat(),
    away: fc.oneof(fc.integer({ min: -200_000, max: 200_000 }), fc.integer({ min: -2e8, max: 2e8 })),
    hours: fc.array(span, { minLength: 1, maxLength: 9 }),
    closed: fc.nat({ max: 4 }),
  })
  .map(({ zone, place, away, hours, closed }) => {
    const known = CHANGES[zone] ?? [];
    const change = Date.parse(known[place % known.length] ?? '') / 1000;
    const isClosed = (day: number) => day % 5 === closed;
    return { calendar: { timeZone: zone, isAlways: false, hours, isClosed }, near: change + away };
  });

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clocks show: `2026-11-21 14:05:00`. */
function shown(second: number, timeZone: string): string {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(timeZone, clock);
  return clock.format(second * 1000);
}

/** Whether a second counts, by what the clocks show in it and nothing else. */
export function isOpen({ timeZone, hours, isClosed }: WorkingHours, second: number): boolean {
  const [date = '', time = ''] = shown(second, timeZone).split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const midnight = new Date(`${date}T00:00:00Z`);
  if (isClosed(midnight.getTime() / 86_400_000)) return false;
  const weekday = midnight.getUTCDay() || 7;
  const before = weekday === 1 ? 7 : weekday - 1;
  const now = hour * 60 + minute;
  const covers = (day: number, at: number) =>
    hours.some((one) => one.day === day && one.from <= at && at < one.to);
  return covers(weekday, now) || covers(before, now + 1440);
}

/** Working time, a step after the other; a step must not hold the end of a span. */
export function slowly(calendar: WorkingHours, from: number, to: number, step: number): number {
  let sum = 0;
  for (let second = from; second < to; second += step) if (isOpen(calendar, second)) sum += step;
  return sum;
}
