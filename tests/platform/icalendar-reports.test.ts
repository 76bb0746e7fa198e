import { calendar, days, event, problem, read } from './icalendar.support';

// What calendars were read wrongly elsewhere, by the issue that reported it.

const one = (content: string) => () => days(event(content));

test.each([
  [
    'danielegobbetti/ICSImport#14: the end is not part of it, and transparent days are holidays',
    'DTSTART;VALUE=DATE:20261031\nDTEND;VALUE=DATE:20261102\nTRANSP:TRANSPARENT',
    '10-31 11-01',
  ],
  [
    'derekantrican/GAS-ICS-Sync#55, tutao/tutanota#1916: days that do not say so, and end on the same day',
    'DTSTART:20261004\nDTEND:20261004',
    '10-04',
  ],
  [
    'insanum/gcalcli#328: days with times all the same',
    'DTSTART;VALUE=DATE:20261228T000000Z\nDTEND;VALUE=DATE:20261230T000000Z',
    '12-28 12-29',
  ],
  [
    'nwcell/ics.js#65: days that say they are times',
    'DTSTART;VALUE=DATE-TIME:20260807\nDTEND;VALUE=DATE-TIME:20260807',
    '08-07',
  ],
  [
    'phw198/OutlookGoogleCalendarSync#1360: the last day of days that repeat until a time of UTC',
    'DTSTART;VALUE=DATE:20260127\nRRULE:FREQ=MONTHLY;UNTIL=20260330T220000Z;BYDAY=TU;BYSETPOS=-1',
    '01-27 02-24 03-31',
  ],
  [
    'dateutil/dateutil#938: until a day is until its end',
    'DTSTART:20260718T000000\nDURATION:P1D\nRRULE:FREQ=DAILY;UNTIL=20260720',
    '07-18 07-19 07-20',
  ],
  [
    'u01jmg3/ics-parser#298: the first one is left out, and does not move the others',
    'DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20260105',
    '01-12 01-19',
  ],
  [
    'dakboard/DAKboard#195: what is left out is written with its zone',
    'DTSTART;TZID=Europe/Madrid:20260105T000000\nDURATION:P1D\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;TZID=Europe/Madrid:20260112T000000',
    '01-05 01-19',
  ],
  [
    'mdavid/DDay.iCal#2: what is left out is written in UTC',
    'DTSTART;TZID=Europe/Madrid:20260105T000000\nDURATION:P1D\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20260111T230000Z',
    '01-05 01-19',
  ],
  [
    'libical/libical#140: a rule of nothing but its own first day',
    'DTSTART;VALUE=DATE:20261124\nRRULE:FREQ=YEARLY;BYDAY=4TH;BYMONTHDAY=24;BYMONTH=11',
    '11-24',
  ],
  [
    'corinis/synckolab#3: a zone with something before its name',
    'DTSTART;TZID=/citadel.org/Tzfile/Europe/Amsterdam:20261225T000000\nDURATION:P1D',
    '12-25',
  ],
  [
    'jspricke/python-remind#19, bitfireAT/icsx5#709: a zone of Windows that nothing explains is the calendar’s',
    'DTSTART;TZID=Romance Standard Time:20261225T000000\nDTEND;TZID=Romance Standard Time:20261226T000000',
    '12-25',
  ],
  [
    'runely/calendar-homey#314: a zone that a person made up',
    'DTSTART;TZID=Customized Time Zone:20261225T000000\nDURATION:P1D',
    '12-25',
  ],
])('%s', (_report, content, expected) => {
  expect(one(content)()).toEqual(expected.split(' ').map((day) => `2026-${day}`));
});

test('nextcloud/calendar#705: one of a series is cancelled', () => {
  const text = event(
    `DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;COUNT=3\nEND:VEVENT\nBEGIN:VEVENT\nUID:one@test
     RECURRENCE-ID;VALUE=DATE:20260112\nDTSTART;VALUE=DATE:20260112\nSTATUS:CANCELLED`,
  );
  expect(days(text)).toEqual(['2026-01-05', '2026-01-19']);
});

test('JFXtras/jfxtras#118: a zone of Windows is what the calendar explains', () => {
  const half = (name: string, month: number, from: string, to: string) =>
    `BEGIN:${name}\nDTSTART:16010101T030000\nTZOFFSETFROM:${from}\nTZOFFSETTO:${to}\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=${month}\nEND:${name}`;
  const zone = `BEGIN:VTIMEZONE\nTZID:W. Europe Standard Time\n${half('STANDARD', 10, '+0200', '+0100')}\n${half('DAYLIGHT', 3, '+0100', '+0200')}\nEND:VTIMEZONE`;
  const at = (day: string, next: string) =>
    `BEGIN:VEVENT\nDTSTART;TZID=W. Europe Standard Time:${day}T000000\nDTEND;TZID=W. Europe Standard Time:${next}T000000\nEND:VEVENT`;
  const text = calendar(`${zone}\n${at('20260701', '20260703')}\n${at('20261224', '20261226')}`);
  expect(days(text)).toEqual(['2026-07-01', '2026-07-02', '2026-12-24', '2026-12-25']);
  // An hour later on clocks of Greece, where that leaves one whole day of two.
  expect(days(text, { timeZone: 'Europe/Athens' })).toEqual(['2026-07-02', '2026-12-25']);
});

