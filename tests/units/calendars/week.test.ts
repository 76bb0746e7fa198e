import {
  inOrder,
  isSpan,
  overlapIn,
  readSpans,
  writeSpans,
  writeWeek,
} from '../../../src/features/calendars/week';

const at = (hours: number, minutes = 0) => hours * 60 + minutes;
const span = (from: number, to: number) => ({ from, to });

test.each([
  ['', []],
  ['  ', []],
  ['closed', []],
  ['Cerrado', []],
  ['-', []],
  ['09:00-14:00', [span(540, 840)]],
  ['09:00-14:00, 16:00-19:00', [span(540, 840), span(960, 1140)]],
  ['16:00-19:00; 09:00-14:00', [span(540, 840), span(960, 1140)]],
  ['9.30 – 14.15', [span(570, 855)]],
  ['9h-14h30 y 16h a 19h', [span(540, 870), span(960, 1140)]],
  ['9-14', [span(540, 840)]],
  ['9am-5:30 pm', [span(540, 1050)]],
  ['9 a. m. to 12 p. m.', [span(540, 720)]],
  ['12 am - 1 am', [span(0, 60)]],
  ['22:00-06:00', [span(1320, 1800)]],
  ['10 pm-6 am', [span(1320, 1800)]],
])('%j is read', (line, spans) => {
  expect(readSpans(line)).toEqual(spans);
});

// A day ends at midnight, however that is written.
test.each(['00:00-24:00', '00:00-23:59', '00:00-00:00', '0-24', '12 am-12 am', '0:00 – 11:59 pm'])(
  '%j is the whole day',
  (line) => {
    expect(readSpans(line)).toEqual([span(0, 1440)]);
  },
);

test('an end at midnight is that of the same day, not one that comes before the beginning', () => {
  for (const line of ['09:00-00:00', '09:00-24:00', '09:00-23:59'])
    expect(readSpans(line)).toEqual([span(540, 1440)]);
});

test.each([
  ['nine to five', 'calendars.error.span'],
  ['09:00', 'calendars.error.span'],
  ['09:00-', 'calendars.error.span'],
  ['09:00-10:00-11:00', 'calendars.error.span'],
  ['25:00-26:00', 'calendars.error.span'],
  ['09:60-10:00', 'calendars.error.span'],
  ['24:00-02:00', 'calendars.error.span'],
  ['24:30-02:00', 'calendars.error.span'],
  ['13 pm-14:00', 'calendars.error.span'],
  ['0 am-14:00', 'calendars.error.span'],
  ['09:00-09:00', 'calendars.error.empty_span'],
  ['23:59-23:59', 'calendars.error.empty_span'],
  // Not twenty hours, as a clock of 24 would have it.
  ['9-5', 'calendars.error.unclear_span'],
  ['9:00-5', 'calendars.error.unclear_span'],
])('%j is refused, and the message says which part', (line, key) => {
  expect(readSpans(`08:00-08:30, ${line}`)).toEqual({ key, params: { text: line } });
});

test('more spans than a day has use for are refused', () => {
  const line = Array.from({ length: 13 }, (_, hour) => `${hour}:00-${hour}:30`).join(',');
  expect(readSpans(line)).toEqual({ key: 'calendars.error.many_spans', params: { max: 12 } });
});

test('all that is wrong with a line is told at once', () => {
  expect(readSpans('nine to five, 10:00-12:00, 9-5')).toEqual({
    ...{ key: 'calendars.error.span', params: { text: 'nine to five' } },
    also: [{ key: 'calendars.error.unclear_span', params: { text: '9-5' } }],
  });
});

test('what is written is read as the same', () => {
  for (let from = 0; from < 1440; from += 7) {
    for (let to = from + 1; to <= from + 1440; to += 13) {
      // 23:59 and 24:00 are one, and so are the hours that come round to where they began.
      if (to === 1439 || to % 1440 === from) continue;
      expect(readSpans(writeSpans([span(from, to)]))).toEqual([span(from, to)]);
    }
  }
});

test('a week has seven lines, Monday first', () => {
  const hours = [
    { day: 7, from: at(22), to: at(30) },
    { day: 1, from: at(16), to: at(19) },
    { day: 1, from: at(9), to: at(14) },
  ];
  expect(writeWeek(hours)).toEqual(['09:00-14:00, 16:00-19:00', '', '', '', '', '', '22:00-06:00']);
  expect(inOrder(hours).map(({ day, from }) => [day, from])).toEqual([
    [1, 540],
    [1, 960],
    [7, 1320],
  ]);
});

describe('spans that share time', () => {
  const monday = { day: 1, from: at(9), to: at(14) };

  test('are found within a day', () => {
    const other = { day: 1, from: at(13, 59), to: at(15) };
    expect(overlapIn([other, monday])).toEqual({ span: other, other: monday });
  });

  test('are found across midnight', () => {
    const night = { day: 1, from: at(22), to: at(30) };
    const morning = { day: 2, from: at(5), to: at(8) };
    expect(overlapIn([night, morning])).toEqual({ span: morning, other: night });
  });

  test('are found where Sunday goes on into Monday', () => {
    const sunday = { day: 7, from: at(22), to: at(34) };
    expect(overlapIn([monday, sunday])).toEqual({ span: monday, other: sunday });
  });

  // The same hours of different days.
  test('are not those of different days, nor those that only meet', () => {
    expect(overlapIn([1, 2, 3, 4, 5].map((day) => ({ ...monday, day })))).toBeNull();
    expect(overlapIn([monday, { day: 1, from: at(14), to: at(15) }])).toBeNull();
    expect(overlapIn([monday, { day: 7, from: at(22), to: at(33) }])).toBeNull();
    expect(overlapIn([1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 0, to: 1440 })))).toBeNull();
  });
});

test.each([
  [{ day: 0, from: 0, to: 60 }],
  [{ day: 8, from: 0, to: 60 }],
  [{ day: 1, from: -1, to: 60 }],
  [{ day: 1, from: 1440, to: 1500 }],
  [{ day: 1, from: 60, to: 60 }],
  [{ day: 1, from: 60, to: 1501 }],
  [{ day: 1, from: 0.5, to: 60 }],
  [{ day: 1, from: 0, to: Number.NaN }],
])('%j is no span', (one) => {
  expect(isSpan(one)).toBe(false);
});
