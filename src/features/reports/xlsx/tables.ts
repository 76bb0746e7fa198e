import type { CellValue, TableSheet } from '../../../platform/xlsx';
import type { Report, ReportChart, ReportTable } from '../report.types';
import type { Look } from '../words.types';
import { cellValue, headerOf } from './values';

/** A sheet for each table, and one of coloured cells for each chart that is such. */
export function tableSheets({ sections }: Report, look: Look): TableSheet[] {
  return sections.flatMap(({ chart, table }) => [
    ...(table ? [sheetOf(table, look)] : []),
    ...(chart?.type === 'heat' ? [heatSheet(chart, look)] : []),
  ]);
}

function sheetOf(table: ReportTable, { timeZone, words: { t } }: Look): TableSheet {
  const { title, columns, rows, note } = table;
  const valueAt = (at: number, value: ReportTable['rows'][number][number]['value']): CellValue =>
    cellValue(columns[at]?.kind ?? 'text', value, timeZone);
  return {
    name: title,
    columns: columns.map((column) => ({ title: headerOf(column, timeZone), kind: column.kind })),
    rows: rows.map((row) => row.map(({ value }, at) => valueAt(at, value))),
    total: totalOf(table, valueAt, t('reports.file.total')),
    note: rows.length === 0 ? t('reports.file.nothing') : note,
  };
}

/** By a formula where it says the same: what counts a ticket once may be less than its rows together. */
function totalOf(
  { columns, rows, total }: ReportTable,
  valueAt: (at: number, value: CellValueOf) => CellValue,
  label: string,
): TableSheet['total'] {
  return total?.map(({ value }, at) => {
    if (at === 0 && (value === null || value === '')) return label;
    const sum = rows.reduce((all, row) => all + Number(row[at]?.value ?? 0), 0);
    return columns[at]?.isSummed && rows.length > 0 && sum === value ? 'sum' : valueAt(at, value);
  });
}

type CellValueOf = ReportTable['rows'][number][number]['value'];

function heatSheet({ title, kind, labels, series }: ReportChart, { words: { t } }: Look): TableSheet {
  return {
    name: title,
    columns: [
      { title: t('reports.file.label'), kind: 'text' },
      ...labels.map((label) => ({ title: label, kind })),
    ],
    rows: series.map(({ label, values }) => [label, ...labels.map((_, at) => values[at] ?? null)]),
    isHeat: true,
  };
}
