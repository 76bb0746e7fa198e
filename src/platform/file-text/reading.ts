import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import { textOfHtml } from './html';
import { containerOf, MAX_DOCUMENT_BYTES, SAMPLE_BYTES } from './kinds';
import { textOfMail } from './mail';
import { textOfOffice } from './office';
import { textOfPdf } from './pdf';
import { decoded } from './plain';
import { type FileText, UnreadableFile } from './types';
import { cutText, tidied } from './written';

// Runs in a process of its own, see process.ts.

/** Of a text file: several times what is kept of it, since pages have more tags than text. */
const MOST_TEXT_BYTES = 4 * 1024 * 1024;

/** Reads as much of a file as it takes, and tells what is written in it. */
export async function textOf(source: Readable, name: string): Promise<FileText> {
  try {
    const { container, bytes, isWhole } = await read(source);
    const found = await textOfKind(container, bytes, name).catch(refuse);
    const { text, cut } = cutText(tidied(found.text));
    return text === '' ? { problem: 'no_text' } : { text, cut: cut || found.cut || !isWhole };
  } catch (error) {
    if (error instanceof UnreadableFile) return { problem: error.problem };
    throw error;
  }
}

/** What a library stumbles over is a file that is not as it should be; what the machine lacks is no fault of its own. */
function refuse(error: unknown): never {
  if (error instanceof UnreadableFile || /allocation/i.test(String(error))) throw error;
  throw new UnreadableFile('damaged', error);
}

interface Read {
  container: ReturnType<typeof containerOf>;
  bytes: Buffer;
  /** False where the file goes on. */
  isWhole: boolean;
}

/** What a file is says how much of it is read. */
async function read(source: Readable): Promise<Read> {
  const chunks: Buffer[] = [];
  let size = 0;
  let container: Read['container'] | undefined;
  const known = () => {
    container ??= containerOf(Buffer.concat(chunks).subarray(0, SAMPLE_BYTES));
    return container;
  };
  for await (const chunk of source) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size < SAMPLE_BYTES) continue;
    if (known() === 'binary') throw new UnreadableFile('kind');
    if (known() === 'text' && size >= MOST_TEXT_BYTES)
      return { container: known(), bytes: Buffer.concat(chunks), isWhole: false };
    if (size > MAX_DOCUMENT_BYTES) throw new UnreadableFile('too_large');
  }
  return { container: known(), bytes: Buffer.concat(chunks), isWhole: true };
}

async function textOfKind(
  container: Read['container'],
  bytes: Buffer,
  name: string,
): Promise<{ text: string; cut: boolean }> {
  if (bytes.length === 0) throw new UnreadableFile('no_text');
  if (container === 'pdf') return textOfPdf(bytes);
  if (container === 'zip') return { text: await textOfOffice(bytes), cut: false };
  if (container === 'compound') throw new UnreadableFile(bytes.includes(ENCRYPTED) ? 'protected' : 'kind');
  const extension = extname(name).toLowerCase();
  // It says that it is a document, and is none.
  if (CONTAINED.test(extension)) throw new UnreadableFile('damaged');
  if (container === 'binary') throw new UnreadableFile('kind');
  if (extension === '.eml') return { text: await textOfMail(bytes), cut: false };
  const text = decoded(bytes);
  return { text: /^\.html?$/.test(extension) ? textOfHtml(text) : text, cut: false };
}

const CONTAINED = /^\.(pdf|docx|docm|dotx|odt|ott)$/;
/** Office puts a document with a password into another one, under this name. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
