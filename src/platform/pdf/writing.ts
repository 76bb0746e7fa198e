import type { Writable } from 'node:stream';
import { bounded } from '../bounded';
import { closePdf, newPage, openPdf, type Pdf, type PdfOptions } from './document';

/** Each takes a processor for as long as it lasts; what waits behind this many is told to come again. */
const AT_ONCE = 2;
const WAITING = 20;
const inTurn = bounded(AT_ONCE, WAITING);

/**
 * Writes a document: `draw` fills its pages, from the first on, and `around` draws what stands around each, when it is known
 * how many there are.
 * @throws Error of the stream, which is destroyed where something else goes wrong; AppError `unavailable` where too many wait
 */
export function writeDocument(
  options: PdfOptions,
  out: Writable,
  draw: (pdf: Pdf) => Promise<void>,
  around: (pdf: Pdf, place: { page: number; pages: number }) => void,
): Promise<void> {
  return inTurn(async () => {
    const pdf = openPdf(options, out);
    try {
      newPage(pdf, 'portrait');
      await draw(pdf);
      await closePdf(pdf, (page, pages) => around(pdf, { page, pages }));
    } catch (error) {
      pdf.doc.destroy(error as Error);
      // The stream's own error says more than that nobody takes the document any more.
      await pdf.sent;
      throw error;
    }
  });
}
