import type { CellKind, CellValue } from '../../src/platform/xlsx';
import { fc } from '../support/properties';
import { sheetsOf } from '../support/workbook-reader';
import { cellsIn, oneTable } from './xlsx.support';

// What stands in cells: read back by another library, and as the file holds it.

const texts = async (rows: string[]) => {
  const bytes = await oneTable({ rows: rows.map((text) => [text]) });
  const [sheet] = await sheetsOf(bytes);
  return { cells: (await cellsIn(bytes)).slice(1), read: sheet?.rows.slice(1).map(([value]) => value) ?? [] };
};

const cellOf = async (value: CellValue, kind: CellKind, timeZone = 'Europe/Prague') => {
  const bytes = await oneTable({ columns: [{ title: 'A', kind }], rows: [[value]] }, timeZone);
  return (await cellsIn(bytes)).at(1);
};

describe('text', () => {
  test.each(['=cmd|" /C calc"!A0', '+1+1', '-2+3', '@SUM(A1)', '\t=1+1', '＝1+1', '=HYPERLINK("x")'])(
    '%j is no formula, nor when it is edited',
    async (text) => {
      const { cells, read } = await texts([text]);
      expect(cells).toEqual([{ at: 'A2', type: 'inlineStr', formula: null, value: text, format: '49' }]);
      expect(read).toEqual([text.trim() === text ? text : expect.stringContaining('=1+1')]);
    },
  );

  test('keeps letters of any language, lines and signs of XML', async () => {
    const all = [
      'ção Příliš Булат',
      'صلاة الغداة',
      '技术支持',
      '🚑👩‍⚕️',
      'a <b> & "c" \'d\'',
      'one\ntwo',
      ']]>',
    ];
    const { read, cells } = await texts(all);
    expect(read).toEqual(all);
    expect(cells.map(({ format }) => format)).toEqual(all.map(() => '0'));
  });

  test('loses what XML cannot hold, and nothing else', async () => {
    const { cells } = await texts(['图\x14图', 'a\uFFFEb\uFFFFc', 'a\uD800b', 'a\0b', 'one\r\ntwo\rthree']);
    expect(cells.map(({ value }) => value)).toEqual(['图图', 'abc', 'a\uFFFDb', 'ab', 'one\ntwo\nthree']);
  });

  test('stays what it is where a reader would take it for an escaped character', async () => {
    const { cells } = await texts(['_x0041_', 'a_x000D_b_X00e9_', '_x41_', '_x0041']);
    expect(cells.map(({ value }) => value)).toEqual([
      '_x005F_x0041_',
      'a_x005F_x000D_b_x005F_X00e9_',
      '_x41_',
      '_x0041',
    ]);
  });

  test('is cut with a mark at what a cell holds, not within an emoji', async () => {
    const { cells } = await texts([
      'x'.repeat(40_000),
      'x'.repeat(32_767),
      `${'x'.repeat(32_762)}🚑${'y'.repeat(99)}`,
    ]);
    expect(cells.map(({ value }) => value.length)).toEqual([32_767, 32_767, 32_766]);
    expect(cells.map(({ value }) => value.slice(-5))).toEqual(['x […]', 'xxxxx', 'x […]']);
  });

  test('of any kind is read as it was written, less what no cell holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1 }),
        async (all) => {
          const { cells } = await texts(all);
          const kept = all.map((text) =>
            text
              .replace(/\r\n?/g, '\n')
              .replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, '')
              .toWellFormed()
              .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'),
          );
          expect(cells.map(({ value }) => value)).toEqual(kept);
          expect(cells.filter(({ formula }) => formula !== null)).toEqual([]);
        },
      ),
      { numRuns: 20 },
    );
  });
});

/** Of the formats that every program knows by number: `[h]:mm:ss` (ECMA-376 part 1, 18.8.30). */
const ELAPSED = '46';

