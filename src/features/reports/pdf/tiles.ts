import { addLines, decorate, drawText, lineHeight, makeRoom, type Pdf, wrap } from '../../../platform/pdf';
import type { Tile } from '../report.types';
import { changeOf, valueText } from '../values';
import type { Look, Words } from '../words.types';
import { COLOURS, STYLES } from './styles';

const COLUMNS = 4;
const GAP = 10;
const PADDING = 8;
const LABEL_LINES = 2;

/** Tiles in rows of four, each with how it has changed. */
export function drawTiles(pdf: Pdf, tiles: Tile[], look: Look): void {
  if (tiles.length === 0) return;
  const list = pdf.doc.struct('L');
  pdf.root.add(list);
  const width = (pdf.width - (COLUMNS - 1) * GAP) / COLUMNS;
  for (let at = 0; at < tiles.length; at += COLUMNS) {
    makeRoom(pdf, HEIGHT);
    for (const [column, tile] of tiles.slice(at, at + COLUMNS).entries()) {
      drawTile(pdf, list, tile, look, { x: pdf.left + column * (width + GAP), width });
    }
    pdf.y += HEIGHT + GAP;
  }
  list.end();
  pdf.y += 8;
}

/** Below its value, how a figure has changed and what it was before. */
const HEIGHT = 2 * PADDING + (LABEL_LINES + 2) * lineHeight(STYLES.label) + lineHeight(STYLES.value);

function drawTile(
  pdf: Pdf,
  list: PDFKit.PDFStructureElement,
  tile: Tile,
  { words }: Look,
  place: { x: number; width: number },
): void {
  const { doc, y } = pdf;
  decorate(pdf, () => doc.roundedRect(place.x, y, place.width, HEIGHT, 4).fill(COLOURS.ground));
  const item = doc.struct('LI');
  list.add(item);
  const body = doc.struct('LBody');
  item.add(body);
  const box = { x: place.x + PADDING, y: y + PADDING, width: place.width - 2 * PADDING };
  const labels = wrap(tile.label, STYLES.label, box.width).slice(0, LABEL_LINES);
  const step = lineHeight(STYLES.label);
  addLines(
    pdf,
    body,
    labels.map((line, at) => ({ line, box: { ...box, y: box.y + at * step }, style: STYLES.label })),
  );
  const below = box.y + LABEL_LINES * step;
  body.add(() => drawText(pdf, valueText(tile.kind, tile.value, words), { ...box, y: below }, STYLES.value));
  drawComparison(pdf, body, tile, words, { ...box, y: below + lineHeight(STYLES.value) });
  item.end();
}

/** How it has changed, and below that what it was before. */
function drawComparison(
  pdf: Pdf,
  body: PDFKit.PDFStructureElement,
  tile: Tile,
  words: Words,
  box: { x: number; y: number; width: number },
): void {
  const { kind, before } = tile;
  const change = changeOf(tile, words);
  if (change) {
    const colour = change.isGood === null ? COLOURS.muted : change.isGood ? COLOURS.good : COLOURS.bad;
    const sign = { up: '▲ ', down: '▼ ', flat: '' }[change.trend];
    const draw = () => drawText(pdf, sign + change.text, box, { ...STYLES.label, colour });
    body.add(pdf.doc.struct('Span', { actual: change.spoken }, draw));
  }
  if (before === undefined) return;
  const text = words.t('reports.before', { value: valueText(kind, before, words) });
  const y = box.y + (change ? lineHeight(STYLES.label) : 0);
  body.add(() => drawText(pdf, text, { ...box, y }, STYLES.label));
}
