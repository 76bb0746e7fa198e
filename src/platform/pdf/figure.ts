import { makeRoom, type Pdf } from './document';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * A drawing over the whole width.
 * @param alt what it shows, in words
 */
export function figure(pdf: Pdf, alt: string, height: number, draw: (box: Box) => void): void {
  makeRoom(pdf, height);
  drawing(pdf, alt, { x: pdf.left, y: pdf.y, width: pdf.width, height }, draw);
  pdf.y += height;
}

/** The same at a place of its own. */
export function drawing({ doc, root }: Pdf, alt: string, box: Box, draw: (box: Box) => void): void {
  const bbox: [number, number, number, number] = [box.x, box.y, box.x + box.width, box.y + box.height];
  const element = doc.struct('Figure', { alt, bbox, placement: 'Block' }, () => {
    doc.save();
    draw(box);
    doc.restore();
  });
  root.add(element);
}

/**
 * A PNG or JPEG, as large as fits.
 * @returns how large it is drawn; null for what cannot be read
 */
export function picture(
  pdf: Pdf,
  alt: string,
  bytes: Buffer,
  most: Box,
): { width: number; height: number } | null {
  const opened = readable(pdf, bytes);
  if (!opened) return null;
  const scale = Math.min(most.width / opened.width, most.height / opened.height);
  const size = { width: opened.width * scale, height: opened.height * scale };
  drawing(pdf, alt, { ...most, ...size }, ({ x, y, width, height }) => {
    // A document opens it once, however often it is drawn.
    pdf.doc.image(opened as unknown as Buffer, x, y, { width, height });
  });
  return size;
}

/** Of what may be drawn on: a tall one leaves room for what it belongs to. */
const TALLEST = 0.6;
/** Points of a pixel, as screens have them. */
const POINTS = 0.75;

/**
 * The same where the text goes on: never larger than on a screen, and with room for what belongs below it.
 * @param below how high that is
 * @returns false for what cannot be read
 */
export function illustration(pdf: Pdf, alt: string, bytes: Buffer, below: number): boolean {
  const opened = readable(pdf, bytes);
  if (!opened) return false;
  const highest = (pdf.bottom - pdf.top) * TALLEST;
  const scale = Math.min(POINTS, pdf.width / opened.width, highest / opened.height);
  const [width, height] = [opened.width * scale, opened.height * scale];
  makeRoom(pdf, height + below);
  drawing(pdf, alt, { x: pdf.left, y: pdf.y, width, height }, ({ x, y }) => {
    pdf.doc.image(opened as unknown as Buffer, x, y, { width, height });
  });
  pdf.y += height;
  return true;
}

/** Null for what is no picture, broken or of another kind: a document is made without it. */
function readable({ doc }: Pdf, bytes: Buffer): { width: number; height: number } | null {
  try {
    return (doc as unknown as Opening).openImage(bytes);
  } catch {
    return null;
  }
}

interface Opening {
  /** @throws whatever it comes upon, texts too */
  openImage(bytes: Buffer): { width: number; height: number };
}
