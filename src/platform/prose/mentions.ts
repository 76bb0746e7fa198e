import { type Inline, inlineOf } from './inline';
import { isWords } from './spoken';

/** Where in a text somebody is mentioned, in units of UTF-16. */
export interface Mention {
  from: number;
  to: number;
  /** It is the reader. */
  isReader: boolean;
}

/** A part of a line, or somebody's name in it. */
export type Part = Inline | { kind: 'mention'; raw: string; isReader: boolean };

/** Of a text, the mentions that begin from one place on and before another. */
export type Mentions = (from: number, to: number) => Mention[];

export const NONE: Mentions = () => [];

export function placesOf(mentions: readonly Mention[]): Mentions {
  const sorted = [...mentions].sort((one, other) => one.from - other.from);
  return (from, to) => sorted.slice(firstFrom(sorted, from), firstFrom(sorted, to));
}

/** Halving, for a text has as many stretches as mentions where it has many. */
function firstFrom(sorted: readonly Mention[], place: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.from ?? place) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The parts of a line that begins at that place in the text, with the mentions cut out of its words. */
export function partsOf(line: string, at: number, mentions: Mentions): Part[] {
  if (mentions === NONE) return inlineOf(line);
  const placed = placedIn(line);
  const found: Part[] = [];
  let done = 0;
  for (const { part, start, end, spokenTo } of placed) {
    for (const { from, to, isReader } of part.kind === 'text' ? mentions(at + start, at + end) : []) {
      if (from - at < done || to - at > spokenTo) continue;
      found.push(...wordsIn(line, Math.max(start, done), from - at));
      found.push({ kind: 'mention', raw: line.slice(from - at, to - at), isReader });
      done = to - at;
    }
    found.push(...(done <= start ? [part] : wordsIn(line, done, end)));
  }
  return found;
}

interface Placed {
  part: Inline;
  start: number;
  end: number;
  /** Where the words that it belongs to end. */
  spokenTo: number;
}

function placedIn(line: string): Placed[] {
  let at = 0;
  const placed = inlineOf(line).map((part) => {
    const start = at;
    at += part.raw.length;
    return { part, start, end: at, spokenTo: at };
  });
  for (const [index, one] of [...placed.entries()].reverse()) {
    const next = placed[index + 1];
    if (next && isWords(one.part) && isWords(next.part)) one.spokenTo = next.spokenTo;
  }
  return placed;
}

const wordsIn = (line: string, from: number, to: number): Part[] =>
  from < to ? [{ kind: 'text', raw: line.slice(from, to) }] : [];
