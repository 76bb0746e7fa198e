import { firstCharacters } from '../characters';
import { lineOf } from '../line';
import { normalized } from '../normalized';

/** Of a name, as file systems of Linux take it. */
export const MAX_BYTES = 255;
const NAMELESS = 'file';
/** Code units that are looked at: of a longer name, the beginning and the end, where its extension is. */
const BEGINNING = 900;
const END = 100;

/**
 * A name that is safe to store, show and send: no path, nothing invisible, at most 255 bytes of UTF-8 with its
 * extension kept, never empty. Letters of any language, quotes and emoji stay.
 */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const some = last.length > BEGINNING + END ? last.slice(0, BEGINNING) + last.slice(-END) : last;
  const clean = lineOf(some.toWellFormed()).replace(/(?<![. ])[. ]+$/, '');
  return shortened(clean) || NAMELESS;
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MAX_BYTES) return name;
  const extension = /\.[^. ]{1,16}$/u.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length);
  return cut(stem, MAX_BYTES - Buffer.byteLength(extension)).trimEnd() + extension;
}

/** Cuts between what a reader sees as characters, so that no emoji is left in halves. */
export function cut(text: string, bytes: number): string {
  let kept = '';
  let used = 0;
  for (const character of firstCharacters(text, bytes)) {
    used += Buffer.byteLength(character);
    if (used > bytes) break;
    kept += character;
  }
  return kept;
}

/** The header that makes a browser save a file under this name (RFC 6266, with the encoding of RFC 8187). */
export function contentDisposition(name: string, kind: 'attachment' | 'inline' = 'attachment'): string {
  const safe = safeFileName(name);
  const ascii = normalized(safe, 'NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, '_')
    .replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
