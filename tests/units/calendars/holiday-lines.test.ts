import { readHolidays, writeHoliday } from '../../../src/features/calendars/holiday-lines';
import { LOCALES } from '../../../src/platform/i18n';

const rules = (text: string) => {
  const found = readHolidays(text);
  return 'key' in found ? found : found.map(({ rule }) => rule);
};
const date = (month: number, day: number) => ({ kind: 'date', month, day });
const days = (from: string, until = from) => ({ kind: 'days', from, until });
const weekday = (nth: number, day: number, month: number) => ({ kind: 'weekday', month, weekday: day, nth });
const easter = (number: number) => ({ kind: 'easter', days: number });

test.each([
  ['2026-12-24', days('2026-12-24')],
  ['2026-08-03 - 2026-08-14', days('2026-08-03', '2026-08-14')],
  ['2026-08-03–2026-08-14', days('2026-08-03', '2026-08-14')],
  ['2026-08-03 to 2026-08-14', days('2026-08-03', '2026-08-14')],
  ['2026-08-03 al 2026-08-14', days('2026-08-03', '2026-08-14')],
  ['2024-02-29', days('2024-02-29')],
  ['25 December', date(12, 25)],
  ['December 25', date(12, 25)],
  ['25th December', date(12, 25)],
  ['25 dec', date(12, 25)],
  ['25 de diciembre', date(12, 25)],
  ['1.º de ENERO', date(1, 1)],
  ['1º de enero', date(1, 1)],
  ['6 ene', date(1, 6)],
  ['29 February', date(2, 29)],
  ['24 December 2026', days('2026-12-24')],
  ['December 24, 2026', days('2026-12-24')],
  ['24 de diciembre de 2026', days('2026-12-24')],
  ['25/12', date(12, 25)],
  ['12/25', date(12, 25)],
  ['25.12.', date(12, 25)],
  ['25. 12.', date(12, 25)],
  ['25-12', date(12, 25)],
  ['06/06', date(6, 6)],
  ['1/13', date(1, 13)],
  ['25/12/2026', days('2026-12-25')],
  ['12/25/2026', days('2026-12-25')],
  ['2026/03/04', days('2026-03-04')],
  ['2026.12.25', days('2026-12-25')],
  ['25 dic', date(12, 25)],
  ['25 dic.', date(12, 25)],
  ['Dec 25', date(12, 25)],
  ['last Monday of May', weekday(-1, 1, 5)],
  ['4th Thursday in November', weekday(4, 4, 11)],
  ['último lunes de mayo', weekday(-1, 1, 5)],
  ['ultimo  lunes de mayo', weekday(-1, 1, 5)],
  ['tercer lunes de enero', weekday(3, 1, 1)],
  ['2.º sábado de junio', weekday(2, 6, 6)],
  ['Easter', easter(0)],
  ['Easter Sunday', easter(0)],
  ['Easter -2', easter(-2)],
  ['Easter + 39', easter(39)],
  ['Pascua -2', easter(-2)],
  ['pascua+60 días', easter(60)],
  ['2 days before Easter', easter(-2)],
  ['39 días después de Pascua', easter(39)],
  ['1 day after Easter', easter(1)],
])('%j names a day', (text, rule) => {
  expect(rules(`${text}: Free`)).toEqual([rule]);
});

test.each([
  ['24/12/26', 'calendars.error.day'],
  ['2026/12/24/2026', 'calendars.error.day'],
  ['25/12/', 'calendars.error.day'],
  ['30/02', 'calendars.error.no_such_day'],
  ['13/13', 'calendars.error.no_such_day'],
  ['00/13', 'calendars.error.no_such_day'],
  ['00/05', 'calendars.error.no_such_day'],
  ['5.0.2026', 'calendars.error.no_such_day'],
  ['2026/13/01', 'calendars.error.no_such_day'],
  ['25/12/2101', 'calendars.error.day_far'],
  ['25', 'calendars.error.day'],
  ['December', 'calendars.error.day'],
  ['25 Foo', 'calendars.error.day'],
  ['fifth Monday of May', 'calendars.error.day'],
  ['last Monday of Foo', 'calendars.error.day'],
  ['Easter Monday', 'calendars.error.day'],
  ['Easter - two', 'calendars.error.day'],
  ['', 'calendars.error.day'],
  ['2026-02-29', 'calendars.error.no_such_day'],
  ['2026-02-20 - 2026-02-30', 'calendars.error.no_such_day'],
  ['30 February', 'calendars.error.no_such_day'],
  ['31 de abril', 'calendars.error.no_such_day'],
  ['29 February 2027', 'calendars.error.no_such_day'],
  ['1969-12-31', 'calendars.error.day_far'],
  ['2101-01-01', 'calendars.error.day_far'],
  ['25 December 2101', 'calendars.error.day_far'],
  ['2026-08-14 - 2026-08-03', 'calendars.error.backwards'],
])('%j names none, and the message says so', (text, key) => {
  expect(rules(`${text}: Free`)).toEqual({ key, params: { text, line: 1 } });
});

