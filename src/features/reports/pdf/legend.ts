import { type Box, drawText, lineHeight, type Pdf, textWidth } from '../../../platform/pdf';
import type { ReportChart } from '../report.types';
import type { Look } from '../words.types';
import { STYLES, seriesColour, seriesDash } from './styles';

const SWATCH = 14;
const GAP = 14;

interface Entry {
  label: string;
  series: number;
  /** From the left side, and the line that it stands on. */
  x: number;
  row: number;
  width: number;
}

/** How high the names of the series are above a chart; nothing where there is one, which the title names. */
export function legendHeight(pdf: Pdf, chart: ReportChart): number {
  const entries = entriesOf(chart, pdf.width);
  const last = entries.at(-1);
  return last ? (last.row + 1) * lineHeight(STYLES.mark) + 6 : 0;
}

export function drawLegend(pdf: Pdf, chart: ReportChart, look: Look, box: Box): void {
  const height = lineHeight(STYLES.mark);
  for (const { label, series, x, row, width } of entriesOf(chart, box.width)) {
    const [left, y] = [box.x + x, box.y + row * height];
    drawSwatch(pdf, chart, look, { series, x: left, y: y + height / 2 });
    drawText(pdf, label, { x: left + SWATCH, y, width }, STYLES.mark);
  }
}

function drawSwatch(
  { doc }: Pdf,
  { type }: ReportChart,
  look: Look,
  { series, x, y }: { series: number; x: number; y: number },
): void {
  if (type !== 'line') {
    doc.rect(x, y - 3.5, 8, 7).fill(seriesColour(look, series));
    return;
  }
  stroke(doc, look, series);
  doc
    .moveTo(x, y)
    .lineTo(x + 11, y)
    .stroke();
  doc.undash();
}

/** Sets how the line of a series is drawn. */
export function stroke(doc: PDFKit.PDFDocument, look: Look, series: number): void {
  doc.lineWidth(1.5).strokeColor(seriesColour(look, series)).lineJoin('round');
  const [length, ...rest] = seriesDash(series);
  if (length === undefined) doc.undash();
  else
    doc.dash(rest.length > 1 ? ([length, ...rest] as unknown as number) : length, {
      space: rest[0] ?? length,
    });
}

function entriesOf({ type, series }: ReportChart, width: number): Entry[] {
  if (series.length < 2 || type === 'heat') return [];
  const entries: Entry[] = [];
  let [x, row] = [0, 0];
  for (const [at, { label }] of series.entries()) {
    const wide = Math.min(textWidth(label, STYLES.mark) + 1, width / 2 - SWATCH);
    if (x > 0 && x + SWATCH + wide > width) [x, row] = [0, row + 1];
    entries.push({ label, series: at, x, row, width: wide });
    x += SWATCH + wide + GAP;
  }
  return entries;
}
