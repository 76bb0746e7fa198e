import { type Box, drawText, lineHeight, type Pdf, textWidth } from '../../../platform/pdf';
import type { Plot } from '../charts/plot';
import { LEVELS } from '../charts/scale';
import type { ReportChart } from '../report.types';
import { valueText } from '../values';
import type { Look } from '../words.types';
import { drawLabels } from './chart-upright';
import { COLOURS, isDark, levelColour, STYLES, seriesColour } from './styles';

const GAP = 6;
/** Names take no more of the width than this; the table has them whole. */
const NAMES = 0.32;

/** Bars to the right with their names before and their values behind them. */
export function drawBars(pdf: Pdf, chart: ReportChart, plot: Plot, look: Look, box: Box): void {
  const { doc } = pdf;
  const text = (value: number) => valueText(chart.kind, value, look.words);
  const known = chart.series.flatMap(({ values }) => values.filter((value) => value !== null));
  const behind = Math.max(0, ...known.map((value) => textWidth(text(value), STYLES.mark))) + GAP;
  const area = drawNames(pdf, chart.labels, box);
  // Values below zero have theirs in front of them.
  const before = plot.scale.min < 0 ? behind : 0;
  const inner = { ...area, x: area.x + before, width: area.width - before - behind };
  for (const { series, at, x, y, width, height } of plot.marks) {
    const value = chart.series[series]?.values[at] ?? 0;
    const bar = { x: inner.x + x * inner.width, width: width * inner.width, height: height * inner.height };
    const top = inner.y + y * inner.height;
    doc.rect(bar.x, top, bar.width, bar.height).fill(seriesColour(look, series));
    const beside = { y: top + (bar.height - lineHeight(STYLES.mark)) / 2, width: behind };
    if (value < 0) drawText(pdf, text(value), { ...beside, x: bar.x - behind - 3 }, STYLES.mark, 'right');
    else drawText(pdf, text(value), { ...beside, x: bar.x + bar.width + 3 }, STYLES.mark, 'left');
  }
  const zero = inner.x + plot.zero * inner.width;
  doc
    .lineWidth(0.8)
    .strokeColor(COLOURS.muted)
    .moveTo(zero, box.y)
    .lineTo(zero, box.y + box.height)
    .stroke();
}

/** A cell for each value, the darker the more, with the value in it where it has room. */
export function drawHeat(pdf: Pdf, chart: ReportChart, plot: Plot, look: Look, box: Box): void {
  const { doc } = pdf;
  const names = chart.series.map(({ label }) => label);
  const inner = drawNames(pdf, names, { ...box, height: box.height - lineHeight(STYLES.chart) - 5 });
  const texts = plot.marks.map(({ series, at }) =>
    valueText(chart.kind, chart.series[series]?.values[at] ?? null, look.words),
  );
  const slot = inner.width / chart.labels.length;
  const fits = Math.max(0, ...texts.map((text) => textWidth(text, STYLES.mark))) + 2 <= slot;
  for (const [index, { x, y, width, height, level = 0 }] of plot.marks.entries()) {
    const cell = {
      x: inner.x + x * inner.width + 0.5,
      y: inner.y + y * inner.height + 0.5,
      width: width * inner.width - 1,
      height: height * inner.height - 1,
    };
    const colour = level > 0 ? levelColour(look, 0.1 + (0.9 * level) / LEVELS) : COLOURS.ground;
    doc.rect(cell.x, cell.y, cell.width, cell.height).fill(colour);
    if (!fits || level === 0) continue;
    const style = { ...STYLES.mark, colour: isDark(colour) ? '#ffffff' : COLOURS.ink };
    const middle = cell.y + (cell.height - lineHeight(style)) / 2;
    drawText(pdf, texts[index] ?? '', { ...cell, y: middle }, style, 'center');
  }
  drawLabels(pdf, chart.labels, inner);
}

/** A name before each row; what is left is the area of the plot. */
function drawNames(pdf: Pdf, names: string[], box: Box): Box {
  const widest = Math.max(0, ...names.map((name) => textWidth(name, STYLES.mark))) + 1;
  const width = Math.min(widest, box.width * NAMES);
  const row = box.height / names.length;
  for (const [at, name] of names.entries()) {
    const y = box.y + at * row + (row - lineHeight(STYLES.mark)) / 2;
    drawText(pdf, name, { x: box.x, y, width }, STYLES.mark);
  }
  return { ...box, x: box.x + width + GAP, width: box.width - width - GAP };
}
