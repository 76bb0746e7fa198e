import { bookmark, decorate, makeRoom, type Pdf } from './document';
import type { Face, Weight } from './faces';
import { extentOf, type Line, linesOf, lineWithin, type Stretch } from './lines';

export interface TextStyle {
  /** Points. */
  size: number;
  weight: Weight;
  colour: string;
}

/** `start` is the side that a text is read from. */
export type Align = 'start' | 'left' | 'right' | 'center';

/** Of a line, as a part of the size of its letters: how high it is, and where its letters stand. */
const HEIGHT = 1.4;
const BASELINE = 1.08;

export const lineHeight = ({ size }: TextStyle): number => size * HEIGHT;

export const wrap = (
  text: string,
  { size, weight }: TextStyle,
  width: number,
  code: readonly Stretch[] = [],
): Line[] => linesOf(text, weight, width / size, code);

/** How wide a text is in one line, in points. */
export const textWidth = (text: string, { size, weight }: TextStyle): number =>
  extentOf(text, weight).whole * size;

export interface Place {
  x: number;
  y: number;
  width: number;
}

/** A line at a place. A box that stands for a character is said to be that one. */
export function drawLine(
  { doc }: Pdf,
  line: Line,
  box: Place,
  style: TextStyle,
  align: Align = 'start',
): void {
  const { size, colour } = style;
  let x = box.x + shift(line, box.width - line.width * size, align);
  doc.fontSize(size).fillColor(colour);
  for (const { drawn, face, kind, text, width } of line.pieces) {
    if (drawn.trim() !== '') {
      if (kind === 'missing') doc.markContent('Span', { actual: text });
      useFace(doc, face);
      doc.text(drawn, x, box.y + size * BASELINE, { lineBreak: false, baseline: 'alphabetic' });
      if (kind === 'missing') doc.endMarkedContent();
    }
    x += width * size;
  }
}

export interface PlacedLine {
  line: Line;
  box: Place;
  style: TextStyle;
  align?: Align;
}

export function drawPlaced(pdf: Pdf, lines: PlacedLine[]): void {
  for (const { line, box, style, align } of lines) drawLine(pdf, line, box, style, align);
}

/**
 * Draws lines as an element of the structure. Of those that are not drawn in the order of reading it holds that order, for
 * programs that read aloud; others, which look at glyphs alone, turn them round by themselves.
 */
export function addLines(pdf: Pdf, element: PDFKit.PDFStructureElement, lines: PlacedLine[]): void {
  for (let at = 0; at < lines.length; ) {
    const rest = lines.slice(at);
    const turned = rest.findIndex(({ line }) => !line.isInOrder);
    const [first] = rest;
    if (turned === 0 && first) {
      element.add(pdf.doc.struct('Span', { actual: first.line.text }, () => drawPlaced(pdf, [first])));
      at += 1;
    } else {
      const together = turned < 0 ? rest : rest.slice(0, turned);
      element.add(() => drawPlaced(pdf, together));
      at += together.length;
    }
  }
}

function shift(line: Line, left: number, align: Align): number {
  if (align === 'center') return left / 2;
  return align === 'right' || (align === 'start' && line.isRtl) ? left : 0;
}

/** A document opens no file: fonts are opened once for all of them. */
function useFace(doc: PDFKit.PDFDocument, { name, font, isBuiltIn }: Face): void {
  if (!isBuiltIn) doc.registerFont(name, font as unknown as string);
  doc.font(name);
}

/** One line of a text, cut where it is too wide. */
export function drawText(pdf: Pdf, text: string, box: Place, style: TextStyle, align: Align = 'start'): void {
  drawLine(pdf, lineWithin(text, style.weight, box.width / style.size), box, style, align);
}

/** What a text is in the structure that programs read aloud from. */
export type TextRole = 'P' | 'H1' | 'H2' | 'H3' | 'Caption' | 'LBody' | 'Code' | 'BlockQuote';

interface ParagraphOptions {
  role?: TextRole;
  /** From the left side. */
  indent?: number;
  /** Below it. */
  gap?: number;
  /** Painted behind it, over the whole width. */
  ground?: string;
  /** What of it is code. */
  code?: readonly Stretch[];
  /** Where it belongs in the structure; the document otherwise. */
  parent?: PDFKit.PDFStructureElement;
}

/** A text over the whole width, on as many pages as it takes. */
export async function paragraph(
  pdf: Pdf,
  text: string,
  style: TextStyle,
  options: ParagraphOptions = {},
): Promise<void> {
  const { role = 'P', indent = 0, gap = 0, parent = pdf.root, ground, code } = options;
  const element = pdf.doc.struct(role);
  parent.add(element);
  const height = lineHeight(style);
  const lines = wrap(text, style, pdf.width - (ground ? 2 : 1) * indent, code);
  for (let at = 0; at < lines.length; ) {
    makeRoom(pdf, height);
    const room = Math.max(1, Math.floor((pdf.bottom - pdf.y) / height));
    const box = { x: pdf.left + indent, y: pdf.y, width: pdf.width - indent };
    const shown = lines.slice(at, at + room);
    if (ground) paint(pdf, ground, shown.length * height);
    const placed = shown.map((line, row) => ({ line, box: { ...box, y: box.y + row * height }, style }));
    addLines(pdf, element, placed);
    pdf.y += shown.length * height;
    at += shown.length;
    await pdf.rest();
  }
  element.end();
  pdf.y += gap;
}

/** What a ground reaches beyond the lines that stand on it. */
const AROUND = 4;

function paint(pdf: Pdf, ground: string, height: number): void {
  const { doc, left, width, y } = pdf;
  decorate(pdf, () => doc.rect(left, y - AROUND, width, height + 2 * AROUND).fill(ground));
}

/**
 * A heading, and its bookmark. It never stands at the foot of a page without what it is about.
 * @param below how much room that takes
 */
export async function heading(
  pdf: Pdf,
  text: string,
  level: 1 | 2 | 3,
  style: TextStyle,
  { below = 60, gap = 6 }: { below?: number; gap?: number } = {},
): Promise<void> {
  makeRoom(pdf, wrap(text, style, pdf.width).length * lineHeight(style) + gap + below);
  bookmark(pdf, text, level);
  await paragraph(pdf, text, style, { role: `H${level}`, gap });
}
