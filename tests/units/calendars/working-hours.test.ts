import type { Holiday, StoredCalendar } from '../../../src/features/calendars/calendars.types';
import { readHolidays } from '../../../src/features/calendars/holiday-lines';
import { readSpans } from '../../../src/features/calendars/week';
import { nextHolidays, staysOpen, workingHoursOf } from '../../../src/features/calendars/working-hours';
import { dayNumber } from '../../../src/platform/calendar';
import { isWorkingTime, momentAt, secondOf, workingAfter } from '../../../src/platform/working-time';

const WEEKDAYS = '09:00-17:00';

function calendar({
  zone = 'UTC',
  week = [WEEKDAYS, WEEKDAYS, WEEKDAYS, WEEKDAYS, WEEKDAYS, '', ''],
  holidays = '',
  ...more
}: { zone?: string; week?: string[]; holidays?: string } & Partial<
  Omit<StoredCalendar, 'holidays'>
> = {}): StoredCalendar {
  const hours = week.flatMap((line, at) => {
    const spans = readSpans(line);
    if ('key' in spans) throw new Error(line);
    return spans.map((span) => ({ day: at + 1, ...span }));
  });
  return {
    id: '1',
    name: 'Office',
    timeZone: zone,
    isAlways: false,
    hours,
    holidays: readHolidays(holidays) as Holiday[],
    feedDays: [],
    ...more,
  };
}

const second = (text: string) => secondOf(new Date(text));
const closedDays = (one: StoredCalendar, days: string[]) =>
  days.filter((day) => workingHoursOf(one).isClosed(dayNumber(day)));

// Each holiday of a day was shown on two.
test('a day closes that day alone, and a stretch all of its days', () => {
  const one = calendar({ holidays: '2026-10-12: Fiesta\n2026-12-30 - 2027-01-02: Break' });
  const days = ['2026-10-11', '2026-10-12', '2026-10-13', '2025-10-12'];
  expect(closedDays(one, days)).toEqual(['2026-10-12']);
  const edge = ['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03'];
  expect(closedDays(one, edge)).toEqual(edge.slice(1, 5));
});

test('a rule closes a day in every year, asked in any order', () => {
  const one = calendar({ holidays: '25 December: Christmas\nlast Monday of May: Memorial Day' });
  const days = [
    '2027-05-31',
    '2026-12-25',
    '2026-05-25',
    '2027-12-25',
    '2026-05-31',
    '1999-12-25',
    '2026-12-26',
  ];
  expect(closedDays(one, days)).toEqual([
    '2027-05-31',
    '2026-12-25',
    '2026-05-25',
    '2027-12-25',
    '1999-12-25',
  ]);
});

// Once moved to the 28th, it never came back.
test('29 February closes leap years only, and no other day in the others', () => {
  const one = calendar({ holidays: '29 February: Leap day' });
  const days = [
    '2024-02-29',
    '2025-02-28',
    '2025-03-01',
    '2026-02-28',
    '2027-03-01',
    '2028-02-28',
    '2028-02-29',
  ];
  expect(closedDays(one, days)).toEqual(['2024-02-29', '2028-02-29']);
});

// A day before and one after Easter, and Ascension.
test('days before and after Easter stand beside each other, over the end of a month, too', () => {
  const one = calendar({
    holidays: 'Easter -2: Good Friday\nEaster -1: Saturday\nEaster +1: Easter Monday\nEaster +39: Ascension',
  });
  expect(closedDays(one, ['2013-03-29', '2013-03-30', '2013-03-31', '2013-04-01', '2013-04-29'])).toEqual([
    '2013-03-29',
    '2013-03-30',
    '2013-04-01',
  ]);
  expect(closedDays(one, ['2018-05-10', '2018-05-11', '2019-04-22'])).toEqual(['2018-05-10', '2019-04-22']);
});

// New Year in Sydney is still the year before in UTC.
test('a holiday is that of the zone, whatever the year is elsewhere', () => {
  const one = calendar({
    zone: 'Australia/Sydney',
    week: Array(7).fill('00:00-24:00'),
    holidays: '1 January: New Year',
  });
  const hours = workingHoursOf(one);
  expect(isWorkingTime(hours, second('2017-12-31T12:59:59Z'))).toBe(true);
  expect(isWorkingTime(hours, second('2017-12-31T13:00:00Z'))).toBe(false);
  expect(isWorkingTime(hours, second('2018-01-01T12:59:59Z'))).toBe(false);
  expect(isWorkingTime(hours, second('2018-01-01T13:00:00Z'))).toBe(true);
});

test('the days of feeds close, too', () => {
  const one = calendar({ feedDays: [{ day: '2026-11-30', name: 'From a feed' }] });
  expect(closedDays(one, ['2026-11-30', '2026-12-01'])).toEqual(['2026-11-30']);
});

// A break at noon is two spans of hours, no holiday.
test('a break at noon does not count', () => {
  const one = workingHoursOf(calendar({ week: Array(7).fill('09:00-13:00, 14:00-18:00') }));
  const due = workingAfter(one, second('2026-11-30T12:00:00Z'), 2 * 3600);
  expect(due && momentAt(due).toISOString()).toBe('2026-11-30T15:00:00.000Z');
});

// Open from the evening into the next day.
test('a night is open past midnight, but for what of it falls on a holiday', () => {
  const one = workingHoursOf(
    calendar({ week: Array(7).fill('21:00-02:00'), holidays: '2026-12-25: Christmas' }),
  );
  const open = [
    '2026-12-23T20:59:59Z',
    '2026-12-23T23:30:00Z',
    '2026-12-24T01:59:59Z',
    '2026-12-24T02:00:00Z',
  ];
  expect(open.map((at) => isWorkingTime(one, second(at)))).toEqual([false, true, true, false]);
  // Night of the 24th to the 25th ends at midnight; that of the 25th begins after it.
  const over = [
    '2026-12-24T23:59:59Z',
    '2026-12-25T00:00:00Z',
    '2026-12-25T22:00:00Z',
    '2026-12-26T00:00:00Z',
  ];
  expect(over.map((at) => isWorkingTime(one, second(at)))).toEqual([true, false, false, true]);
});

