import { firstCharacters } from '../../../platform/characters';
import type { Ctx, Locale } from '../../../platform/ctx';
import { askedOf } from '../../../platform/search/asked';
import type { TextTerm } from '../../../platform/search/terms';
import type { Condition } from '../visibility';

// The one place where what somebody typed becomes what is looked for: all pages of search and the palette come here.

/** So many characters of a search count. */
export const MOST_TYPED = 1000;

export interface TypedSearch {
  /** What counts of it. */
  text: string;
  /** There was more. */
  isCut: boolean;
  terms: readonly TextTerm[];
  /** What else a ticket has to be: conditions on a ticket `t`. */
  where: Condition[];
  /** Only signs, or words that are all left out: there is nothing to look for. */
  saysNothing: boolean;
}

export interface Asking {
  locale: Locale;
  timeZone: string;
}

export async function readTyped(_ctx: Ctx, typed: string, _asking: Asking): Promise<TypedSearch> {
  const text = firstCharacters(typed, MOST_TYPED).join('');
  const terms = termsIn(text);
  const isEmpty = askedOf(terms).terms.every(({ isExcluded }) => isExcluded);
  return { text, isCut: text.length < typed.length, terms, where: [], saysNothing: isEmpty };
}

/** Phrases stand between quotes of any kind; what a dash stands before is left out, unless it is a number below zero. */
const PIECE = /(-?)(?:"([^"]*)"|“([^”]*)”|«([^»]*)»|(\S+))/gu;

export function termsIn(text: string): TextTerm[] {
  const found = [...text.matchAll(PIECE)].map(([piece, dash, straight, curly, angled, word]) => {
    const phrase = straight ?? curly ?? angled;
    if (dash && word && /^\d/.test(word)) return { text: piece, phrase: false, excluded: false };
    return { text: phrase ?? word ?? '', phrase: phrase !== undefined, excluded: dash === '-' };
  });
  return found.filter((term) => term.text !== '');
}
