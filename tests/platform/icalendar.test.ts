import { calendar, days, event, problem, read } from './icalendar.support';

// What is read of calendars; what others reported of theirs is in icalendar-reports.test.ts.

test('a day, and its name', () => {
  const text = event('DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226');
  expect(read(text)).toEqual([{ day: '2026-12-25', name: 'Navidad' }]);
});

test.each([
  ['the end is not part of it', 'DTSTART;VALUE=DATE:20260401\nDTEND;VALUE=DATE:20260404', '01 02 03'],
  ['without an end it is one day', 'DTSTART;VALUE=DATE:20260401', '01'],
  ['with a duration it is that long', 'DTSTART;VALUE=DATE:20260401\nDURATION:P2D', '01 02'],
  ['weeks are seven days', 'DTSTART;VALUE=DATE:20260401\nDURATION:P1W', '01 02 03 04 05 06 07'],
  ['hours of a duration make days', 'DTSTART;VALUE=DATE:20260401\nDURATION:PT36H', '01 02'],
  ['an end before the beginning is no end', 'DTSTART;VALUE=DATE:20260402\nDTEND;VALUE=DATE:20260401', '02'],
])('events of days: %s', (_what, content, expected) => {
  expect(days(event(content)).map((day) => day.slice(8))).toEqual(expected.split(' '));
});

test('only days that were asked for', () => {
  const text = event('DTSTART;VALUE=DATE:20251230\nDTEND;VALUE=DATE:20260103');
  expect(days(text)).toEqual(['2026-01-01', '2026-01-02']);
  expect(
    days(event('DTSTART;VALUE=DATE:19000101\nDTEND;VALUE=DATE:21000101'), { until: '2026-01-03' }),
  ).toEqual(['2026-01-01', '2026-01-02', '2026-01-03']);
});

test('a day of several events is told once, with their names', () => {
  const other = 'BEGIN:VEVENT\nUID:two\nSUMMARY:Christmas\nDTSTART;VALUE=DATE:20261225\nEND:VEVENT';
  const text = event(
    `DTSTART;VALUE=DATE:20261225\nEND:VEVENT\n${other}\n${other}\nBEGIN:VEVENT\nDTSTART:20261225`,
  );
  expect(read(text)).toEqual([{ day: '2026-12-25', name: 'Navidad · Christmas' }]);
});

describe('events with times', () => {
  test.each([
    [
      'a whole day of the zone',
      'TZID=Europe/Madrid:20261225T000000',
      'TZID=Europe/Madrid:20261226T000000',
      '25',
    ],
    ['to 23:59', 'TZID=Europe/Madrid:20261225T000000', 'TZID=Europe/Madrid:20261225T235900', '25'],
    ['to 23:59:59', 'TZID=Europe/Madrid:20261225T000000', 'TZID=Europe/Madrid:20261225T235959', '25'],
    ['in UTC', 'X=Y:20261224T230000Z', 'X=Y:20261225T230000Z', '25'],
    ['in no zone', 'X=Y:20261225T000000', 'X=Y:20261226T000000', '25'],
    ['from one afternoon to a morning', 'X=Y:20261224T140000', 'X=Y:20261228T080000', '25 26 27'],
    ['of another zone, two days', 'TZID=Asia/Tokyo:20261225T000000', 'TZID=Asia/Tokyo:20261227T000000', '25'],
  ])('%s', (_what, start, end, expected) => {
    const found = days(event(`DTSTART;${start}\nDTEND;${end}`));
    expect(found.map((day) => day.slice(8))).toEqual(expected.split(' '));
  });

  test.each([
    ['an afternoon', 'X=Y:20261224T140000', 'X=Y:20261225T000000'],
    ['to 23:58', 'X=Y:20261225T000000', 'X=Y:20261225T235800'],
    ['a day of another zone', 'TZID=Asia/Tokyo:20261225T000000', 'TZID=Asia/Tokyo:20261226T000000'],
  ])('that close no day: %s', (_what, start, end) => {
    expect(problem(() => days(event(`DTSTART;${start}\nDTEND;${end}`)))).toBe('no_days');
  });

  test('the day of 23 hours, the one of 25, and one without midnight', () => {
    const at = (day: string, next: string, zone: string) =>
      days(event(`DTSTART;TZID=${zone}:${day}T000000\nDTEND;TZID=${zone}:${next}T000000`), {
        timeZone: zone,
      });
    expect(at('20260329', '20260330', 'Europe/Madrid')).toEqual(['2026-03-29']);
    expect(at('20261025', '20261026', 'Europe/Madrid')).toEqual(['2026-10-25']);
    expect(at('20260906', '20260907', 'America/Santiago')).toEqual(['2026-09-06']);
  });

  test('that repeat keep to the clock over the change of it', () => {
    const text = event(
      'DTSTART;TZID=Europe/Madrid:20260301T000000\nDURATION:P1D\nRRULE:FREQ=MONTHLY;COUNT=3',
    );
    expect(days(text)).toEqual(['2026-03-01', '2026-04-01', '2026-05-01']);
  });
});

