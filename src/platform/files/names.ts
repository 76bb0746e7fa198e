import { firstCharacters } from '../characters';

const MAX_BYTES = 255;
const NAMELESS = 'file';

/** Invisible characters that can make a name read as another one: controls, bidi marks, zero widths, line ends. */
const DECEPTIVE = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]/gu;

/**
 * A name that is safe to store, show and send: no path, nothing invisible, at most 255 bytes of UTF-8 with its
 * extension kept, never empty. Letters of any language, quotes and emoji stay.
 */
export function safeFileName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replace(DECEPTIVE, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[. ]+$/, '');
  return shortened(clean) || NAMELESS;
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MAX_BYTES) return name;
  const extension = /\.[^. ]{1,16}$/u.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length);
  return cut(stem, MAX_BYTES - Buffer.byteLength(extension)).trimEnd() + extension;
}

/** Cuts between what a reader sees as characters, so that no emoji is left in halves. */
function cut(text: string, bytes: number): string {
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
  const ascii = safe
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, '_')
    .replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
