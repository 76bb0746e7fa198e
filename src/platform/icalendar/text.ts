import { ICalendarError } from './problem';

/** Longer ones are no encodings. */
const LONGEST_NAME = 40;

/**
 * The text of a file. It is in UTF-8 (RFC 5545, 3.1.4), whatever a server says of it, if it can be; else as its first
 * bytes or the server say.
 * @param charset as a header of the answer has it
 * @throws ICalendarError `encoding`
 */
export function textOf(bytes: Uint8Array, charset: string | null): string {
  const marked = markedEncoding(bytes);
  const whole = marked ? bytes : unfolded(bytes);
  for (const encoding of [marked, 'utf-8', charset]) {
    const text = encoding ? decoded(whole, encoding) : null;
    if (text !== null) return text;
  }
  throw new ICalendarError('encoding');
}

/** Without the breaks that keep lines short: some programs set them between the bytes of a letter. */
function unfolded(bytes: Uint8Array): Uint8Array {
  const byByte = Buffer.from(bytes).toString('latin1');
  return Buffer.from(byByte.replace(/\r{0,4}\n[ \t]/g, ''), 'latin1');
}

/** What a mark of the byte order says. */
function markedEncoding([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** Null for what is not in that encoding, or where there is no such encoding. */
function decoded(bytes: Uint8Array, encoding: string): string | null {
  if (encoding.length > LONGEST_NAME) return null;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
