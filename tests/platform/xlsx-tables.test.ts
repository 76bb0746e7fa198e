import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { csvTo } from '../../src/platform/csv';
import { workbookTo } from '../../src/platform/xlsx';
import { elements, parsed, partsOf, sheetsOf } from '../support/workbook-reader';
import { cellsIn, oneTable, sheetIn } from './xlsx.support';

// Rows below a header: how they stand there, and how they get there.

const COLUMNS = [
  { title: 'Name', kind: 'text' as const },
  { title: 'Count', kind: 'count' as const },
  { title: 'Time', kind: 'seconds' as const },
];
const row = (number: number): (string | number)[] => [`row ${number}`, number, number * 60];
const rows = (count: number) => Array.from({ length: count }, (_, at) => row(at + 1));

const options = { title: 'T', author: 'A', madeAt: new Date(0), timeZone: 'Europe/Madrid' };

describe('a table', () => {
  test('has a header that stays and repeats on paper, filters, widths, and a total by formula', async () => {
    const bytes = await oneTable({
      columns: COLUMNS,
      rows: rows(3),
      total: ['Total', 'sum', 'sum'],
      note: 'Cut.',
    });
    const sheet = await sheetIn(bytes);
    expect(elements(sheet, 'pane')[0]?.attributes).toMatchObject({
      state: 'frozen',
      ySplit: '1',
      topLeftCell: 'A2',
    });
    expect(elements(sheet, 'autoFilter')[0]?.attributes.ref).toBe('A1:C4');
    const widths = elements(sheet, 'col').map(({ attributes: { min, max, width } }) => [min, max, width]);
    expect(widths).toEqual([
      ['1', '2', '8'],
      ['3', '3', '12'],
    ]);
    const total = (await cellsIn(bytes)).filter(({ at }) => at.endsWith('5'));
    expect(total).toMatchObject([
      { value: 'Total', formula: null },
      { formula: "SUM('Rows'!$B$2:$B$4)", value: '6', format: '3' },
      { formula: "SUM('Rows'!$C$2:$C$4)", value: String(360 / 86_400), format: '46' },
    ]);
    const workbook = parsed((await partsOf(bytes)).get('xl/workbook.xml') ?? '');
    const defined = elements(workbook, 'definedName').map(({ attributes, text }) => [attributes.name, text]);
    expect(defined).toContainEqual(['_xlnm.Print_Titles', "'Rows'!$1:$1"]);
    expect((await sheetsOf(bytes))[0]?.rows.at(-1)?.[0]).toBe('Cut.');
  });

  test('without rows has its header, and a total that is no formula over nothing', async () => {
    const bytes = await oneTable({ columns: COLUMNS, rows: [], total: ['Total', 'sum', null] });
    expect((await cellsIn(bytes)).map(({ at, formula, value }) => [at, formula, value])).toEqual([
      ...[
        ['A1', null, 'Name'],
        ['B1', null, 'Count'],
        ['C1', null, 'Time'],
      ],
      ...[
        ['A2', null, 'Total'],
        ['B2', null, '0'],
        ['C2', null, ''],
      ],
    ]);
  });

  test('goes on to another sheet where one is full, with its header; none is left out, sums are of all', async () => {
    const bytes = await oneTable({
      columns: COLUMNS,
      rows: rows(10),
      rowsAtMost: 8,
      total: ['Total', 'sum', null],
    });
    const sheets = await sheetsOf(bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['Rows', 'Rows (2)', 'Rows (3)']);
    expect(sheets.map(({ rows: [head] }) => head)).toEqual([1, 2, 3].map(() => ['Name', 'Count', 'Time']));
    const counts = sheets.flatMap((sheet) =>
      sheet.rows
        .slice(1)
        .filter(([name]) => name !== 'Total')
        .map(([, count]) => count),
    );
    expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const formula = (await cellsIn(bytes, 3)).map((cell) => cell.formula).filter(Boolean);
    expect(formula).toEqual(["SUM('Rows'!$B$2:$B$5,'Rows (2)'!$B$2:$B$5,'Rows (3)'!$B$2:$B$3)"]);
  });

  test('of heat colours all cells but the names', async () => {
    const sheet = await sheetIn(await oneTable({ columns: COLUMNS, rows: rows(3), isHeat: true }));
    expect(elements(sheet, 'conditionalFormatting')[0]?.attributes.sqref).toBe('B2:C4');
    expect(elements(sheet, 'cfRule')[0]?.attributes.type).toBe('colorScale');
  });
});

describe('rows', () => {
  test('wait in their source while nobody takes them', async () => {
    let taken = 0;
    async function* source() {
      for (let number = 1; number <= 50_000; number += 1) {
        taken = number;
        yield [row(number)];
      }
    }
    const out = new PassThrough({ highWaterMark: 1024 });
    const writing = workbookTo(out, options, (book) =>
      book.table({ name: 'R', columns: COLUMNS, rows: source() }),
    );
    // Nobody reads. What can be on its way is: then the loop stands, however often others have their turn.
    await new Promise<void>((resolve) => {
      let before = -1;
      let still = 0;
      const look = () => {
        still = taken === before && taken > 0 ? still + 1 : 0;
        before = taken;
        return still > 500 ? resolve() : setImmediate(look);
      };
      look();
    });
    expect(taken).toBeLessThan(50_000);
    const [bytes] = await Promise.all([buffer(out), writing]);
    expect(taken).toBe(50_000);
    expect((await sheetsOf(bytes))[0]?.rows).toHaveLength(50_001);
  });

  test('that fail midway leave no file that looks whole', async () => {
    async function* source() {
      yield rows(5000);
      throw new Error('the database is gone');
    }
    const out = new PassThrough();
    const read = buffer(out);
    const write = workbookTo(out, options, (book) =>
      book.table({ name: 'R', columns: COLUMNS, rows: source() }),
    );
    await expect(write).rejects.toThrow('the database is gone');
    await expect(read).rejects.toThrow('the database is gone');
    expect(out.destroyed).toBe(true);
  });

  test.each(['xlsx', 'csv'])(
    'that fail midway end the connection, so that a browser says so: %s',
    async (format) => {
      async function* source() {
        yield rows(20_000);
        throw new Error('the database is gone');
      }
      const server = createServer((_request, res) => {
        const write =
          format === 'csv'
            ? csvTo(res, source())
            : workbookTo(res, options, (book) => book.table({ name: 'R', columns: COLUMNS, rows: source() }));
        write.catch(() => {});
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const { port } = server.address() as AddressInfo;
      const answer = await fetch(`http://127.0.0.1:${port}/`);
      expect(answer.status).toBe(200);
      await expect(answer.arrayBuffer()).rejects.toThrow();
      server.close();
    },
  );

  test('end when the reader goes away, and their source is closed', async () => {
    let isClosed = false;
    async function* source() {
      try {
        for (let number = 1; ; number += 1) yield [row(number)];
      } finally {
        isClosed = true;
      }
    }
    const out = new PassThrough();
    const write = workbookTo(out, options, (book) =>
      book.table({ name: 'R', columns: COLUMNS, rows: source() }),
    );
    const failed = expect(write).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
    await once(out, 'readable');
    out.destroy();
    await failed;
    expect(isClosed).toBe(true);
  });

  test('fail with what the disk said', async () => {
    const out = new Writable({
      write: (_chunk, _encoding, done) => done(new Error('no space left')),
    });
    const write = workbookTo(out, options, (book) =>
      book.table({ name: 'R', columns: COLUMNS, rows: rows(9000) }),
    );
    await expect(write).rejects.toThrow('no space left');
  });
});
