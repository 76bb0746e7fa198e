import { dirname, join } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { UnreadableFile } from './types';
import { collected } from './written';

/** Pages that are looked at; a text of the length that is kept ends before. */
const MOST_PAGES = 3000;
/** After that many seconds of a processor no further page is begun: what has been read until then is found. */
const ENOUGH_SECONDS = 12;

/**
 * The text of a PDF, page by page, with what was filled into its forms. Nothing is drawn or run of it.
 * @throws UnreadableFile
 */
export async function textOfPdf(bytes: Buffer): Promise<{ text: string; cut: boolean }> {
  const pdf = await opened(bytes);
  const found = collected();
  const pages = Math.min(pdf.numPages, MOST_PAGES);
  let broken = 0;
  let read = 0;
  while (read < pages && !found.isFull() && secondsSpent() < ENOUGH_SECONDS) {
    read += 1;
    // A page that is broken takes no other one with it.
    await readPage(pdf, read, found.add).catch(() => {
      broken += 1;
    });
  }
  if (read > 0 && broken === read) throw new UnreadableFile('damaged');
  return { text: joined(found.text()), cut: read < pdf.numPages };
}

/** By the process since it began. */
function secondsSpent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function opened(bytes: Buffer): Promise<PDFDocumentProxy> {
  // The library draws, too, and would load what it draws with; for text it needs none of that but the name of a matrix.
  Object.assign(globalThis, { DOMMatrix: class {}, ImageData: class {}, Path2D: class {} });
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = dirname(require.resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
    // What stands for letters in fonts of Chinese, Japanese and Korean.
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
  });
  return task.promise.catch((error: Error) => {
    throw new UnreadableFile(error.name === 'PasswordException' ? 'protected' : 'damaged', error);
  });
}

async function readPage(pdf: PDFDocumentProxy, number: number, add: (piece: string) => void): Promise<void> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  for (const item of items) if ('str' in item) add(item.hasEOL ? `${item.str}\n` : item.str);
  add('\n');
  for (const value of await filledIn(page)) add(`${value}\n`);
  page.cleanup();
}

/** What somebody wrote into a form: it is drawn beside the page, not on it. */
async function filledIn(page: PDFPageProxy): Promise<string[]> {
  const annotations: { subtype?: string; fieldType?: string; fieldValue?: unknown }[] = await page
    .getAnnotations()
    .catch(() => []);
  return annotations.flatMap(({ subtype, fieldType, fieldValue }) =>
    subtype === 'Widget' && fieldType === 'Tx' && typeof fieldValue === 'string' && fieldValue
      ? [fieldValue]
      : [],
  );
}

/** A word that was parted at the end of a line is one again. */
const joined = (text: string): string =>
  text.replace(/(\p{Ll})[-\u2010\u00ad][^\S\n]*\n\s*(?=\p{Ll})/gu, '$1');
