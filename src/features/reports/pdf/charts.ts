import { type Box, figure, type Pdf, paragraph } from '../../../platform/pdf';
import { plotOf } from '../charts/plot';
import type { ReportChart } from '../report.types';
import { valueText } from '../values';
import type { Look } from '../words.types';
import { drawBars, drawHeat } from './chart-rows';
import { drawUpright } from './chart-upright';
import { drawLegend, legendHeight } from './legend';
import { STYLES } from './styles';

const ROW = 20;
const HEIGHT = 150;
const LABELS = 16;

/** A chart as wide as the page, drawn from the same plot as the page's; its table stands below it. */
export async function drawChart(pdf: Pdf, chart: ReportChart, look: Look): Promise<void> {
  if (chart.labels.length === 0 || chart.series.length === 0) {
    await paragraph(pdf, look.words.t('reports.pdf.nothing'), STYLES.label, { gap: 12 });
    return;
  }
  const legend = legendHeight(pdf, chart);
  figure(pdf, altOf(chart, look), legend + heightOf(chart), (box) => {
    drawLegend(pdf, chart, look, box);
    draw(pdf, chart, look, { ...box, y: box.y + legend, height: box.height - legend });
  });
  pdf.y += 14;
}

/** Of a chart with its labels, and a legend of one line. */
export const heightOf = ({ type, labels, series }: ReportChart): number => {
  if (type === 'bar') return labels.length * ROW * Math.max(1, 0.6 * series.length) + 4;
  return type === 'heat' ? series.length * ROW + LABELS : HEIGHT;
};

function draw(pdf: Pdf, chart: ReportChart, look: Look, box: Box): void {
  const plot = plotOf(chart);
  if (chart.type === 'bar') drawBars(pdf, chart, plot, look, box);
  else if (chart.type === 'heat') drawHeat(pdf, chart, plot, look, box);
  else drawUpright(pdf, chart, plot, look, { ...box, height: box.height - LABELS });
}

/** What a chart shows, for those who do not see it: how far each series goes. The table has every value. */
function altOf({ title, kind, series }: ReportChart, { words }: Look): string {
  const told = series.map(({ label, values }) => {
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return words.t('reports.pdf.series_empty', { name: label });
    const [least, most] = [Math.min(...known), Math.max(...known)].map((value) =>
      valueText(kind, value, words),
    );
    return words.t('reports.pdf.series', { name: label, least: least ?? '', most: most ?? '' });
  });
  return words.t('reports.pdf.chart', { title, series: told.join(' ') });
}
