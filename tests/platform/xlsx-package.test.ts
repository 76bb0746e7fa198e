import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CellRange, SheetChart } from '../../src/platform/xlsx';
import { below, type Element, elements, parsed, partsOf, sheetsOf } from '../support/workbook-reader';
import { oneTable, sheetIn, written } from './xlsx.support';

// The file as a whole: what Excel repairs or refuses is wrong here.

const range = (column: number, row: number, lastRow: number): CellRange => ({
  ...{ sheet: "It's <data>", column, row },
  ...{ lastColumn: column, lastRow },
});

const chart = (type: SheetChart['type'], title = 'Opened & solved'): SheetChart => ({
  ...{ type, title, alt: 'Opened & solved: "3" of <5>', kind: type === 'line' ? 'seconds' : 'count' },
  labels: ['Mon', 'Tue'],
  labelCells: range(1, 2, 3),
  series: [
    { label: '=cmd', colour: '#a1b2c3', labelCell: range(2, 1, 1), values: [5, null], cells: range(2, 2, 3) },
    { label: 'B', colour: '#123456', labelCell: range(3, 1, 1), values: [3, 4], cells: range(3, 2, 3) },
  ],
});

const TYPES: SheetChart['type'][] = ['line', 'column', 'stacked', 'bar'];

const withCharts = () =>
  written(async (book) => {
    for (const name of ['One', 'Two']) {
      const charts = TYPES.map((type, at) => ({
        chart: chart(type),
        column: 0,
        row: at * 16,
        width: 400,
        height: 300,
      }));
      await book.free({
        name,
        widths: [10],
        rows: [[{ value: 'x' }]],
        charts,
        paper: { scale: 70, breaks: [3] },
      });
    }
    const columns = [
      { title: 'A', kind: 'text' as const },
      { title: 'B', kind: 'count' as const },
    ];
    await book.table({
      name: 'Heat',
      columns,
      rows: [['x', 1]],
      isHeat: true,
      total: ['Total', 'sum'],
      note: 'cut',
    });
  });

/** ECMA-376 part 1, 18.3.1.99: what a sheet holds, in this order alone. */
const SHEET_ORDER =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection autoFilter mergeCells conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks drawing legacyDrawing tableParts extLst'.split(
    ' ',
  );

/** 21.2.2.176 and .27, .216: of a line, of bars, and of their series. */
const SERIES_ORDER = 'idx order tx spPr invertIfNegative marker dLbls cat val smooth'.split(' ');
const AXIS_ORDER =
  'axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossBetween majorUnit auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl'.split(
    ' ',
  );

const places = ({ children }: Element, order: string[]) =>
  children.map(({ name }) => order.indexOf(name.replace(/^c:/, '')));
const inOrder = (of: Element, order: string[]) => {
  const found = places(of, order);
  expect(found).not.toContain(-1);
  expect(found).toEqual([...found].sort((a, b) => a - b));
};

describe('the parts', () => {
  test('are all well-formed, each with a type, each relation to one that is there', async () => {
    const parts = await partsOf(await withCharts());
    const types = parsed(parts.get('[Content_Types].xml') ?? '');
    const typed = new Set(elements(types, 'Override').map(({ attributes }) => attributes.PartName));
    for (const [name, xml] of parts) {
      expect(parsed(xml).name).not.toBe('');
      if (!/(?:\.rels|\[Content_Types\]\.xml)$/.test(name)) expect(typed).toContain(`/${name}`);
      if (!name.endsWith('.rels')) continue;
      const folder = name.replace(/_rels\/[^/]+$/, '');
      const relations = elements(parsed(xml), 'Relationship').map(({ attributes }) => attributes);
      expect(new Set(relations.map(({ Id }) => Id)).size).toBe(relations.length);
      for (const { Target = '' } of relations) expect([...parts.keys()]).toContain(join(folder, Target));
    }
    expect([...parts.keys()].filter((name) => /charts|drawings\/drawing/.test(name))).toHaveLength(10);
  });

  test('of sheets, series and axes have their elements in order', async () => {
    const parts = await partsOf(await withCharts());
    for (const [name, xml] of parts) {
      if (name.startsWith('xl/worksheets/sheet')) inOrder(parsed(xml), SHEET_ORDER);
      if (!name.startsWith('xl/charts/')) continue;
      for (const series of elements(parsed(xml), 'c:ser')) inOrder(series, SERIES_ORDER);
      for (const axis of ['c:catAx', 'c:valAx'])
        for (const one of elements(parsed(xml), axis)) inOrder(one, AXIS_ORDER);
    }
    expect(elements(await sheetIn(await withCharts()), 'drawing')).toHaveLength(1);
  });

  test('name who made it and when', async () => {
    const core = (await partsOf(await oneTable({}))).get('docProps/core.xml') ?? '';
    const said = parsed(core).children.map(({ name, text }) => [name, text]);
    expect(said).toContainEqual(['dc:title', 'A & B']);
    expect(said).toContainEqual(['dc:creator', 'Ana <IT>']);
    expect(said).toContainEqual(['dcterms:created', '2026-11-30T09:30:00Z']);
  });
});