test('jens-maus/node-ical#542: a rule of all seconds of a year, of which one is asked for', () => {
  const parts = `BYMONTH=${list(1, 12)};BYMONTHDAY=${list(1, 31)};BYHOUR=${list(0, 23)};BYMINUTE=${list(0, 59)}`;
  const all = `${parts};BYSECOND=${list(0, 59)}`;
  const rule = (more: string) =>
    one(`DTSTART:20260101T000000\nDURATION:P1D\nRRULE:FREQ=YEARLY;${more}${all}`);
  expect(rule('COUNT=1;')()).toEqual(['2026-01-01']);
  // lpil/icalendar#43: nor are all of them looked at.
  expect(problem(rule(''))).toBe('rule Navidad');
});

function list(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).join();
}

test('Kozea/Radicale#2188: a thousand million days', () => {
  const text = event('DTSTART;VALUE=DATE:20251230\nRRULE:FREQ=DAILY;COUNT=1000000000');
  expect(problem(() => days(text, { until: '2031-12-31' }))).toBe('no_open_day');
});

test.each([
  ['no end of the calendar', (text: string) => text.replace('END:VCALENDAR\r\n', '')],
  ['cut off within an event', (text: string) => text.slice(0, text.indexOf('END:VEVENT'))],
  ['cut off within a word', (text: string) => text.slice(0, text.indexOf('DTSTART') + 3)],
])('ical4j/ical4j#261: %s', (_what, cut) => {
  expect(problem(() => days(cut(event('DTSTART;VALUE=DATE:20261225'))))).toBe('cut_off');
});

test('marcoancona/MineTime#102: an address leads to a page, not to the calendar', () => {
  expect(problem(() => days('<!DOCTYPE html>\n<title>Holidays</title>'))).toBe('not_a_calendar');
});

