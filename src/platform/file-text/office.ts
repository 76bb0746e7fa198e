import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { UnreadableFile } from './types';
import { openDocumentReader, wordReader } from './word';
import { type Collected, collected } from './written';

/** Files in a document; the largest have some hundreds, of pictures. */
const MOST_ENTRIES = 5000;
/** Bytes of what is read of a document, unpacked: a thousand pages take some five million. */
const MOST_UNPACKED = 48 * 1024 * 1024;
/** How much larger than packed what is read may be; XML of tables comes to some forty times. */
const MOST_RATIO = 300;
/** Below this much nobody asks how well it is packed. */
const SMALL = 1024 * 1024;

/** What is read of a Word document, and in which order: SharePoint numbers the document itself. */
const WORD_PARTS = [
  /^word\/document\d*\.xml$/,
  /^word\/(footnotes|endnotes)\d*\.xml$/,
  /^word\/(header|footer)\d*\.xml$/,
];
const MANIFEST = 'META-INF/manifest.xml';

/**
 * The text of a Word or OpenDocument file. Only the parts that have text are unpacked, one after the other and piece by piece.
 * @throws UnreadableFile
 */
export async function textOfOffice(bytes: Buffer): Promise<string> {
  const package_ = await openPackage(bytes);
  const named = (pattern: RegExp) => package_.entries.filter(({ fileName }) => pattern.test(fileName));
  const [document = [], ...others] = WORD_PARTS.map(named);
  const found = collected();
  if (document.length > 0) {
    await readParts(package_, [...document, ...others.flat()], { found, reader: wordReader });
    return found.text();
  }
  await assertOpenText(package_);
  await readParts(package_, named(/^content\.xml$/), { found, reader: openDocumentReader });
  return found.text();
}

interface Package {
  zip: ZipFile;
  entries: Entry[];
  /** Bytes that may still be unpacked. */
  left: number;
}

async function openPackage(bytes: Buffer): Promise<Package> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    if (zip.entryCount > MOST_ENTRIES) throw new UnreadableFile('too_large');
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    return { zip, entries, left: MOST_UNPACKED };
  } catch (error) {
    throw asUnreadable(error);
  }
}

/** Other documents of the family are tables and pictures, and other archives have such a file by chance. */
async function assertOpenText(package_: Package): Promise<void> {
  const entryOf = (name: string) => package_.entries.find(({ fileName }) => fileName === name);
  const [content, mimetype, manifest] = [entryOf('content.xml'), entryOf('mimetype'), entryOf(MANIFEST)];
  if (entryOf('encrypted-package')) throw new UnreadableFile('protected');
  if (!content || !mimetype) throw new UnreadableFile('kind');
  const kind = await wholeOf(package_, mimetype);
  if (!kind.startsWith('application/vnd.oasis.opendocument.text')) throw new UnreadableFile('kind');
  if (manifest && (await wholeOf(package_, manifest)).includes('encryption-data'))
    throw new UnreadableFile('protected');
}

async function wholeOf(package_: Package, entry: Entry): Promise<string> {
  let text = '';
  await eachPiece(package_, entry, (piece) => {
    text += piece;
    return true;
  });
  return text;
}

interface Reading {
  found: Collected;
  reader(found: Collected): { write(piece: string): void; close(): void };
}

async function readParts(package_: Package, parts: Entry[], { found, reader }: Reading): Promise<void> {
  for (const entry of parts) {
    if (found.isFull()) return;
    const xml = reader(found);
    await eachPiece(package_, entry, (piece) => {
      xml.write(piece);
      return !found.isFull();
    });
    if (!found.isFull()) xml.close();
    found.add('\n');
  }
}

/** Hands over what is unpacked until `take` wants no more of it. */
async function eachPiece(package_: Package, entry: Entry, take: (piece: string) => boolean): Promise<void> {
  assertSmall(package_, entry);
  try {
    const stream: Readable = await package_.zip.openReadStreamPromise(entry);
    const decoder = new StringDecoder('utf8');
    for await (const chunk of stream) {
      // What an entry says of its size is checked against what comes of it.
      package_.left -= (chunk as Buffer).length;
      if (!take(decoder.write(chunk as Buffer))) return;
    }
    take(decoder.end());
  } catch (error) {
    throw asUnreadable(error);
  }
}

function assertSmall({ left }: Package, entry: Entry): void {
  if (entry.isEncrypted()) throw new UnreadableFile('protected');
  const { compressedSize, uncompressedSize } = entry;
  const isBomb = uncompressedSize > SMALL && uncompressedSize > compressedSize * MOST_RATIO;
  if (isBomb || uncompressedSize > left) throw new UnreadableFile('too_large');
}

const asUnreadable = (error: unknown): UnreadableFile =>
  error instanceof UnreadableFile ? error : new UnreadableFile('damaged', error);
