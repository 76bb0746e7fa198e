import type { ReportTable } from '../report.types';
import { valueText } from '../values';
import type { Words } from '../words.types';
import { foldOf } from './fold.view';

/** A table as the page draws it: texts, and where they lead. */
export function tableView(
  { id, title, columns, rows, total, note }: ReportTable,
  words: Words,
  { isFolded }: { isFolded: boolean },
) {
  const cellsOf = (row: ReportTable['rows'][number]) =>
    columns.map(({ kind }, at) => ({
      text: valueText(kind, row[at]?.value, words),
      href: row[at]?.href ?? null,
      isNumber: kind !== 'text',
    }));
  return {
    id,
    title,
    head: columns.map(({ label, kind }) => ({ label, isNumber: kind !== 'text' })),
    rows: rows.map(cellsOf),
    total: total ? cellsOf(total) : null,
    // Numbers of tickets, ratings: rows that need no room for their names.
    isNarrow: rows.every(([first]) => String(first?.value ?? '').length <= NARROW),
    note: note ?? null,
    fold: isFolded ? foldOf(rows.length, words) : null,
  };
}

const NARROW = 8;