describe('letters', () => {
  const text = event('DTSTART;VALUE=DATE:20261225').replace(
    'SUMMARY:Navidad',
    'SUMMARY:Día de la Constitución',
  );
  const named = [{ day: '2026-12-25', name: 'Día de la Constitución' }];

  test('franc6/ics_calendar#75: a mark of the byte order before the first line', () => {
    expect(read(`\ufeff${text}`)).toEqual(named);
    expect(read(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(named);
    expect(read(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())).toEqual(named);
  });

  test('juntagrico/juntagrico#397, lochmueller/calendarize#456: Latin-1 is read where the server says so, and refused where nobody does', () => {
    const bytes = Buffer.from(text, 'latin1');
    expect(read(bytes, { charset: 'ISO-8859-1' })).toEqual(named);
    expect(problem(() => read(bytes))).toBe('encoding');
    for (const charset of ['klingon', '']) expect(problem(() => read(bytes, { charset }))).toBe('encoding');
  });

  test('niccokunzmann/open-web-calendar#152: UTF-8 is read though the server says otherwise', () => {
    expect(read(text, { charset: 'ISO-8859-1' })).toEqual(named);
  });

  test('a letter that a line break cuts in two bytes is whole', () => {
    const bytes = Buffer.from(text);
    const at = bytes.indexOf(0xc3) + 1;
    expect(read(Buffer.concat([bytes.subarray(0, at), Buffer.from('\r\n '), bytes.subarray(at)]))).toEqual(
      named,
    );
  });
});

describe('what nobody needs keeps nobody from reading the days', () => {
  test.each([
    ['derekantrican/GAS-ICS-Sync#34: a line without a value', 'X-WR-CALNAME'],
    ['runely/calendar-homey#627: a name with parameters', 'X-WR-CALNAME;VALUE=TEXT:Feiertage'],
    ['a line that nobody knows', 'X-APPLE-CALENDAR-COLOR:#1BADF8'],
    [
      'a zone without offsets',
      'BEGIN:VTIMEZONE\nTZID;X=Y:Nowhere\nBEGIN:STANDARD\nDTSTART:x\nEND:STANDARD\nEND:VTIMEZONE',
    ],
  ])('%s', (_report, line) => {
    expect(days(calendar(`${line}\nBEGIN:VEVENT\nDTSTART:20261225\nEND:VEVENT`))).toEqual(['2026-12-25']);
  });

  test.each([
    ['a description with bare line breaks', 'DESCRIPTION:One\nTwo: three\n\nBEGINNING'],
    [
      'an alarm with a duration of its own',
      'BEGIN:VALARM\nACTION:DISPLAY\nDURATION:PT15M\nTRIGGER:-P1D\nEND:VALARM',
    ],
    ['a broken attendee', 'ATTENDEE;CN="a;b:mailto:x'],
  ])('%s', (_what, line) => {
    expect(days(event(`${line}\nDTSTART;VALUE=DATE:20261225`))).toEqual(['2026-12-25']);
  });
});

test('one id for all events (a generator that makes one) makes them no versions of each other', () => {
  const text = calendar(
    ['20260101', '20260106', '20261225']
      .map((day) => `BEGIN:VEVENT\nUID:0\nDTSTART:${day}\nEND:VEVENT`)
      .join('\n'),
  );
  expect(days(text)).toEqual(['2026-01-01', '2026-01-06', '2026-12-25']);
});

describe('what programs get wrong in lists, ends of lines and rules', () => {
  const first = 'DTSTART;VALUE=DATE:20260112\nRRULE:FREQ=DAILY;COUNT=3';
  test.each([
    [
      'ical4j/ical4j#362: a zone with commas, in quotes and folded, for a day',
      `${first}\nEXDATE;VALUE=DATE;TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rom,\n Stockholm, Wien":20260113`,
    ],
    ['tutao/tutanota#5318: the midnight of no zone', `${first}\nEXDATE:20260113T000000`],
    ['tutao/tutanota#5973: a list that ends in a comma', `${first}\nEXDATE;VALUE=DATE:20260113,`],
    ['a list that ends in blanks', `${first}\nEXDATE;VALUE=DATE:20260113, `],
  ])('%s', (_what, text) => {
    expect(days(event(text))).toEqual(['2026-01-12', '2026-01-14']);
  });

  test('phw198/OutlookGoogleCalendarSync#1360, Etar-Group/Etar-Calendar#779: the last of days as a time in UTC', () => {
    const text = event('DTSTART;VALUE=DATE:20260929\nRRULE:FREQ=DAILY;UNTIL=20260930T220000Z');
    expect(days(text)).toEqual(['2026-09-29', '2026-09-30', '2026-10-01']);
    expect(days(text, { timeZone: 'UTC' })).toEqual(['2026-09-29', '2026-09-30']);
  });

  test('dateutil/dateutil#1225: the last of days as a time of no zone', () => {
    expect(days(event('DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;UNTIL=20260102T235959'))).toEqual([
      ...['2026-01-01', '2026-01-02'],
    ]);
  });

  test('nwcell/ics.js#65: days that are said to be times', () => {
    expect(days(event('DTSTART;VALUE=DATE-TIME:20260807\nDTEND;VALUE=DATE-TIME:20260809'))).toEqual([
      ...['2026-08-07', '2026-08-08'],
    ]);
  });

  test('files put together, with a mark of the byte order before each', () => {
    const two = ['20260101', '20260106'].map((day) => `\ufeff${event(`DTSTART;VALUE=DATE:${day}`)}`);
    expect(days(two.join(''))).toEqual(['2026-01-01', '2026-01-06']);
  });

  test('ends of lines that were converted twice, also within a list', () => {
    const text = event('DTSTART;VALUE=DATE:20260101\nRDATE;VALUE=DATE:20260106,2026\n 0406');
    expect(days(text.replaceAll('\r\n', '\r\r\n'))).toEqual(['2026-01-01', '2026-01-06', '2026-04-06']);
  });

  test('a rule in small letters', () => {
    expect(days(event('DTSTART;VALUE=DATE:20260101\nRRULE:freq=daily;count=2;byday=th,fr'))).toEqual([
      ...['2026-01-01', '2026-01-02'],
    ]);
  });

  test.each([
    ['EXRULE, which would leave out days', 'RRULE:FREQ=DAILY;COUNT=5\nEXRULE:FREQ=WEEKLY'],
    ['RSCALE, which counts by another calendar', 'RRULE:RSCALE=HEBREW;FREQ=YEARLY'],
    ['SKIP, which puts days elsewhere', 'RRULE:RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD'],
  ])('%s: refused by the name of the event, rather than read as something else', (_what, rule) => {
    expect(problem(() => days(event(`DTSTART;VALUE=DATE:20260228\n${rule}`)))).toBe('rule Navidad');
  });

  test('RSCALE and SKIP that say what is so anyway', () => {
    const text = event('DTSTART;VALUE=DATE:20260228\nRRULE:RSCALE=GREGORIAN;SKIP=OMIT;FREQ=YEARLY');
    expect(days(text)).toEqual(['2026-02-28']);
  });

  test.each(['DTSTART;VALUE=DATE:2026-12-25', 'DTSTART:2026-12-25T00:00:00', 'DTSTART:20261225T240000'])(
    '%s is no date of iCalendar, and refused by the name of its event',
    (line) => {
      expect(problem(() => days(event(line)))).toBe('event Navidad');
    },
  );

  test('a message that cancels (METHOD) is read as the calendar that it looks like', () => {
    expect(days(event('DTSTART;VALUE=DATE:20261225').replace('VERSION', 'METHOD:CANCEL\r\nVERSION'))).toEqual(
      ['2026-12-25'],
    );
  });
});
