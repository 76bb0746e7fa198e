import type { Weight } from './faces';
import { type Levelled, levelled, type Piece } from './pieces';
import { inVisualOrder } from './visual-order';
import { broken, type Word, widthOf, wordsOf } from './words';

export interface Line {
  /** As it was typed, in the order of reading. */
  text: string;
  /** From left to right. */
  pieces: Piece[];
  /** As a part of the size of its letters. */
  width: number;
  isRtl: boolean;
  /** What is drawn of it stands in the order of reading. */
  isInOrder: boolean;
}

/** From which unit of a text to before which. */
export type Stretch = readonly [start: number, end: number];

/**
 * A text in lines that are no wider than that, as a browser orders what is read from the right (Unicode Standard Annex 9).
 * A word that is wider than a line is broken between characters; every end of a line in the text is one.
 * @param width as a part of the size of its letters
 * @param code what of it is code, in its order
 */
export function linesOf(
  text: string,
  weight: Weight,
  width = Number.POSITIVE_INFINITY,
  code: readonly Stretch[] = [],
): Line[] {
  const lines: Line[] = [];
  const marks = marksOf(text.length, code);
  let at = 0;
  for (const [line = '', end = ''] of text.toWellFormed().matchAll(LINES)) {
    const bare = line.slice(0, line.length - end.length);
    const own = marksIn(bare, at, marks);
    for (const one of wrapped(levelled(bare.replaceAll('\t', TAB), own), weight, width)) lines.push(one);
    at += line.length;
    if (end === '') break;
  }
  return lines;
}

/** Lines with their ends; the last one has none. */
const LINES = /[^\r\n\u2028\u2029]*(\r\n|[\r\n\u2028\u2029]|$)/g;
const TAB = '    ';

/** Of each unit of a text whether it is code; null where none is. */
function marksOf(length: number, code: readonly Stretch[]): Uint8Array | null {
  if (code.length === 0) return null;
  const marks = new Uint8Array(length);
  for (const [from, to] of code) marks.fill(1, from, to);
  return marks;
}

/** Those of a line, with its tabs opened; null where none of it is code. */
function marksIn(line: string, start: number, marks: Uint8Array | null): Uint8Array | null {
  const own = marks?.subarray(start, start + line.length);
  if (!own?.includes(1)) return null;
  if (!line.includes('\t')) return own;
  return Uint8Array.from(
    [...own].flatMap((mark, at) => (line[at] === '\t' ? new Array<number>(TAB.length).fill(mark) : mark)),
  );
}

/** The same on one line, whatever ends there are in it; cut with an ellipsis where it is too wide. */
export function lineWithin(text: string, weight: Weight, width: number): Line {
  const joined = text.replace(/\s+/g, ' ').trim();
  const [first, next] = linesOf(joined, weight, width);
  if (first && !next) return first;
  const [kept = first] = linesOf(joined, weight, width - 1);
  const [cut] = linesOf(`${kept?.text ?? ''}…`, weight);
  return cut as Line;
}

/** How wide a text and the widest of its words are, as a part of the size of its letters. */
export function extentOf(text: string, weight: Weight): { whole: number; word: number } {
  const extent = { whole: 0, word: 0 };
  for (const one of text.toWellFormed().split(/[\r\n\u2028\u2029]/)) {
    const words = wordsOf(levelled(one), weight);
    const whole = words.reduce((sum, { width }) => sum + width, 0);
    extent.whole = Math.max(extent.whole, whole);
    extent.word = words.reduce((most, { bareWidth }) => Math.max(most, bareWidth), extent.word);
  }
  return extent;
}

function wrapped(line: Levelled, weight: Weight, width: number): Line[] {
  const lines: Line[] = [];
  let current: Word[] = [];
  let used = 0;
  const close = () => {
    if (current.length > 0) lines.push(lineOf(line, current));
    current = [];
    used = 0;
  };
  for (const word of wordsOf(line, weight)) {
    if (current.length > 0 && used + word.bareWidth > width) close();
    const parts = word.bareWidth > width ? broken(line, weight, word, width) : [word];
    for (const [at, part] of parts.entries()) {
      if (at > 0) close();
      current.push(part);
      used += part.width;
    }
  }
  close();
  return lines.length > 0 ? lines : [lineOf(line, [])];
}

function lineOf(line: Levelled, words: Word[]): Line {
  const last = words.at(-1);
  const pieces = [...words.slice(0, -1).flatMap((word) => word.pieces), ...(last?.bare ?? [])];
  return {
    text: line.text.slice(words[0]?.start ?? 0, last?.end ?? 0).trimEnd(),
    pieces: inVisualOrder(pieces),
    width: widthOf(pieces),
    isRtl: line.isRtl,
    isInOrder: pieces.every(({ level }) => level === 0),
  };
}
