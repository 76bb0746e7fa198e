import { charactersOf } from '../characters';
import type { Weight } from './faces';
import { type Levelled, type Piece, piecesOf } from './pieces';

/** What stays together on a line, and the spaces after it. */
export interface Word {
  start: number;
  end: number;
  pieces: Piece[];
  width: number;
  /** Without the spaces: what is drawn of it at the end of a line. */
  bare: Piece[];
  bareWidth: number;
}

const SPACES = String.raw`[ \u1680\u2000-\u2006\u2008-\u200a\u3000]`;
const SPACED = new RegExp(`(?!${SPACES})[^]+?(?:${SPACES}+|$)|${SPACES}+`, 'gu');
const LAST_SPACES = new RegExp(`${SPACES}+$`, 'u');
/** After a hyphen between letters, and around every sign of those scripts that put no spaces. */
const WITHIN =
  /(?<=\p{L}-)(?=\p{L})|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u;

export function wordsOf(line: Levelled, weight: Weight): Word[] {
  const words: Word[] = [];
  let start = 0;
  for (const [spaced] of line.text.matchAll(SPACED)) {
    for (const part of spaced.split(WITHIN)) {
      words.push(wordOf(line, weight, start, start + part.length));
      start += part.length;
    }
  }
  return words;
}

function wordOf(line: Levelled, weight: Weight, start: number, end: number): Word {
  const text = line.text.slice(start, end);
  const spaces = LAST_SPACES.exec(text)?.[0].length ?? 0;
  const pieces = piecesOf(line, weight, start, end);
  const bare = spaces > 0 ? piecesOf(line, weight, start, end - spaces) : pieces;
  return { start, end, pieces, width: widthOf(pieces), bare, bareWidth: widthOf(bare) };
}

export const widthOf = (pieces: Piece[]): number => pieces.reduce((sum, piece) => sum + piece.width, 0);

/** More characters than stand on any line. */
const MOST = 500;

/** A word that is wider than a line, in parts that are not; each has one character at least. */
export function broken(line: Levelled, weight: Weight, word: Word, width: number): Word[] {
  const parts: Word[] = [];
  for (let start = word.start; start < word.end; ) {
    const part = longest(line, weight, { start, end: word.end }, width);
    parts.push(part);
    start = part.end;
  }
  return parts;
}

/** Found by halves: to shape it again with each letter would take the square of its length. */
function longest(line: Levelled, weight: Weight, rest: { start: number; end: number }, width: number): Word {
  const ends = endsOf(line.text, rest);
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const isTooWide = wordOf(line, weight, rest.start, ends[middle] ?? rest.end).bareWidth > width;
    if (isTooWide) high = middle - 1;
    else low = middle;
  }
  return wordOf(line, weight, rest.start, ends[low] ?? rest.end);
}

/** Where the next characters end, one after the other. */
function endsOf(text: string, { start, end }: { start: number; end: number }): number[] {
  const ends: number[] = [];
  let at = start;
  for (const character of charactersOf(text.slice(start, end), MOST)) {
    at += character.length;
    ends.push(at);
  }
  return ends;
}
