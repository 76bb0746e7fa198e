import type { Writable } from 'node:stream';
import { clocksOf } from '../../platform/calendar';
import { type CsvValue, csvTo } from '../../platform/csv';
import { type CellKind as SheetKind, type CellValue as SheetValue, workbookTo } from '../../platform/xlsx';
import type { CellKind, CellValue, ExportWords, OfferedColumn } from '../tickets';
import type { ExportFormat } from './exports.types';

export interface ExportedTable {
  title: string;
  author: string;
  madeAt: Date;
  columns: OfferedColumn[];
  portions: AsyncIterable<CellValue[][]>;
  words: ExportWords;
}

/** Writes rows as they come, no faster than `out` takes them, and ends it. */
export function writeRows(format: ExportFormat, out: Writable, table: ExportedTable): Promise<void> {
  return format === 'csv' ? csvTo(out, csvPortions(table)) : writeSheet(out, table);
}

/** Moments as `2026-11-30 17:05` of the zone that the header names: programs read them, and people too. */
async function* csvPortions({ columns, portions, words }: ExportedTable): AsyncGenerator<CsvValue[][]> {
  const clockAt = clocksOf(words.fmt.timeZone);
  const csvValue = (value: CellValue): CsvValue =>
    value instanceof Date ? clockAt(value).replace('T', ' ') : value;
  yield [headsOf(columns, words)];
  for await (const portion of portions) yield portion.map((row) => row.map(csvValue));
}

/** Cells have no zone, so the heads of moments name it; and what is in seconds says so where no format does. */
function headsOf(columns: OfferedColumn[], { t, fmt }: ExportWords): string[] {
  return columns.map(({ label, kind }) => {
    if (kind === 'moment') return t('exports.head.zone', { label, zone: fmt.timeZone });
    return kind === 'seconds' ? t('exports.head.seconds', { label }) : label;
  });
}

const SHEET_KINDS: Record<CellKind, SheetKind> = {
  text: 'text',
  link: 'text',
  number: 'number',
  rating: 'number',
  seconds: 'seconds',
  moment: 'moment',
  day: 'day',
};

async function writeSheet(out: Writable, table: ExportedTable): Promise<void> {
  const { title, author, madeAt, columns, words } = table;
  const { t, fmt } = words;
  const options = { title, author, madeAt, timeZone: fmt.timeZone, cutMark: t('exports.cut') };
  await workbookTo(out, options, async (book) => {
    await book.table({
      name: title,
      columns: columns.map(({ label, kind }) => ({
        title: kind === 'moment' ? t('exports.head.zone', { label, zone: fmt.timeZone }) : label,
        kind: SHEET_KINDS[kind],
      })),
      rows: sheetPortions(table),
    });
  });
}

async function* sheetPortions({ columns, portions }: ExportedTable): AsyncGenerator<SheetValue[][]> {
  const links = columns.flatMap(({ kind }, place) => (kind === 'link' ? [place] : []));
  for await (const portion of portions) {
    const rows: SheetValue[][] = portion;
    for (const row of rows) for (const place of links) row[place] = linkOf(row[place] ?? null);
    yield rows;
  }
}

const linkOf = (value: SheetValue): SheetValue =>
  typeof value === 'string' ? { text: value, href: value } : value;
