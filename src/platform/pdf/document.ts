import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import { escapeInfo, insideOf, writeInPackets } from './inside';
import { resting } from './resting';

// A document of A4 pages that is filled from top to bottom: whoever draws asks for room first. All lengths are points,
// from the upper left corner.

export interface PdfOptions {
  title: string;
  author: string;
  /** Of what is in it: `es`. */
  language: string;
  madeAt: Date;
}

export type Layout = 'portrait' | 'landscape';

export interface Pdf {
  doc: PDFKit.PDFDocument;
  options: PdfOptions;
  /** All that is read aloud is in it. */
  root: PDFKit.PDFStructureElement;
  layout: Layout;
  left: number;
  /** Of what may be drawn on. */
  width: number;
  top: number;
  bottom: number;
  /** Where the next thing is drawn. */
  y: number;
  /** The bookmarks that the next one may belong under, from the outermost. */
  bookmarks: PDFKit.PDFOutline[];
  /**
   * Lets others have their turn where a page took long.
   * @throws Error where nobody takes the document any more
   */
  rest(): Promise<void>;
  /** Ends when all of it is written. */
  sent: Promise<void>;
}

const MARGIN = { side: 48, top: 64, bottom: 60 };
const MARGINS = { left: 0, right: 0, top: 0, bottom: 0 };

/** Begins a document of no page yet, which is written to a stream that ends with it. */
export function openPdf(options: PdfOptions, out: Writable): Pdf {
  const { title, author, language, madeAt } = options;
  const doc = new PDFDocument({
    size: 'A4',
    margins: MARGINS,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: madeAt },
    // Fonts are opened when a letter needs one.
    font: null as unknown as undefined,
  });
  escapeInfo(doc);
  writeInPackets(doc);
  const sent = pipeline(doc, out);
  // Whoever finishes the document hears of it.
  sent.catch(() => {});
  const root = doc.struct('Document');
  doc.addStructure(root);
  const rest = resting(() => {
    if (doc.destroyed) throw new Error('nobody takes the document any more');
  });
  const nothing = { left: 0, width: 0, top: 0, bottom: 0, y: 0 };
  return { doc, options, root, layout: 'portrait', ...nothing, bookmarks: [], rest, sent };
}

export function newPage(pdf: Pdf, layout: Layout = pdf.layout): void {
  pdf.doc.addPage({ size: 'A4', layout, margins: MARGINS });
  const { width, height } = pdf.doc.page;
  pdf.layout = layout;
  pdf.left = MARGIN.side;
  pdf.width = width - 2 * MARGIN.side;
  pdf.top = MARGIN.top;
  pdf.bottom = height - MARGIN.bottom;
  pdf.y = pdf.top;
}

/** Goes on to another page where that much does not fit on this one. */
export function makeRoom(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.bottom && pdf.y > pdf.top) newPage(pdf);
}

/** Draws what nobody needs to have read aloud. */
export function decorate({ doc }: Pdf, draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
  doc.markContent('Artifact', { type });
  draw();
  doc.endMarkedContent();
}

/** Adds to the bookmarks what begins here; `level` 1 is the outermost. */
export function bookmark(pdf: Pdf, title: string, level: number): void {
  const { doc, bookmarks, y } = pdf;
  bookmarks.length = Math.min(bookmarks.length, level - 1);
  const parent = bookmarks.at(-1) ?? doc.outline;
  // pdfkit counts this one from the right.
  const left = doc.page.width;
  bookmarks.push(parent.addItem(title, { expanded: true, fit: false, left, top: Math.max(0, y - 8) }));
}

/**
 * Writes what stands around each page, and ends the document once it is written.
 * @param draw what stands around a page
 * @throws Error of the stream that it is written to
 */
export async function closePdf(pdf: Pdf, draw: (page: number, pages: number) => void): Promise<void> {
  const { doc } = pdf;
  const inside = insideOf(doc);
  const pages = inside._pageBuffer;
  for (const [at, page] of pages.entries()) {
    // One by one: to pack all of them at once would keep everybody waiting.
    inside._pageBuffer = [page];
    inside._pageBufferStart = at;
    doc.switchToPage(at);
    decorate(pdf, () => draw(at + 1, pages.length), 'Pagination');
    doc.flushPages();
    await pdf.rest();
  }
  pdf.root.end();
  doc.end();
  await pdf.sent;
}
