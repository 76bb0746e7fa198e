import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { normalized } from '../normalized';
import { cut, MAX_BYTES } from './names';

export interface ZippedFile {
  name: string;
  /** Bytes. */
  size: number;
  modifiedAt: Date;
  /** Called when its turn comes. */
  open(): Promise<Readable>;
}

/**
 * Files in one archive, read one after the other as it is sent, and stored as they are: most are small already. Names are
 * UTF-8, each of them once, and such that Windows takes.
 * @throws Error by the stream, where a file cannot be read
 */
export function zipOf(files: ZippedFile[]): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  let current: Readable | null = null;
  const names = namesInZip(files.map(({ name }) => name));
  files.forEach(({ size, modifiedAt, open }, at) => {
    const options = { size, mtime: modifiedAt, mode: 0o100644, compress: false };
    zip.addReadStreamLazy(names[at] ?? '', options, (take) => {
      open().then(
        (stream) => {
          if (output.destroyed) return stream.destroy();
          current = stream;
          take(null, stream);
        },
        (error) => output.destroy(error),
      );
    });
  });
  zip.on('error', (error: Error) => output.destroy(error));
  // A reader who goes away leaves nothing open.
  output.once('close', () => current?.destroy());
  zip.end();
  return output;
}

/** What Windows calls a device, whatever extension follows (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?= *(\.|$))/i;

/**
 * Names as an archive can hold them: no two alike where capitals count for nothing, none that Windows keeps for itself or
 * would shorten by the dots and blanks that it ends in.
 */
export function namesInZip(names: string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const clean = forWindows(name);
    const [, stem = '', extension = ''] = /^(.+?)(\.[^.]{1,16})?$/s.exec(clean) ?? [];
    let free = clean;
    for (let number = 2; taken.has(folded(free)); number += 1)
      free = within(stem, ` (${number})${extension}`);
    taken.add(folded(free));
    return free;
  });
}

function forWindows(name: string): string {
  const clean = normalized(name, 'NFC')
    .replace(/[<>:"/\\|?*\p{Cc}]/gu, '_')
    .replace(/(?<![. ])[. ]+$/, '');
  return clean.replace(DEVICE, '$1_') || '_';
}

/** A name with that end, shortened before it where no file system would take all of it. */
const within = (stem: string, end: string): string =>
  cut(stem, MAX_BYTES - Buffer.byteLength(end)).trimEnd() + end;

/** As file systems compare names that hold capitals and small letters for the same: by capitals. */
const folded = (name: string): string => name.toUpperCase().toLowerCase();
