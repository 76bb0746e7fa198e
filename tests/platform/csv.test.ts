import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { type CsvValue, csvTo } from '../../src/platform/csv';
import { fc } from '../support/properties';

async function written(rows: CsvValue[][]): Promise<string> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), csvTo(out, rows)]);
  return bytes.toString('utf8');
}

/** But for a line of a list, of words alone, and one that a quote stands behind, as in no formula. */
const COMPUTES = /^(?! *- +a[a ,-]*;?$| *- +a(?:[a ,-]*a)?")\s*[=+\-@＝＋－＠]/;

/** As spreadsheets read it: quotes mean something only at the beginning of a cell, and what follows them is text again. */
function cellsBy(separator: string, file: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= file.length; at += 1) {
    const quoted = /"((?:[^"]|"")*)"?/y;
    quoted.lastIndex = at;
    let cell = quoted.exec(file)?.[1]?.replaceAll('""', '"') ?? '';
    at = Math.max(at, quoted.lastIndex);
    for (; at < file.length && file[at] !== separator && file[at] !== '\n'; at += 1) cell += file[at];
    cells.push(cell);
  }
  return cells;
}

const again = (text: string): string[][] => parse(text, { bom: true, record_delimiter: '\r\n' });

test('begins with a mark, ends each line as RFC 4180 has it, and quotes what needs it', async () => {
  const text = await written([
    ['a', 'b,c', 'd "e"'],
    ['one\r\ntwo', ' f ', null],
  ]);
  expect(text).toBe('\ufeffa,"b,c","d ""e"""\r\n"one\ntwo"," f ",\r\n');
});

test('is read with the right letters by who knows nothing of it', async () => {
  const text = await written([['ção Příliš Булат', '技术', '🚑']]);
  expect(Buffer.from(text).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(again(text)).toEqual([['ção Příliš Булат', '技术', '🚑']]);
});

test.each([...["=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(A1)', '\t1', ' =1', '＝1', '-', '＠x', '-1-1']])(
  'a text that begins like a formula, %j, is one no more',
  async (text) => {
    expect(again(await written([[text]]))).toEqual([[`'${text}`]]);
  },
);

test('numbers stay numbers, ours and those in texts', async () => {
  expect(await written([[-1, -1.5, 0.125, '-1.0', '+34', '-1,5', Number.NaN, 1e21]])).toBe(
    '\ufeff-1,-1.5,0.125,-1.0,+34,"-1,5",,1e+21\r\n',
  );
});

test.each([
  [';=1+1', ";'=1+1"],
  ['\n=1', "'\n'=1"],
  ['a; b=c\nd', 'a; b=c\nd'],
  ["Hello;=cmd|' /C calc'!A0;", "Hello;'=cmd|' /C calc'!A0;"],
  ['one\n=WEBSERVICE(A1)', "one\n'=WEBSERVICE(A1)"],
  ['one; "@SUM(A1)', `one;' "@SUM(A1)`],
  ['a\t-1+cmd|x!y', "a\t'-1+cmd|x!y"],
  ['List:\n- cmd|x!y', "List:\n'- cmd|x!y"],
  ['List:\n- SUM (A1)', "List:\n'- SUM (A1)"],
  ["List:\n- 'C:\\x.xlsx'", "List:\n'- 'C:\\x.xlsx'"],
  ['List:\n-1', "List:\n'-1"],
])('%j is safe as well where semicolons, tabs or lines begin a cell', async (text, safe) => {
  expect(again(await written([[text]]))).toEqual([[safe]]);
});

test('a list in a text stays as it was typed; a cell that begins with one shows it all the same', async () => {
  const list = 'Para mañana:\n- un cable de red, de 3 m\n  - el otro: gris\n- ¿y el ratón?\nGracias';
  expect(again(await written([[list.replace('¿y', 'y')]]))).toEqual([[list.replace('¿y', 'y')]]);
  expect(again(await written([[list]]))).toEqual([[list.replace('- ¿', "'- ¿")]]);
  expect(again(await written([['- one\n- two']]))).toEqual([["'- one\n- two"]]);
});

test.each([
  ['x\n- A1/', '&WEBSERVICE(B2);'],
  ['x\n- A1-', '&WEBSERVICE(B2);'],
  ['x\n- A1, ', '&WEBSERVICE(B2);'],
  ['x\n- A1%', '&WEBSERVICE(B2);'],
  ['x\n- A1;', '&WEBSERVICE(B2);'],
  ['+1', '&WEBSERVICE(B2)'],
  ['-1,5', '&WEBSERVICE(B2)'],
])('%j and what stands beside it, %j, make no formula together', async (text, beside) => {
  const file = (await written([[text, beside]])).slice(1);
  for (const line of [file, `1,${file}`].slice(/^[+-]/.test(text) ? 0 : 1))
    for (const cell of cellsBy(';', line).slice(0, 2))
      expect(cell).toEqual(expect.not.stringMatching(/^\s*[+-]/));
});

test('no cell computes, whatever separates them and whether quotes mean anything', async () => {
  const pieces = ['=', '+', '-', '@', '＝', ';', ',', '"', "'", '\t', '\n', '\r', ' ', 'a', 'cmd|', '(', '!'];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((some) => some.join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 4 }), async (rows) => {
      const file = (await written(rows)).slice(1);
      for (const separator of [',', ';', '\t'])
        for (const cell of cellsBy(separator, file))
          expect([separator, cell]).toEqual([separator, expect.not.stringMatching(COMPUTES)]);
    }),
    { numRuns: 300 },
  );
});

test('any text comes back, less what nobody sees', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { minLength: 1 }),
      async (rows) => {
        const clean = (text: string) =>
          text
            .replace(/\r\n?/g, '\n')
            .replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, '')
            .toWellFormed();
        const bare = (text: string) => text.replace(/(^|[;\t\n])'(?=[\s"]*[=+\-@＝＋－＠]|\t)/g, '$1');
        const read = again(await written([['head', 'head'], ...rows]));
        expect(read.slice(1).map((row) => row.map(bare))).toEqual(
          rows.map((row) => row.map((text) => bare(clean(text)))),
        );
      },
    ),
  );
});

test('rows that fail midway leave no file that looks whole', async () => {
  async function* source(): AsyncGenerator<CsvValue[][]> {
    for (let at = 0; at < 20_000; at += 1) yield [[at, 'x']];
    throw new Error('the database is gone');
  }
  const out = new PassThrough();
  const read = buffer(out);
  await expect(csvTo(out, source())).rejects.toThrow('the database is gone');
  await expect(read).rejects.toThrow();
});

test('rows wait in their source while nobody takes them', async () => {
  let taken = 0;
  function* source(): Generator<CsvValue[]> {
    for (; taken < 50_000; taken += 1) yield [taken, 'something to read'];
  }
  const out = new PassThrough({ highWaterMark: 1024 });
  const writing = csvTo(out, source());
  await new Promise<void>((resolve) => {
    let before = -1;
    let still = 0;
    const look = () => {
      still = taken === before && taken > 0 ? still + 1 : 0;
      before = taken;
      return still > 100 ? resolve() : setImmediate(look);
    };
    look();
  });
  expect(taken).toBeLessThan(50_000);
  const [bytes] = await Promise.all([buffer(out), writing]);
  expect(again(bytes.toString())).toHaveLength(50_000);
});
