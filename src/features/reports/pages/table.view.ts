import type { ReportChart, ReportTable } from '../report.types';
import { valueText } from '../values';
import type { Words } from '../words.types';

/** A table as the page draws it: texts, and where they lead. */
export function tableView({ id, title, columns, rows, total, note }: ReportTable, words: Words) {
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
    note: note ?? null,
  };
}

/** The values of a chart for which its report has no table: a row for each label, or of a heat map for each series. */
export function tableOf(chart: ReportChart, { t }: Words): ReportTable {
  const { id, title, kind, labels, series, type } = chart;
  const isHeat = type === 'heat';
  const cell = (index: number, at: number) => {
    const one = series[index];
    const href = one?.hrefs?.[at];
    return href ? { value: one?.values[at] ?? null, href } : { value: one?.values[at] ?? null };
  };
  const [down, across] = isHeat
    ? [series.map(({ label }) => label), labels]
    : [labels, series.map(({ label }) => label)];
  return {
    id: `${id}-values`,
    title,
    columns: [
      { key: 'label', label: t(isHeat ? 'reports.chart.row' : 'reports.chart.label'), kind: 'text' },
      ...across.map((label, at) => ({ key: String(at), label, kind })),
    ],
    rows: down.map((label, row) => [
      { value: label },
      ...across.map((_, column) => (isHeat ? cell(row, column) : cell(column, row))),
    ]),
  };
}
