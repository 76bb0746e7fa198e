import { charactersOf } from '../characters';

/** Of a text that is kept, in UTF-16 code units. */
export const MAX_LENGTH = 200_000;
/** Code units that are looked at to end with a whole character. */
const LAST = 256;

/** A text as it comes out of a file, which may hold anything, as it is kept: what a database cannot store is a space. */
export function tidied(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (KEPT.test(sign) ? sign : GONE.test(sign) ? '' : ' '))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

/** Besides ends of lines: what letters are joined by, or kept apart, in emoji and in languages that need it. */
const KEPT = /\n|\t|\u200c|\u200d|[\u{e0020}-\u{e007f}]/u;
/** Places where a word may be parted, marks of byte order, and what turns the direction: nobody types them. */
const GONE = /[\u00ad\ufeff\u200b\u200e\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069]/;

/** Its beginning, of whole characters. */
export function cutText(text: string): { text: string; cut: boolean } {
  if (text.length <= MAX_LENGTH) return { text, cut: false };
  let end = MAX_LENGTH - LAST;
  for (const character of charactersOf(text.slice(end, MAX_LENGTH + LAST))) {
    if (end + character.length > MAX_LENGTH) break;
    end += character.length;
  }
  return { text: text.slice(0, end).trimEnd(), cut: true };
}

/** Takes pieces of text until there is enough; what is tidied away makes room again only at the end. */
export interface Collected {
  add(piece: string): void;
  /** So much that nothing more is asked for. */
  isFull(): boolean;
  text(): string;
}

/** More than is kept, since spaces go. */
const ENOUGH = 3 * MAX_LENGTH;

export function collected(): Collected {
  const pieces: string[] = [];
  let length = 0;
  return {
    add: (piece) => {
      pieces.push(piece);
      length += piece.length;
    },
    isFull: () => length >= ENOUGH,
    text: () => pieces.join(''),
  };
}
