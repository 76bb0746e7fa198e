import { days, read } from './icalendar.support';

// Whole files in the style of programs that people have.

test('Google: a public calendar of holidays', () => {
  const text = `BEGIN:VCALENDAR\r
PRODID:-//Google Inc//Google Calendar 70.9054//EN\r
VERSION:2.0\r
CALSCALE:GREGORIAN\r
METHOD:PUBLISH\r
X-WR-CALNAME:Festivos en España\r
X-WR-TIMEZONE:UTC\r
X-WR-CALDESC:Festivos y celebraciones de España\r
BEGIN:VEVENT\r
DTSTART;VALUE=DATE:20260106\r
DTEND;VALUE=DATE:20260107\r
DTSTAMP:20261120T080000Z\r
UID:20260106_aaaa@google.com\r
CLASS:PUBLIC\r
CREATED:20240517T111111Z\r
DESCRIPTION:Día festivo\\nPara ocultar las celebraciones\\, ve a Configuración > Festivos de España y sus celeb\r
 raciones\r
SEQUENCE:0\r
STATUS:CONFIRMED\r
SUMMARY:Día de Reyes/Epifanía del Señor\r
TRANSP:TRANSPARENT\r
END:VEVENT\r
END:VCALENDAR\r
`;
  expect(read(text)).toEqual([{ day: '2026-01-06', name: 'Día de Reyes/Epifanía del Señor' }]);
});

test('Outlook: days as midnights of a zone with a name of Windows, published by a server elsewhere', () => {
  const text = `\ufeffBEGIN:VCALENDAR\r
METHOD:PUBLISH\r
PRODID:Microsoft Exchange Server 2010\r
VERSION:2.0\r
X-WR-CALNAME:Calendario\r
BEGIN:VTIMEZONE\r
TZID:Pacific Standard Time\r
BEGIN:STANDARD\r
DTSTART:16010101T020000\r
TZOFFSETFROM:-0700\r
TZOFFSETTO:-0800\r
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11\r
END:STANDARD\r
BEGIN:DAYLIGHT\r
DTSTART:16010101T020000\r
TZOFFSETFROM:-0800\r
TZOFFSETTO:-0700\r
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3\r
END:DAYLIGHT\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
DESCRIPTION:\\n\r
RRULE:FREQ=YEARLY;UNTIL=20281225T080000Z;INTERVAL=1;BYMONTHDAY=25;BYMONTH=12\r
UID:040000008200E00074C5B7101A82E00800000000C0B5\r
SUMMARY;LANGUAGE=es-ES:Cierre de Navidad\r
DTSTART;TZID=Pacific Standard Time:20251225T000000\r
DTEND;TZID=Pacific Standard Time:20251226T000000\r
CLASS:PUBLIC\r
PRIORITY:5\r
DTSTAMP:20261120T080000Z\r
TRANSP:OPAQUE\r
STATUS:CONFIRMED\r
X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r
X-MICROSOFT-CDO-BUSYSTATUS:OOF\r
BEGIN:VALARM\r
DESCRIPTION:REMINDER\r
TRIGGER;RELATED=START:-PT15M\r
ACTION:DISPLAY\r
END:VALARM\r
END:VEVENT\r
END:VCALENDAR\r
`;
  expect(read(text, { until: '2031-12-31' })).toEqual(
    ['2026', '2027', '2028'].map((year) => ({ day: `${year}-12-25`, name: 'Cierre de Navidad' })),
  );
});

test('Nextcloud: bare line feeds, a moved one of a series, and a task', () => {
  const text = `BEGIN:VCALENDAR
VERSION:2.0
CALSCALE:GREGORIAN
PRODID:-//SabreDAV//SabreDAV//EN
X-APPLE-CALENDAR-COLOR:#0082c9
REFRESH-INTERVAL;VALUE=DURATION:PT4H
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:3a4f
DTSTART;VALUE=DATE:20260504
DTEND;VALUE=DATE:20260505
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:Brückentag
END:VEVENT
BEGIN:VEVENT
UID:3a4f
RECURRENCE-ID;VALUE=DATE:20260511
DTSTART;VALUE=DATE:20260512
DTEND;VALUE=DATE:20260513
SUMMARY:Brückentag (verschoben)
END:VEVENT
BEGIN:VTODO
UID:9
DUE;VALUE=DATE:20260520
SUMMARY:Aufräumen
END:VTODO
END:VCALENDAR`;
  expect(read(text)).toEqual([
    { day: '2026-05-04', name: 'Brückentag' },
    { day: '2026-05-12', name: 'Brückentag (verschoben)' },
    { day: '2026-05-18', name: 'Brückentag' },
  ]);
});

test('officeholidays.com and its like: folded lines, commas, no ends', () => {
  const text = [
    'BEGIN:VCALENDAR',
    'PRODID:-//Office Holidays Ltd.//EN',
    'VERSION:2.0',
    'X-PUBLISHED-TTL:PT48H',
    'BEGIN:VEVENT',
    'CLASS:PUBLIC',
    'UID:2026-12-08MX-540',
    'DESCRIPTION:\\n\\nInformation provided by www.example.com',
    'URL:https://www.example.com/holidays/mexico?x=1;y=2',
    'DTSTART;VALUE=DATE:20261116',
    'DTSTAMP:20081111T111111Z',
    'LOCATION:Mexico',
    'PRIORITY:5',
    'SUMMARY;LANGUAGE=en-us:Revolution Day\\, observed (Mo',
    '\tnday in lieu)',
    'TRANSP:OPAQUE',
    'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
    'X-MICROSOFT-CDO-IMPORTANCE:1',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  expect(read(text, { timeZone: 'America/Mexico_City' })).toEqual([
    { day: '2026-11-16', name: 'Revolution Day, observed (Monday in lieu)' },
  ]);
});

test('several calendars in one file', () => {
  const one = (day: string) => `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:${day}\nEND:VEVENT\nEND:VCALENDAR\n`;
  expect(days(one('20260101') + one('20260106'))).toEqual(['2026-01-01', '2026-01-06']);
});

test('days are the same wherever the calendar is', () => {
  const text =
    'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nRRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR';
  for (const timeZone of [
    'UTC',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'America/Havana',
    'Australia/Lord_Howe',
  ]) {
    expect(days(text, { timeZone })).toEqual(['2026-01-01']);
  }
});
