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

test.each([
  ...["=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(A1)', '\t=1', ' =1', '\n=1', '＝1', '-', '＠x', '-1-1'],
])('a text that begins like a formula, %j, is one no more', async (text) => {
  expect(again(await written([[text]]))).toEqual([[`'${text}`]]);
});

test('numbers stay numbers, ours and those in texts', async () => {
  expect(await written([[-1, -1.5, 0.125, '-1.0', '+34', '-1,5', Number.NaN, 1e21]])).toBe(
    '\ufeff-1,-1.5,0.125,-1.0,+34,"-1,5",,1e+21\r\n',
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
        const read = again(await written([['head', 'head'], ...rows]));
        expect(
          read.slice(1).map((row) => row.map((text) => text.replace(/^'(?=\s*[=+\-@＝＋－＠]|\t)/, ''))),
        ).toEqual(
          rows.map((row) => row.map((text) => clean(text).replace(/^'(?=\s*[=+\-@＝＋－＠]|\t)/, ''))),
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