describe('events that repeat', () => {
  const from = (content: string, until = '2026-12-31') => days(event(content), { until });

  test.each([
    ['each year since long ago', 'DTSTART;VALUE=DATE:19700106\nRRULE:FREQ=YEARLY', '01-06'],
    ['on other days too', 'DTSTART;VALUE=DATE:20260105\nRDATE:20260106', '01-05 01-06'],
    ['the fourth Thursday', 'DTSTART;VALUE=DATE:19701126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', '11-26'],
    ['the second Monday', 'DTSTART;VALUE=DATE:20250113\nRRULE:FREQ=YEARLY;BYDAY=MO;BYSETPOS=2', '01-12'],
    ['so many times', 'DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;COUNT=2', '01-01 01-02'],
    ['until a day', 'DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;UNTIL=20260102', '01-01 01-02'],
    [
      'but on some',
      'DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20260102',
      '01-01 01-03',
    ],
    [
      'two rules',
      'DTSTART;VALUE=DATE:20250101\nRRULE:FREQ=YEARLY\nRRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=2',
      '01-01 01-02',
    ],
    ['several days each time', 'DTSTART;VALUE=DATE:20251231\nDURATION:P2D\nRRULE:FREQ=YEARLY', '01-01 12-31'],
    [
      'hours that a rule of days names say nothing',
      'DTSTART;VALUE=DATE:20250106\nRRULE:FREQ=YEARLY;BYHOUR=1,2',
      '01-06',
    ],
  ])('%s', (_what, content, expected) => {
    expect(from(content)).toEqual(expected.split(' ').map((day) => `2026-${day}`));
  });

  test('29 February each year is one in leap years', () => {
    expect(from('DTSTART;VALUE=DATE:20200229\nRRULE:FREQ=YEARLY', '2032-12-31')).toEqual([
      '2028-02-29',
      '2032-02-29',
    ]);
  });

  const series = (content: string) =>
    event(
      `DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;COUNT=4\nEND:VEVENT\nBEGIN:VEVENT\nUID:one@test\n${content}`,
    );

  test('one of them is moved, under another name', () => {
    const text = series('SUMMARY:Moved\nRECURRENCE-ID;VALUE=DATE:20260112\nDTSTART;VALUE=DATE:20260113');
    expect(read(text).map(({ day, name }) => `${day.slice(5)} ${name}`)).toEqual([
      '01-05 Navidad',
      '01-13 Moved',
      '01-19 Navidad',
      '01-26 Navidad',
    ]);
  });

  test('one of them and all that follow are moved, or cancelled', () => {
    const id = 'RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260119';
    expect(days(series(`${id}\nDTSTART;VALUE=DATE:20260120`)).map((day) => day.slice(8))).toEqual([
      ...['05', '12', '20', '27'],
    ]);
    expect(days(series(`${id}\nSTATUS:CANCELLED`)).map((day) => day.slice(8))).toEqual(['05', '12']);
  });

  test('the later version of a moved one counts', () => {
    const moved = (day: string, sequence: number) =>
      `RECURRENCE-ID;VALUE=DATE:20260112\nSEQUENCE:${sequence}\nDTSTART;VALUE=DATE:${day}`;
    const text = series(
      `${moved('20260114', 2)}\nEND:VEVENT\nBEGIN:VEVENT\nUID:one@test\n${moved('20260113', 1)}`,
    );
    expect(days(text).map((day) => day.slice(8))).toEqual(['05', '14', '19', '26']);
  });

  test('what is moved out of a series that is not there is itself', () => {
    expect(days(event('RECURRENCE-ID;VALUE=DATE:20260112\nDTSTART;VALUE=DATE:20260113'))).toEqual([
      '2026-01-13',
    ]);
  });
});