describe('numbers', () => {
  test.each<[CellValue, CellKind, string, string]>([
    [-1, 'number', '-1', '#,##0.##########'],
    [1_234_567, 'count', '1234567', '3'],
    [0.125, 'ratio', '0.125', '0.0%'],
    [-12, 'points', '-12', '+0;-0;0'],
    [8.44, 'rating', '8.44', '0.0'],
    [-0, 'count', '0', '3'],
    [1e21, 'number', '1e+21', '#,##0.##########'],
  ])('%p as %s', async (value, kind, held, format) => {
    expect(await cellOf(value, kind)).toMatchObject({ type: 'n', value: held, format });
  });

  test('seconds are durations, longer than a day as well', async () => {
    const cell = await cellOf(90_061, 'seconds');
    expect(cell).toMatchObject({ type: 'n', format: ELAPSED });
    expect(Math.round(Number(cell?.value) * 86_400)).toBe(90_061);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('%p is blank', async (value) => {
    expect(await cellOf(value, 'count')).toMatchObject({ type: 'n', value: '' });
  });
});

describe('moments and days', () => {
  /** What the cell shows. */
  const clock = (cell: { value: string } | undefined) =>
    new Date(Math.round((Number(cell?.value) - 25_569) * 86_400_000)).toISOString().slice(0, 16);

  test.each([
    ['Europe/Prague', '2017-03-14T23:00:00Z', '2017-03-15T00:00'],
    ['Europe/Madrid', '2026-03-29T00:30:00Z', '2026-03-29T01:30'],
    ['Europe/Madrid', '2026-03-29T01:00:00Z', '2026-03-29T03:00'],
    ['Europe/Madrid', '2026-10-25T00:30:00Z', '2026-10-25T02:30'],
    ['Europe/Madrid', '2026-10-25T01:30:00Z', '2026-10-25T02:30'],
    ['America/Santiago', '2026-09-06T04:00:00Z', '2026-09-06T01:00'],
    ['America/Havana', '2026-11-01T04:30:00Z', '2026-11-01T00:30'],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', '2026-10-04T02:30'],
    ['Asia/Kathmandu', '2026-01-01T00:00:00Z', '2026-01-01T05:45'],
  ])('in %s, %s is %s', async (zone, moment, shown) => {
    const cell = await cellOf(new Date(moment), 'moment', zone);
    expect(cell).toMatchObject({ type: 'n', format: 'yyyy-mm-dd hh:mm' });
    expect(clock(cell)).toBe(shown);
  });

  test('moments far apart each go by the clocks of their own time', async () => {
    const moments = [
      '2026-07-01T12:00:00Z',
      '2026-01-01T12:00:00Z',
      '2030-07-01T12:00:00Z',
      '1999-12-01T12:00:00Z',
    ];
    const rows = moments.map((moment) => [new Date(moment)]);
    const bytes = await oneTable({ columns: [{ title: 'A', kind: 'moment' }], rows }, 'Europe/Madrid');
    expect(
      (await cellsIn(bytes))
        .slice(1)
        .map(clock)
        .map((text) => text.slice(11)),
    ).toEqual(['14:00', '13:00', '14:00', '13:00']);
  });

  test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Prague'])(
    'a day is the same in %s',
    async (zone) => {
      const cell = await cellOf('2026-11-21', 'day', zone);
      expect(cell).toMatchObject({ type: 'n', format: 'yyyy-mm-dd' });
      expect(clock(cell)).toBe('2026-11-21T00:00');
    },
  );

  test('what Excel has no number for is text', async () => {
    expect(await cellOf(new Date('1899-01-01T00:00:00Z'), 'moment')).toMatchObject({
      type: 'inlineStr',
      value: '1899-01-01T00:00:00.000Z',
    });
    expect(await cellOf('1900-02-28', 'day')).toMatchObject({ type: 'inlineStr', value: '1900-02-28' });
  });
});

describe('links', () => {
  test('lead by a formula, so that there is no limit to them', async () => {
    const href = 'https://desk.example/desk/tickets/1?a=1&b="2"';
    expect(await cellOf({ text: 'Say "hi"', href }, 'text')).toMatchObject({
      type: 'str',
      formula: 'HYPERLINK("https://desk.example/desk/tickets/1?a=1&b=""2""","Say ""hi""")',
      value: 'Say "hi"',
    });
  });

  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    `https://desk.example/${'x'.repeat(250)}`,
    'https://a b',
  ])('not to %j: that is the text alone', async (href) => {
    expect(await cellOf({ text: '=1+1', href }, 'text')).toMatchObject({ type: 'inlineStr', value: '=1+1' });
  });
});