test('numbers that may be two dates are refused with both of them in words', () => {
  expect(readHolidays('03/04: Free')).toEqual({
    key: 'calendars.error.unclear_day',
    params: {
      ...{ text: '03/04', line: 1 },
      one: { es: '3 de abril', en: '3 April' },
      other: { es: '4 de marzo', en: '4 March' },
    },
  });
  expect(readHolidays('3.4.2026: Free')).toMatchObject({
    params: { one: { es: '3 de abril de 2026', en: '3 April 2026' } },
  });
});

test('all lines that cannot be read are told at once, ten by name', () => {
  expect(readHolidays('foo: bar\n1 May: Free\n31 April: Free\n2 May')).toEqual({
    ...{ key: 'calendars.error.day', params: { text: 'foo', line: 1 } },
    also: [
      { key: 'calendars.error.no_such_day', params: { text: '31 April', line: 3 } },
      { key: 'calendars.error.no_colon', params: { text: '2 May', line: 4 } },
    ],
  });
  const many = readHolidays('foo: bar\n'.repeat(13));
  expect('key' in many && many.also).toHaveLength(10);
  expect('key' in many && many.also?.at(-1)).toEqual({
    ...{ key: 'calendars.error.more_lines', params: { count: 3 } },
  });
});

test('a message names the line, also behind empty ones and however lines end', () => {
  expect(readHolidays('25 December: Christmas\r\n\r\n1 January\r\n')).toEqual({
    key: 'calendars.error.no_colon',
    params: { text: '1 January', line: 3 },
  });
  expect(readHolidays('\n1 January:  ')).toEqual({ key: 'calendars.error.no_name', params: { line: 2 } });
  expect(readHolidays(`1 January: ${'x'.repeat(81)}`)).toEqual({
    key: 'calendars.error.long_name',
    params: { max: 80, length: 81, line: 1 },
  });
});

test('a holiday is no longer than a year, and Easter is not left for another year', () => {
  expect(rules('2026-01-01 - 2026-12-31: Free')).toEqual([days('2026-01-01', '2026-12-31')]);
  expect(rules('2026-01-01 - 2027-01-02: Free')).toMatchObject({ key: 'calendars.error.long_holiday' });
  expect(rules('Easter -81: Free')).toMatchObject({ key: 'calendars.error.far_from_easter' });
  expect(rules('Easter +241: Free')).toMatchObject({ key: 'calendars.error.far_from_easter' });
});

test('a line is not quoted at any length', () => {
  expect(readHolidays('x'.repeat(5000))).toMatchObject({ params: { text: `${'x'.repeat(60)}…` } });
  expect(readHolidays(`${'9 '.repeat(5000)}: x`)).toMatchObject({ key: 'calendars.error.day' });
});

test('there are so many at most', () => {
  const lines = (count: number) => Array.from({ length: count }, () => '1 May: Free').join('\n');
  expect(readHolidays(lines(400))).toHaveLength(400);
  expect(readHolidays(lines(401))).toEqual({ key: 'calendars.error.many_holidays', params: { max: 400 } });
});

test('a name may hold a colon, and is one line', () => {
  expect(readHolidays('25 December: Christmas:  day\u200b one')).toEqual([
    { name: 'Christmas: day one', rule: date(12, 25) },
  ]);
});

// On the 30th of a month, February was called March.
describe.each(LOCALES)('in %s', (locale) => {
  test('every rule is written so that it is read as the same', () => {
    const every = [
      days('2026-12-24'),
      days('2026-12-24', '2027-01-06'),
      ...Array.from({ length: 12 }, (_, month) => date(month + 1, 29)),
      ...[1, 2, 3, 4, -1].flatMap((nth) =>
        Array.from({ length: 12 }, (_, month) => weekday(nth, (month % 7) + 1, month + 1)),
      ),
      ...[0, 1, -1, -2, 39, 60].map(easter),
    ].map((rule) => ({ name: 'Free: a day', rule }));
    const text = every.map((one) => writeHoliday(one as never, locale)).join('\n');
    expect(readHolidays(text)).toEqual(every);
  });
});
