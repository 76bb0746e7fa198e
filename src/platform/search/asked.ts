import type { TextTerm } from './terms';
import { type Word, wordsOf } from './words';

// What is looked for in texts, cut into words as texts are.

/** One term of a query. All of it has to be there, or, where it is excluded, not. */
export interface AskedTerm {
  /** As it was typed. */
  text: string;
  /** Its words in their order, beside each other. */
  parts: string[];
  /** The same as one word, where nothing but signs stands between them: `Wi-Fi` is `wifi` too. */
  joined: string | null;
  /** Signs that mean something, but for those that only join words: `C++`, `100 %`. */
  signs: string[];
  /** Whole words, as they were typed in quotes. */
  isPhrase: boolean;
  isExcluded: boolean;
  within?: 'subject';
}

/** Whoever pastes a page is served by its first words. */
const MOST_TERMS = 16;
const MOST_PARTS = 24;

export interface Asked {
  terms: AskedTerm[];
  /** There is more than is looked for. */
  isCut: boolean;
}

/** What of a query can be looked for; what has neither letters nor digits nor signs that mean something is left out. */
export function askedOf(terms: readonly TextTerm[]): Asked {
  const all = withNumbersTogether(terms).map(askedTerm);
  const telling = all.filter(({ parts, signs }) => parts.length > 0 || signs.length > 0);
  return { terms: telling.slice(0, MOST_TERMS), isCut: telling.length > MOST_TERMS };
}

function askedTerm({ text, phrase, excluded, within }: TextTerm): AskedTerm {
  const all = [...wordsOf(text)];
  const words = all.filter(({ kind }) => kind === 'word');
  return {
    text,
    parts: words.slice(0, MOST_PARTS).map(({ word }) => word),
    joined: wholeOf(all, words),
    signs: signsOf(all, words),
    isPhrase: phrase,
    isExcluded: excluded,
    ...(within && { within }),
  };
}

/** The word that is made of all of them. */
function wholeOf(all: Word[], words: Word[]): string | null {
  if (words.length < 2) return null;
  const joined = all.filter(({ kind }) => kind === 'joined');
  return joined.length === words.length && joined.every(({ word }) => word === joined[0]?.word)
    ? (joined[0]?.word ?? null)
    : null;
}

/** A plus before digits alone is the way abroad of a telephone, which others leave out. */
function signsOf(all: Word[], words: Word[]): string[] {
  const signs = all.filter((word) => isTelling(word, words)).map(({ word }) => word);
  const isNumber = words.length > 0 && words.every(({ word }) => DIGITS.test(word));
  return [...new Set(isNumber ? signs.filter((sign) => sign !== '+') : signs)];
}

const DIGITS = /^\d+$/;

/** A sign between two words only joins them. */
function isTelling({ kind, from, to }: Word, words: Word[]): boolean {
  if (kind !== 'sign') return false;
  return !(words.some((word) => word.to === from) && words.some((word) => word.from === to));
}

const GROUP = /^[+(]?\d{2,9}\)?$/;
const FEWEST_DIGITS = 7;

/** Groups of digits with blanks between them are one number, as people write telephones. */
function withNumbersTogether(terms: readonly TextTerm[]): TextTerm[] {
  const made: TextTerm[] = [];
  for (let at = 0; at < terms.length; ) {
    const group = groupFrom(terms, at);
    const isNumber = group.length > 1 && group.join('').replace(/\D/g, '').length >= FEWEST_DIGITS;
    if (isNumber) made.push({ ...(terms[at] as TextTerm), text: group.join(' ') });
    else made.push(terms[at] as TextTerm);
    at += isNumber ? group.length : 1;
  }
  return made;
}

function groupFrom(terms: readonly TextTerm[], start: number): string[] {
  const first = terms[start];
  const group: string[] = [];
  for (const term of terms.slice(start)) {
    const fits = GROUP.test(term.text) && !term.phrase && !term.excluded && term.within === first?.within;
    if (!fits) break;
    group.push(term.text);
  }
  return group;
}
