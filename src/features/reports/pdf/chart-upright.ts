import { type Box, drawText, lineHeight, type Pdf, textWidth } from '../../../platform/pdf';
import type { Plot, Point } from '../charts/plot';
import { shareOf } from '../charts/scale';
import type { ReportChart } from '../report.types';
import { valueText } from '../values';
import type { Look } from '../words.types';
import { stroke } from './legend';
import { COLOURS, STYLES, seriesColour } from './styles';

/** Lines, columns and stacks: values upwards, labels below. */
export function drawUpright(pdf: Pdf, chart: ReportChart, plot: Plot, look: Look, box: Box): void {
  const area = drawValueAxis(pdf, chart, plot, look, box);
  drawColumns(pdf, plot, look, area);
  for (const [series, stretches] of plot.lines.entries()) drawLine(pdf, look, stretches, { series, area });
  drawLabels(pdf, chart.labels, area);
}

/** Grid lines with their values on the left; what is left is the area of the plot. */
function drawValueAxis(pdf: Pdf, { kind }: ReportChart, { scale }: Plot, { words }: Look, box: Box): Box {
  const { doc } = pdf;
  const texts = scale.ticks.map((tick) => valueText(kind, tick, words));
  const wide = Math.max(...texts.map((text) => textWidth(text, STYLES.chart))) + 1;
  const top = lineHeight(STYLES.chart) / 2;
  const area = { x: box.x + wide + 6, y: box.y + top, width: box.width - wide - 6, height: box.height - top };
  for (const [at, tick] of scale.ticks.entries()) {
    const y = area.y + (1 - shareOf(scale, tick)) * area.height;
    doc.lineWidth(tick === 0 ? 0.8 : 0.4).strokeColor(tick === 0 ? COLOURS.muted : COLOURS.rule);
    doc
      .moveTo(area.x, y)
      .lineTo(area.x + area.width, y)
      .stroke();
    drawText(pdf, texts[at] ?? '', { x: box.x, y: y - top, width: wide }, STYLES.chart, 'right');
  }
  return area;
}

function drawColumns({ doc }: Pdf, { marks }: Plot, look: Look, area: Box): void {
  for (const { series, x, y, width, height } of marks) {
    const [left, top] = [area.x + x * area.width, area.y + y * area.height];
    // The least that there is, is to be seen.
    const high = height > 0 ? Math.max(height * area.height, 0.6) : 0;
    doc.rect(left, top, width * area.width, high).fill(seriesColour(look, series));
  }
}

/** A line breaks where there is no value; a value alone is a point. */
function drawLine(
  { doc }: Pdf,
  look: Look,
  stretches: Point[][],
  { series, area }: { series: number; area: Box },
): void {
  const placed = ({ x, y }: Point): [number, number] => [area.x + x * area.width, area.y + y * area.height];
  for (const stretch of stretches) {
    const [first, ...rest] = stretch.map(placed);
    if (!first) continue;
    if (rest.length === 0) {
      doc.circle(...first, 1.8).fill(seriesColour(look, series));
      continue;
    }
    stroke(doc, look, series);
    doc.moveTo(...first);
    for (const point of rest) doc.lineTo(...point);
    doc.stroke();
  }
  doc.undash();
}

/** As many labels as have room beside each other, from the first. */
export function drawLabels(pdf: Pdf, labels: string[], area: Box): void {
  const slot = area.width / labels.length;
  const widest = Math.max(...labels.map((label) => textWidth(label, STYLES.chart))) + 6;
  const every = Math.max(1, Math.ceil(Math.min(widest, area.width / 3) / slot));
  const width = Math.max(slot * every, 12);
  for (let at = 0; at < labels.length; at += every) {
    const middle = area.x + (at + 0.5) * slot;
    const x = Math.min(Math.max(middle - width / 2, area.x - 20), area.x + area.width - width + 8);
    const box = { x, y: area.y + area.height + 3, width };
    drawText(pdf, labels[at] ?? '', box, STYLES.chart, 'center');
  }
}
