import type { Writable } from 'node:stream';
import { clockAt, dayAt } from '../../../platform/calendar';
import { type CsvValue, csvTo } from '../../../platform/csv';
import { notFound } from '../../../platform/errors';
import { valuesOf as tableOfChart } from '../charts/values';
import type { Cell, Report, ReportChart, ReportTable, Value } from '../report.types';
import type { ValueKind } from '../value-kinds';
import type { Look, Words } from '../words.types';
import { headerOf } from '../xlsx/values';

/**
 * A report as a file of values. Tables of different columns make no table that programs can read, so all of it is one value
 * a line: in which section and row it is, what of, what it is and of which kind. One table alone has its own columns.
 * Totals stand only in the first form: below rows they would be taken for one more of them.
 * @param tableId of the one that is wanted alone; of a chart without one, that of its section
 * @throws AppError `not_found` for a table that the report does not have; what `out` fails with, which is destroyed then
 */
export async function writeCsv(
  report: Report,
  look: Look,
  out: Writable,
  tableId: string | null = null,
): Promise<void> {
  await csvTo(
    out,
    tableId === null ? valuesOf(report, look) : rowsOf(tableIn(report, tableId, look.words), look.timeZone),
  );
}

/** @throws AppError `not_found` */
export function tableIn({ sections }: Report, id: string, words: Words): ReportTable {
  for (const { id: section, table, chart } of sections) {
    if (table?.id === id) return table;
    // What is drawn alone has the table that the page shows behind it.
    if (!table && chart && section === id) return tableOfChart(chart, words);
  }
  throw notFound();
}

function* rowsOf({ columns, rows }: ReportTable, timeZone: string): Generator<CsvValue[]> {
  yield columns.map((column) => titleOf(column, timeZone));
  for (const row of rows)
    yield row.map(({ value }, at) => plain(columns[at]?.kind ?? 'text', value, timeZone));
}

/** Numbers have no unit beside them, so the header says it. */
function titleOf(column: ReportTable['columns'][number], timeZone: string): string {
  return column.kind === 'seconds' ? `${column.label} (s)` : headerOf(column, timeZone);
}

function* valuesOf(report: Report, look: Look): Generator<CsvValue[]> {
  const { t } = look.words;
  yield [
    t('reports.file.section'),
    t('reports.file.row'),
    t('reports.file.name'),
    t('reports.file.measure'),
    t('reports.file.value'),
    t('reports.file.kind'),
  ];
  const figures = t('reports.file.figures');
  let row = 0;
  for (const { label, kind, value, before } of report.tiles) {
    row += 1;
    yield [figures, row, label, t('reports.file.value'), value, kind];
    if (before !== undefined) yield [figures, row, label, t('reports.file.before'), before, kind];
  }
  for (const { title, chart, table } of report.sections) {
    if (table) yield* tableValues(table, look);
    else if (chart) yield* chartValues(title, chart);
  }
}

function* tableValues(table: ReportTable, look: Look): Generator<CsvValue[]> {
  const { rows, total, title } = table;
  const totalText = look.words.t('reports.file.total');
  for (const [at, row] of rows.entries()) yield* rowValues(table, row, [title, at + 1], look.timeZone);
  if (total) yield* rowValues(table, total, [title, totalText], look.timeZone);
}

/** The first column names the row, all others are measured of it. */
function* rowValues(
  { columns }: ReportTable,
  row: Cell[],
  place: [string, number | string],
  timeZone: string,
): Generator<CsvValue[]> {
  const name = plain(columns[0]?.kind ?? 'text', row[0]?.value ?? null, timeZone);
  for (const [at, column] of columns.entries()) {
    if (at === 0 && columns.length > 1) continue;
    yield [...place, name, column.label, plain(column.kind, row[at]?.value ?? null, timeZone), column.kind];
  }
}

function* chartValues(title: string, { labels, series, kind, type }: ReportChart): Generator<CsvValue[]> {
  for (const [at, label] of labels.entries())
    for (const one of series) {
      const named = type === 'heat' ? [one.label, label] : [label, one.label];
      yield [title, at + 1, ...named, one.values[at] ?? null, kind];
    }
}

/** As programs read it: seconds and ratios as numbers, moments as the desk's clocks show them. */
function plain(kind: ValueKind, value: Value, timeZone: string): CsvValue {
  if (kind === 'moment' && value !== null) return clockAt(new Date(value), timeZone).replace('T', ' ');
  return value instanceof Date ? dayAt(value, timeZone) : value;
}