test('cancelled events close nothing, transparent and tentative ones do', () => {
  const at = (status: string) => () => days(event(`DTSTART;VALUE=DATE:20261225\n${status}`));
  expect(problem(at('STATUS:CANCELLED'))).toBe('no_days');
  expect(at('TRANSP:TRANSPARENT')()).toEqual(['2026-12-25']);
  expect(at('STATUS:TENTATIVE')()).toEqual(['2026-12-25']);
});

describe('what is wrong is said, with the name of the event', () => {
  test.each([
    ['nothing', '', 'not_a_calendar'],
    ['a web page', '<!DOCTYPE html><html>BEGIN:VCALENDAR</html>', 'not_a_calendar'],
    ['nonsense', 'a'.repeat(100_000), 'not_a_calendar'],
    ['an address book', 'BEGIN:VCARD\nEND:VCARD', 'not_a_calendar'],
    ['no events', calendar(''), 'no_days'],
    ['tasks alone', calendar('BEGIN:VTODO\nDTSTART:20261225\nEND:VTODO'), 'no_days'],
    ['no such day', event('DTSTART;VALUE=DATE:20260230'), 'event Navidad'],
    ['no such hour', event('DTSTART:20261225T250000'), 'event Navidad'],
    ['no beginning', event('DTEND;VALUE=DATE:20261225'), 'event Navidad'],
    ['words for a day', event('DTSTART:tomorrow'), 'event Navidad'],
    ['a broken duration', event('DTSTART;VALUE=DATE:20261225\nDURATION:long'), 'event Navidad'],
    ['no such month', event('DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;BYMONTH=13'), 'rule Navidad'],
    ['no such frequency', event('DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=NEVER'), 'rule Navidad'],
    ['no frequency', event('DTSTART;VALUE=DATE:20261225\nRRULE:BYMONTH=1'), 'rule Navidad'],
    ['no rule', event('DTSTART;VALUE=DATE:20261225\nRRULE:each year'), 'rule Navidad'],
    ['no end of it', event('DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;UNTIL=never'), 'rule Navidad'],
    [
      'no such day of the week',
      event('DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;BYDAY=XX'),
      'rule Navidad',
    ],
    ['each second', event('DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=SECONDLY'), 'rule Navidad'],
    ['each hour', event('DTSTART:20261225T000000\nDURATION:P1D\nRRULE:FREQ=HOURLY'), 'rule Navidad'],
  ])('%s', (_what, text, expected) => {
    expect(problem(() => days(text))).toBe(expected);
  });

  test('rules of events too short to close a day are nobody’s business', () => {
    const broken = 'DTSTART:20261225T100000\nDURATION:PT1H\nRRULE:FREQ=HOURLY';
    const text = event(`${broken}\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261224`);
    expect(days(text)).toEqual(['2026-12-24']);
  });

  test('a calendar that closes each day of a year', () => {
    const daily = event('DTSTART;VALUE=DATE:20250101\nRRULE:FREQ=DAILY');
    expect(problem(() => days(daily, { until: '2027-12-31' }))).toBe('no_open_day');
    expect(days(daily)).toHaveLength(365);
  });

  test('more days than may be', () => {
    const one = (index: number) =>
      `BEGIN:VEVENT\nUID:u${index}\nDTSTART;VALUE=DATE:20260101\nDURATION:P50D\nEND:VEVENT`;
    const many = (count: number) =>
      calendar(Array.from({ length: count }, (_, index) => one(index)).join('\n'));
    expect(days(many(100))).toHaveLength(50);
    expect(problem(() => days(many(101)))).toBe('too_many');
  });
});

test.each([
  ['bytes of no encoding', Buffer.from([0x42, 0xff, 0xfe, 0x80]), 'encoding'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'encoding'],
  ['zeros', Buffer.alloc(1000), 'not_a_calendar'],
])('%s', (_what, bytes, expected) => {
  expect(problem(() => days(bytes))).toBe(expected);
});

test('names are one line of what can be seen, and not longer than a name', () => {
  const name = (summary: string) =>
    read(event(`SUMMARY:${summary}\nDTSTART:20261225`).replace('SUMMARY:Navidad\r\n', ''))[0]?.name;
  expect(name('Año nuevo\\, día 1\\; fiesta\\nlocal \\\\')).toBe('Año nuevo, día 1; fiesta local \\');
  expect(name('\u202eabc\u0000\u200b')).toBe('abc');
  expect(name('ñ'.repeat(5000))).toBe('ñ'.repeat(120));
  expect(name('')).toBe('');
});
