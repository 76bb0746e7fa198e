import type { ReportChart, ReportTable } from '../report.types';
import type { Words } from '../words.types';

/** The values of a chart for which its report has no table: a row for each label, or of a heat map for each series. */
export function valuesOf(chart: ReportChart, { t }: Words): ReportTable {
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
