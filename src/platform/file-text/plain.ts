import { isWide } from './kinds';

/**
 * The text of bytes: UTF-16 where a mark says so, UTF-8 where it is that for the most part, and otherwise what Windows wrote
 * before (windows-1252). The last character may have been cut.
 */
export function decoded(bytes: Buffer): string {
  if (isWide(bytes)) {
    const encoding = bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
    return new TextDecoder(encoding).decode(bytes);
  }
  try {
    return utf8(bytes, true);
  } catch {
    const text = utf8(bytes, false);
    return isMostlyUtf8(text) ? text : new TextDecoder('windows-1252').decode(bytes);
  }
}

/** As a stream, for the end may lie within a character. */
const utf8 = (bytes: Buffer, fatal: boolean): string =>
  new TextDecoder('utf-8', { fatal }).decode(bytes, { stream: true });

/** Whether more of what is not ASCII can be read as UTF-8 than cannot. */
function isMostlyUtf8(text: string): boolean {
  const others = text.match(/[^\p{ASCII}]/gu) ?? [];
  const broken = others.filter((sign) => sign === '\ufffd').length;
  return broken < others.length - broken;
}
