import { createICalendarReader, ICalendarError } from '../../src/platform/icalendar';
import { calendar, problem, question, read } from './icalendar.support';

// Files of a megabyte at most, in which a few lines would multiply the work of others. What is not bounded would take
// each of them past the limit of its thread.

const reader = createICalendarReader();
afterAll(() => reader.close());

const dayAt = (index: number) =>
  new Date(Date.UTC(2000, 0, 1 + index)).toISOString().slice(0, 10).replaceAll('-', '');
const many = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => of(at));
const events = (bodies: string[]) =>
  calendar(bodies.map((body) => `BEGIN:VEVENT\n${body}\nEND:VEVENT`).join('\n'));
const zone = (name: string, parts: string[]) =>
  `BEGIN:VTIMEZONE\nTZID:${name}\n${parts.join('\n')}\nEND:VTIMEZONE`;
const standard = (lines: string) =>
  `BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0200\n${lines}\nEND:STANDARD`;
const inZone = (name: string) =>
  `BEGIN:VEVENT\nSUMMARY:Navidad\nDTSTART;TZID=${name}:20261225T000000\nDTEND;TZID=${name}:20261226T000000\nEND:VEVENT`;

/** In a thread with its usual limits: how many days, or what is wrong. */
async function asked(text: string): Promise<number | string> {
  try {
    return (await reader.days({ ...question(text), until: '2031-12-31' })).length;
  } catch (error) {
    if (error instanceof ICalendarError) return `${error.code} ${error.event}`.trim();
    throw error;
  }
}

test('nine thousand of one id: changes of a series, and series with changes', async () => {
  const moved = many(
    9000,
    (at) => `UID:a\nRECURRENCE-ID:${dayAt(at)}\nSUMMARY:M\nDTSTART:${dayAt(at % 9200)}`,
  );
  expect(await asked(events(moved))).toBe('no_days');
  const series = many(4500, () => 'UID:a\nDTSTART:20260101');
  const following = many(
    4500,
    (at) => `UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE:${dayAt(at)}\nDTSTART:${dayAt(at)}`,
  );
  expect(await asked(events([...series, ...following]))).toBe(1);
});

test.each([
  ['each day for twenty years, forty times over', 'DTSTART:19700101\nRRULE:FREQ=DAILY;COUNT=9000', 40],
  ['a day that there is not', 'DTSTART:00010101\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2', 1500],
  ['all days of a series, which are cancelled again', 'UID:a\nDTSTART:20250101\nRRULE:FREQ=DAILY', 100],
  ['a year for each year of our era', 'DTSTART:00010101\nRRULE:FREQ=YEARLY;COUNT=1000', 200],
])('rules are refused before they are followed: %s', async (_what, body, count) => {
  const cancelled = 'UID:a\nSTATUS:CANCELLED\nRECURRENCE-ID;RANGE=THISANDFUTURE:20241231';
  expect(await asked(events([...many(count, () => body), cancelled]))).toBe('too_hard');
});

test('a zone whose rule counts below nothing gives no steps back', async () => {
  const zones = zone('Odd', [standard('RRULE:FREQ=YEARLY;COUNT=-1000000000')]);
  const each = many(40, () => 'BEGIN:VEVENT\nDTSTART:19700101\nRRULE:FREQ=DAILY;COUNT=9000\nEND:VEVENT');
  // By its limit, and not by that of its thread.
  expect(problem(() => read(calendar([zones, inZone('Odd'), ...each].join('\n'))))).toBe('too_hard');
});

test('a list of days with a million commas within', async () => {
  const list = `RDATE;VALUE=DATE:20261226${','.repeat(1_000_000)}20261227`;
  expect(await asked(events([`SUMMARY:Navidad\nDTSTART;VALUE=DATE:20261225\n${list}`]))).toBe(
    'event Navidad',
  );
});

test('one rule that is too much by itself is refused by its name', () => {
  const text = events(['SUMMARY:Siglos\nDTSTART:00010101\nRRULE:FREQ=DAILY;COUNT=1000000000']);
  expect(problem(() => read(text))).toBe('rule Siglos');
});

test('rules that are over before the first day cost nothing, and hundreds of birthdays are not too much', async () => {
  const over = many(50, () => 'DTSTART:19700101\nRRULE:FREQ=DAILY;UNTIL=20201231');
  const birthdays = many(200, (at) => `DTSTART:19700${1 + (at % 9)}01\nRRULE:FREQ=YEARLY`);
  expect(await asked(events([...over, ...birthdays]))).toBe(54);
});

test.each([
  ['each second', [standard('RRULE:FREQ=SECONDLY')]],
  ['each day', [standard('RRULE:FREQ=DAILY')]],
])('a zone whose clocks change %s explains nothing', async (_what, parts) => {
  // As the calendar's own it closes Christmas; two hours from UTC it would be no whole day.
  expect(await asked(calendar(`${zone('Odd', parts)}\n${inZone('Odd')}`))).toBe(1);
});

test('zones that explain themselves in thousands of parts, or by thousands of names', async () => {
  const parts = many(1000, () => standard('RRULE:FREQ=YEARLY'));
  expect(await asked(calendar(`${zone('Odd', parts)}\n${inZone('Odd')}`))).toBe('too_hard');
  const zones = many(2000, (at) => zone(`Odd ${at}`, [standard('RRULE:FREQ=YEARLY')]));
  const uses = many(2000, (at) => inZone(`Odd ${at}`));
  expect(await asked(calendar([...zones, ...uses].join('\n')))).toBe('too_hard');
  expect(await asked(calendar(many(3100, (at) => inZone(`Europe/Odd${at}`)).join('\n')))).toBe('too_hard');
});

test('one change of the clocks named ten thousand times, and asked for a thousand times', async () => {
  const repeated = many(10_000, () => 'RDATE:20200101T000000').join('\n');
  const text = calendar([zone('Odd', [standard(repeated)]), ...many(1000, () => inZone('Odd'))].join('\n'));
  expect(await asked(text)).toBe('no_days');
});

test('a zone that explains itself is asked for year after year, up to the last that there is', async () => {
  const rules = many(20, () => standard('RRULE:FREQ=YEARLY'));
  const years = many(2000, (at) => `DTSTART;TZID=Odd:${2000 + at}0101T000000\nDURATION:PT1H`);
  const text = events(years).replace(
    'BEGIN:VEVENT',
    `${zone('Odd', rules).replaceAll('\n', '\r\n')}\r\nBEGIN:VEVENT`,
  );
  expect(await asked(text)).toBe('no_days');
});
