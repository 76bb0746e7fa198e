import { dayNumber, dayNumbered } from '../../../src/platform/calendar';
import { dayOfDate, easterOf, nthWeekday, weekdayOf, yearOf } from '../../../src/platform/calendar-rules';

const day = (number: number | null) => (number === null ? null : dayNumbered(number));

test('days of the week, also before 1970', () => {
  const known: [string, number][] = [
    ['1970-01-01', 4],
    ['1969-12-31', 3],
    ['2026-11-29', 7],
    ['2024-02-29', 4],
    ['2100-12-31', 5],
    ['1900-01-01', 1],
  ];
  for (const [text, weekday] of known) expect([text, weekdayOf(dayNumber(text))]).toEqual([text, weekday]);
});

test('the year of its first and its last day', () => {
  expect(
    ['2023-12-31', '2024-01-01', '2024-12-31', '1969-12-31'].map((text) => yearOf(dayNumber(text))),
  ).toEqual([2023, 2024, 2024, 1969]);
});

test('29 February is a day of leap years only', () => {
  expect([2023, 2024, 2025, 2028, 2100, 2000].map((year) => day(dayOfDate(year, 2, 29)))).toEqual([
    null,
    '2024-02-29',
    null,
    '2028-02-29',
    null,
    '2000-02-29',
  ]);
  expect(dayOfDate(2026, 4, 31)).toBeNull();
  expect(dayOfDate(2026, 13, 1)).toBeNull();
});

// Dates as almanacs give them, at both ends of what Easter can be: 22 March and 25 April.
test.each([
  [1818, '1818-03-22'],
  [1943, '1943-04-25'],
  [1954, '1954-04-18'],
  [1981, '1981-04-19'],
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2013, '2013-03-31'],
  [2019, '2019-04-21'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
  [2049, '2049-04-18'],
  [2076, '2076-04-19'],
])('Easter of %i', (year, text) => {
  expect(day(easterOf(year))).toBe(text);
});

test('Easter is a Sunday between 22 March and 25 April in every year', () => {
  for (let year = 1970; year <= 2100; year += 1) {
    const easter = easterOf(year);
    expect(weekdayOf(easter)).toBe(7);
    expect(day(easter)?.slice(5) ?? '').toMatch(/^(03-2[2-9]|03-3[01]|04-[01]\d|04-2[0-5])$/);
  }
});

test.each([
  // Martin Luther King, Memorial Day, Labor Day, Thanksgiving in the United States of 2026.
  [2026, 1, 1, 3, '2026-01-19'],
  [2026, 5, 1, -1, '2026-05-25'],
  [2026, 9, 1, 1, '2026-09-07'],
  [2026, 11, 4, 4, '2026-11-26'],
  // The month begins, and ends, on the day itself.
  [2026, 6, 1, 1, '2026-06-01'],
  [2026, 5, 7, -1, '2026-05-31'],
  // A fifth one is the last, and December is followed by another year.
  [2026, 8, 1, -1, '2026-08-31'],
  [2026, 12, 4, -1, '2026-12-31'],
  [2024, 2, 4, -1, '2024-02-29'],
])('of %i, month %i, day of the week %i, number %i', (year, month, weekday, nth, text) => {
  expect(day(nthWeekday(year, month, weekday, nth))).toBe(text);
});
