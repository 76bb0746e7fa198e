import type { Pdf } from './document';
import { drawText, type TextStyle } from './text';

const STYLE: TextStyle = { size: 8, weight: 'regular', colour: '#52525b' };
const RULE = '#d4d4d8';
const SIDE = 48;
const COUNT = 110;

/** The lines above and below a page; the first page has none above. */
export function drawRunning(pdf: Pdf, texts: { above: string | null; below: string; count: string }): void {
  const { doc } = pdf;
  const width = doc.page.width - 2 * SIDE;
  const y = doc.page.height - 40;
  doc.lineWidth(0.5).strokeColor(RULE);
  doc
    .moveTo(SIDE, y - 6)
    .lineTo(SIDE + width, y - 6)
    .stroke();
  drawText(pdf, texts.below, { x: SIDE, y, width: width - COUNT }, STYLE);
  drawText(pdf, texts.count, { x: SIDE + width - COUNT, y, width: COUNT }, STYLE, 'right');
  if (texts.above) drawText(pdf, texts.above, { x: SIDE, y: 34, width }, STYLE);
}