describe('charts', () => {
  test('refer to their cells, and hold what those hold', async () => {
    const parts = await partsOf(await withCharts());
    const line = parsed(parts.get('xl/charts/chart1.xml') ?? '');
    expect(elements(line, 'c:f').map(({ text }) => text)).toEqual([
      "'It''s <data>'!$B$1",
      "'It''s <data>'!$A$2:$A$3",
      "'It''s <data>'!$B$2:$B$3",
      "'It''s <data>'!$C$1",
      "'It''s <data>'!$A$2:$A$3",
      "'It''s <data>'!$C$2:$C$3",
    ]);
    const [first] = elements(line, 'c:numCache');
    const held =
      first && elements(first, 'c:pt').map(({ attributes, children }) => [attributes.idx, children[0]?.text]);
    expect(held).toEqual([['0', String(5 / 86_400)]]);
  });

  test('have the colours of their series, told apart without them by dashes and patterns', async () => {
    const parts = await partsOf(await withCharts());
    const drawn = TYPES.map((_, at) =>
      elements(parsed(parts.get(`xl/charts/chart${at + 1}.xml`) ?? ''), 'c:ser').map((series) => {
        const [shape] = elements(series, 'c:spPr');
        const of = (name: string, key = 'val') => shape && elements(shape, name)[0]?.attributes[key];
        return [of('a:srgbClr'), of('a:prstDash') ?? of('a:pattFill', 'prst') ?? 'whole'];
      }),
    );
    const area = [
      ['A1B2C3', 'whole'],
      ['123456', 'dkHorz'],
    ];
    expect(drawn).toEqual([
      [
        ['A1B2C3', 'solid'],
        ['123456', 'dash'],
      ],
      area,
      area,
      area,
    ]);
  });

  test('are titled, told to who does not see them, and of their type', async () => {
    const parts = await partsOf(await withCharts());
    const drawing = parsed(parts.get('xl/drawings/drawing2.xml') ?? '');
    const named = elements(drawing, 'xdr:cNvPr').map(({ attributes }) => attributes);
    expect(named.map(({ id }) => id)).toEqual(['2', '3', '4', '5']);
    expect(new Set(named.map(({ descr }) => descr))).toEqual(new Set(['Opened & solved: "3" of <5>']));
    const kinds = TYPES.map((_, at) => {
      const plot = below(parsed(parts.get(`xl/charts/chart${at + 5}.xml`) ?? ''), 'c:chart', 'c:plotArea');
      const [drawn] = plot.children.filter(({ name }) => name.endsWith('Chart'));
      const said = (name: string) => drawn && elements(drawn, name)[0]?.attributes.val;
      return [drawn?.name, said('c:barDir'), said('c:grouping'), said('c:overlap')];
    });
    expect(kinds).toEqual([
      ['c:lineChart', undefined, 'standard', undefined],
      ['c:barChart', 'col', 'clustered', undefined],
      ['c:barChart', 'col', 'stacked', '100'],
      ['c:barChart', 'bar', 'clustered', undefined],
    ]);
    expect(elements(drawing, 'a:t')).toEqual([]);
    const title = below(parsed(parts.get('xl/charts/chart1.xml') ?? ''), 'c:chart', 'c:title');
    expect(elements(title, 'a:t').map(({ text }) => text)).toEqual(['Opened & solved']);
  });
});

describe('names of sheets', () => {
  const named = async (names: string[]) => {
    const bytes = await written(async (book) => {
      for (const name of names) await book.table({ name, columns: [{ title: 'A', kind: 'text' }], rows: [] });
    });
    return { names: (await sheetsOf(bytes)).map(({ name }) => name), parts: await partsOf(bytes) };
  };

  test('are such as Excel takes, and each is there once', async () => {
    const long = '🚑'.repeat(20);
    const { names, parts } = await named([
      'a/b:c*[d]?\\',
      'Año',
      'AÑO',
      'History',
      "it's",
      '',
      long,
      long,
      'x'.repeat(40),
    ]);
    expect(names).toEqual([
      ...['a b c d', 'Año', 'AÑO (2)', 'History (2)', 'it’s', 'Sheet'],
      ...['🚑'.repeat(15), `${'🚑'.repeat(13)} (2)`, 'x'.repeat(31)],
    ]);
    expect(Math.max(...names.map((name) => name.length))).toBe(31);
    const defined = elements(parsed(parts.get('xl/workbook.xml') ?? ''), 'definedName').map(
      ({ text }) => text,
    );
    expect(defined).toContain("'it’s'!$1:$1");
  });

  test('asked for beforehand are kept for their sheet', async () => {
    const bytes = await written(async (book) => {
      const later = book.nameFor('Data');
      expect(book.nameFor('Data')).toBe(later);
      await book.free({ name: 'data', widths: [10], rows: [[{ value: later }]] });
      await book.free({ name: 'Data', widths: [10], rows: [[{ value: 'here' }]] });
    });
    const sheets = await sheetsOf(bytes);
    expect(sheets.map(({ name, rows }) => [name, rows[0]?.[0]])).toEqual([
      ['data (2)', 'Data'],
      ['Data', 'here'],
    ]);
  });
});

test('exceljs is the one whose undocumented parts are used', () => {
  const root = join(__dirname, '../..');
  const version = (path: string) =>
    JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;
  expect(version('node_modules/exceljs/package.json').version).toBe('4.4.0');
  expect((version('package.json').dependencies as Record<string, string>).exceljs).toBe('4.4.0');
  const source = readFileSync(join(root, 'node_modules/exceljs/lib/stream/xlsx/worksheet-writer.js'), 'utf8');
  for (const name of [
    '_writeColumns() {',
    '_writeOpenSheetData() {',
    '_writeLegacyData() {',
    'if (!this.startedData) {',
  ])
    expect(source).toContain(name);
  expect(source.match(/_openStream\(/g)).toHaveLength(1);
});
