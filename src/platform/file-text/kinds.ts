import { extname } from 'node:path';

/** Of a document that is read whole; of a text file its beginning is read, however large it is. */
export const MAX_DOCUMENT_BYTES = 50 * 1024 * 1024;

const DOCUMENTS =
  /^application\/(pdf|vnd\.oasis\.opendocument\.text\b.*|vnd\.openxmlformats-officedocument\.wordprocessingml\..*|vnd\.ms-word\.(document|template)\.macroenabled\.12)$/;
const TEXTS = /^(text\/.*|message\/rfc822|application\/(json|xml))$/;
/** What a file may turn out to be that looks like nothing known, or whose container is all that is known of it. */
const UNCLEAR = ['application/octet-stream', 'application/zip', 'application/x-cfb'];
const DOCUMENT_NAMES = ['.pdf', '.docx', '.docm', '.dotx', '.odt', '.ott'];
const TEXT_NAMES = [
  '.txt',
  '.text',
  '.log',
  '.csv',
  '.tsv',
  '.md',
  '.json',
  '.xml',
  '.htm',
  '.html',
  '.eml',
].concat(['.ini', '.conf', '.cfg', '.yml', '.yaml', '.sql', '.ics', '.vcf']);

/** What a file is taken for before anybody looks into it; null for what has no text that is read here. */
export function textKind(mediaType: string, name: string): 'document' | 'text' | null {
  const type = mediaType.toLowerCase();
  if (DOCUMENTS.test(type)) return 'document';
  if (TEXTS.test(type)) return 'text';
  if (!UNCLEAR.includes(type)) return null;
  const extension = extname(name).toLowerCase();
  if (DOCUMENT_NAMES.includes(extension)) return 'document';
  return TEXT_NAMES.includes(extension) ? 'text' : null;
}

/** What a file is by its first bytes. */
export type Container = 'pdf' | 'zip' | 'compound' | 'text' | 'binary';

/** How much of a file is looked at to tell what it is. */
export const SAMPLE_BYTES = 16 * 1024;
/** Programs that make PDFs may write something before them. */
const PDF_WITHIN = 1024;

export function containerOf(sample: Buffer): Container {
  if (sample.subarray(0, PDF_WITHIN).includes('%PDF-')) return 'pdf';
  const begin = sample.toString('latin1', 0, 8);
  if (begin.startsWith('PK\x03\x04') || begin.startsWith('PK\x05\x06')) return 'zip';
  if (begin === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return 'compound';
  return isText(sample) ? 'text' : 'binary';
}

/** In a hundred bytes of a text one may be none of a text: something has come into it that it goes on behind. */
const MOST_STRAY = 0.01;

function isText(sample: Buffer): boolean {
  if (isWide(sample)) return true;
  let stray = 0;
  for (const byte of sample) if (byte === 0x7f || (byte < 0x20 && !TYPED.has(byte))) stray += 1;
  return stray <= Math.max(1, sample.length * MOST_STRAY);
}

/** Tab, line and page ends, and escape, which colours logs. */
const TYPED = new Set([9, 10, 12, 13, 27]);

/** UTF-16 says so at its start. */
export const isWide = (sample: Buffer): boolean =>
  sample.length >= 2 && [0xfffe, 0xfeff].includes(sample.readUInt16BE(0));
