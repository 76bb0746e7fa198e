import type { CellRange, SheetCell, SheetChart } from '../../../platform/xlsx';
import { paperColour } from '../charts/palette';
import type { ReportChart } from '../report.types';
import type { Look, Words } from '../words.types';
import { short } from './short';

/** A chart that Excel draws: `heat` is a sheet of coloured cells instead. */
export type DrawnChart = ReportChart & { type: SheetChart['type'] };

/** What charts are drawn of, block by block, each below its title. */
export interface SeriesSheet {
  rows: SheetCell[][];
  charts: SheetChart[];
  columns: number;
}

/** Of a label: beside a longer one nothing would be left of its chart. */
const LONGEST = 32;

/** As a chart shows its words. */
const shortened = (chart: DrawnChart): DrawnChart => ({
  ...chart,
  labels: chart.labels.map((label) => short(label, LONGEST)),
  series: chart.series.map((series) => ({ ...series, label: short(series.label, LONGEST) })),
});

export const isDrawn = (chart: ReportChart): chart is DrawnChart =>
  chart.type !== 'heat' && chart.labels.length > 0 && chart.series.length > 0;

/**
 * Lays the series of charts on a sheet of their own, so that the charts stay whole whatever is sorted or filtered elsewhere.
 * @param sheet the name that it has
 */
export function seriesSheet(charts: DrawnChart[], sheet: string, look: Look): SeriesSheet {
  const rows: SheetCell[][] = [];
  const made = charts.map(shortened).map((chart) => {
    const head = rows.length + 2;
    rows.push([{ value: chart.title, role: 'heading' }], headOf(chart, look.words));
    chart.labels.forEach((label, at) => {
      const values = chart.series.map(({ values: of }) => ({ value: of[at] ?? null, kind: chart.kind }));
      rows.push([{ value: label }, ...values]);
    });
    rows.push([]);
    return chartOver(chart, { sheet, head }, look);
  });
  return { rows, charts: made, columns: Math.max(1, ...charts.map(({ series }) => series.length + 1)) };
}

const headOf = ({ series }: DrawnChart, { t }: Words): SheetCell[] => [
  { value: t('reports.file.label'), role: 'header' },
  ...series.map(({ label }): SheetCell => ({ value: label, kind: 'count', role: 'header' })),
];

function chartOver(
  chart: DrawnChart,
  { sheet, head }: { sheet: string; head: number },
  { desk, words: { t, fmt } }: Look,
): SheetChart {
  const { type, title, kind, labels, series } = chart;
  const below = (column: number): CellRange => {
    const row = head + 1;
    return { sheet, column, row, lastColumn: column, lastRow: head + labels.length };
  };
  const [first = '', last = ''] = [labels[0], labels.at(-1)];
  return {
    type,
    title,
    kind,
    labels,
    alt: t('reports.file.chart', { title, series: fmt.list(series.map(({ label }) => label)), first, last }),
    labelCells: below(1),
    series: series.map(({ label, values }, at) => ({
      label,
      colour: paperColour(desk.colour, at),
      labelCell: { sheet, column: at + 2, row: head, lastColumn: at + 2, lastRow: head },
      values: labels.map((_, index) => values[index] ?? null),
      cells: below(at + 2),
    })),
  };
}