describe('the next holidays', () => {
  const on = (from: string, name: string, until = from) => ({ from, until, name });

  // On 26 December the next New Year was that of the year that ends; elsewhere the next one came a day early.
  test('go on into the next year, and begin today', () => {
    const one = calendar({
      holidays: '1 January: New Year\n26 December: Saint Stephen\n25 December: Christmas',
    });
    expect(nextHolidays(one, second('2018-12-26T10:00:00Z'), 3)).toEqual([
      on('2018-12-26', 'Saint Stephen'),
      on('2019-01-01', 'New Year'),
      on('2019-12-25', 'Christmas'),
    ]);
  });

  test('are those from today on where the calendar is, and each day is named once', () => {
    const one = calendar({
      zone: 'Pacific/Auckland',
      holidays: '2026-12-25: By hand\n25 December: By rule',
      feedDays: [{ day: '2026-12-25', name: 'By feed' }],
    });
    expect(nextHolidays(one, second('2026-12-25T10:59:59Z'), 2).map(({ name }) => name)).toEqual([
      'By hand',
      'By rule',
    ]);
    expect(nextHolidays(one, second('2026-12-25T11:00:00Z'), 1)).toEqual([on('2027-12-25', 'By rule')]);
  });

  test('are one where they follow each other, also over the end of a year', () => {
    const one = calendar({
      holidays: '2026-12-30 - 2027-01-02: Break\n2027-01-03: Another\n2027-01-05: Break\n6 January: Kings',
    });
    expect(nextHolidays(one, second('2026-12-31T10:00:00Z'), 3)).toEqual([
      on('2026-12-31', 'Break', '2027-01-02'),
      on('2027-01-03', 'Another'),
      on('2027-01-05', 'Break'),
    ]);
  });

  test('are those of a year, for rules come round', () => {
    const one = calendar({ holidays: '1 January: New Year\n2029-05-01: Far away' });
    expect(nextHolidays(one, second('2026-12-01T10:00:00Z'), 9)).toEqual([on('2027-01-01', 'New Year')]);
  });

  test('are none where there are none, and 29 February years ahead', () => {
    expect(nextHolidays(calendar(), second('2026-01-01T00:00:00Z'), 3)).toEqual([]);
    const one = calendar({ holidays: '29 February: Leap day' });
    expect(nextHolidays(one, second('2096-03-01T00:00:00Z'), 1)).toEqual([on('2104-02-29', 'Leap day')]);
  });
});

// A calendar without open time kept jobs running for ever.
describe('a calendar that is never open', () => {
  const now = second('2026-11-30T12:00:00Z');
  const years = (from: number, until: number) =>
    Array.from({ length: until - from + 1 }, (_, at) => from + at)
      .map((year) => `${year}-01-01 - ${year}-12-31: Closed`)
      .join('\n');

  test('is told from one that is', () => {
    expect(staysOpen(calendar(), now)).toBe(true);
    expect(staysOpen(calendar({ week: ['', '', '', '', '', '', ''] }), now)).toBe(false);
    expect(staysOpen(calendar({ week: [], isAlways: true }), now)).toBe(true);
  });

  test('by its holidays, also if only from some year on', () => {
    expect(staysOpen(calendar({ holidays: years(2026, 2026) }), now)).toBe(true);
    expect(staysOpen(calendar({ holidays: years(2026, 2027) }), now)).toBe(false);
    expect(staysOpen(calendar({ holidays: years(2030, 2031) }), now)).toBe(false);
  });

  test('by rules that close the only day of each week that it has', () => {
    const of = (nth: string) =>
      ['January', 'February', 'March', 'April', 'May', 'June', 'July']
        .concat(['August', 'September', 'October', 'November', 'December'])
        .map((month) => `${nth} Monday of ${month}: Closed`);
    const all = ['first', 'second', 'third', 'fourth'].flatMap(of).join('\n');
    const mondays = [WEEKDAYS, '', '', '', '', '', ''];
    // Fifth Mondays are left.
    expect(staysOpen(calendar({ week: mondays, holidays: all }), now)).toBe(true);
    expect(staysOpen(calendar({ week: mondays, holidays: `${all}\n${of('last').join('\n')}` }), now)).toBe(
      false,
    );
  });
});

test('the days of twenty feeds are looked at once, however many years are asked about', () => {
  const feedDays = Array.from({ length: 20 * 1280 }, (_, at) => {
    const day = new Date(Date.UTC(2025, 0, 1 + 2 * (at % 1280))).toISOString().slice(0, 10);
    return { day, name: `Feed ${Math.floor(at / 1280)}` };
  });
  const one = calendar({ feedDays });
  const read = jest.spyOn(Date, 'parse');
  expect(staysOpen(one, second('2026-01-01T00:00:00Z'))).toBe(true);
  expect(nextHolidays(one, second('2031-12-20T00:00:00Z'), 8)[0]).toEqual({
    ...{ name: 'Feed 0', from: '2031-12-20', until: '2031-12-20' },
  });
  expect(closedDays(one, ['2026-01-01', '2026-01-02', '2026-01-03'])).toEqual(['2026-01-02']);
  const times = read.mock.calls.length;
  read.mockRestore();
  expect(times).toBeLessThan(feedDays.length + 1000);
});
