import { foldedText, foldedWithPlaces } from './fold';
import { type Word, wordsIn } from './words';

/** A piece of a text; those that were looked for are marked. */
export interface Marked {
  text: string;
  isMarked: boolean;
}

/** What was looked for, each by itself: words that stand beside each other, each of them fitting. */
export interface Mark {
  fits: ((word: string) => boolean)[];
  /** A sign, or a word by itself that is made of all of them. */
  single: (word: string) => boolean;
}

interface Span {
  from: number;
  to: number;
  /** Which of the marks. */
  mark: number;
}

/** Where in a text something of it stands, and how many of the marks do. */
export interface Places {
  spans: Span[];
  marks: number;
}

/** Characters of a text that are looked through: what comes behind is found, but not shown. */
const MOST_LOOKED_THROUGH = 20_000;

/** @param likely what every text has in it, folded, in which something can be found: most have nothing */
export function placesOf(text: string, marks: readonly Mark[], likely: RegExp): Places {
  const start = text.slice(0, MOST_LOOKED_THROUGH);
  if (!likely.test(foldedText(start))) return { spans: [], marks: 0 };
  const folded = foldedWithPlaces(start);
  const all = [...wordsIn(folded.text)];
  const words = all.filter(({ kind }) => kind === 'word');
  const spans = marks.flatMap((mark, index) => [
    ...phrases(words, mark).map((span) => ({ ...span, mark: index })),
    ...all.filter(({ word }) => mark.single(word)).map(({ from, to }) => ({ from, to, mark: index })),
  ]);
  const found = spans
    .map(({ from, to, mark }) => ({ mark, from: folded.at[from] ?? 0, to: endOf(folded.at, to) }))
    .sort((one, other) => one.from - other.from);
  return { spans: apart(found), marks: new Set(found.map(({ mark }) => mark)).size };
}

/** Where the character ends that the folded text ends with there. */
const endOf = (at: number[], to: number): number => at[to] ?? at[at.length - 1] ?? 0;

function phrases(words: Word[], { fits }: Mark): { from: number; to: number }[] {
  if (fits.length === 0) return [];
  const found: { from: number; to: number }[] = [];
  for (let start = 0; start + fits.length <= words.length; start += 1) {
    const all = words.slice(start, start + fits.length);
    if (!all.every(({ word }, index) => fits[index]?.(word))) continue;
    found.push({ from: (all[0] as Word).from, to: (all[all.length - 1] as Word).to });
  }
  return found;
}

/** Those that overlap are one. */
function apart(spans: Span[]): Span[] {
  const found: Span[] = [];
  for (const span of spans) {
    const last = found[found.length - 1];
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else found.push({ ...span });
  }
  return found;
}

/** A text in pieces, all of it. */
export function marked(text: string, { spans }: Places): Marked[] {
  const pieces: Marked[] = [];
  let at = 0;
  for (const { from, to } of spans) {
    pieces.push(
      { text: text.slice(at, from), isMarked: false },
      { text: text.slice(from, to), isMarked: true },
    );
    at = to;
  }
  pieces.push({ text: text.slice(at), isMarked: false });
  return pieces.filter((piece) => piece.text !== '');
}

const BEFORE = 60;
const LENGTH = 200;

/** What stands around the first place, in pieces; an ellipsis where something was left out. */
export function excerpt(text: string, places: Places): Marked[] {
  const first = places.spans[0]?.from ?? 0;
  const from = first <= BEFORE ? 0 : wordStart(text, first - BEFORE, first);
  const to = from + LENGTH >= text.length ? text.length : wordEnd(text, from + LENGTH, from);
  const spans = places.spans
    .filter((span) => span.from < to && span.to > from)
    .map((span) => ({ ...span, from: Math.max(0, span.from - from), to: Math.min(span.to, to) - from }));
  const pieces = marked(text.slice(from, to), { ...places, spans });
  const cut = (isMissing: boolean): Marked[] => (isMissing ? [{ text: '…', isMarked: false }] : []);
  return [...cut(from > 0), ...pieces, ...cut(to < text.length)];
}

/** The beginning of a word from there on, and before `until`; without one the place itself, between two characters. */
function wordStart(text: string, at: number, until: number): number {
  const blank = text.slice(at, until).search(/\s/);
  return blank < 0 ? whole(text, at) : at + blank + 1;
}

function wordEnd(text: string, at: number, from: number): number {
  const blank = text.slice(from, at).search(/\s\S*$/);
  return blank > LENGTH / 2 ? from + blank : whole(text, at);
}

/** Not between the halves of a character. */
const whole = (text: string, at: number): number =>
  at > 0 && /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '')
    ? at - 1
    : at;
