import type { AskedTerm } from '../../../platform/search/asked';
import { quotedLexeme, SUBJECT } from './document';

// What is looked for, as PostgreSQL reads a tsquery: lexemes in quotes, with operators between them.

/** What stands for a word of a query. */
export interface Standing {
  /** Whole words. */
  words: string[];
  /** All words that begin like it, whichever there are. */
  begins: boolean;
}

export interface StandingFor {
  wordFor(word: string, term: AskedTerm): Standing;
  /** Whose a ticket is, where the term is a name: lexemes as they are. */
  ownersOf(term: AskedTerm): string[];
}

/** What is looked for: every one of `all`, in one row, and not `without`. */
export interface TsQueries {
  all: string[];
  without: string | null;
}

/** The terms, each in texts of one of these letters; null where nothing is looked for. */
export function tsQueries(
  terms: readonly AskedTerm[],
  letters: string[],
  standing: StandingFor,
): TsQueries | null {
  const of = (term: AskedTerm) => termQuery(term, lettersOf(term, letters), standing);
  const all = terms.filter(({ isExcluded }) => !isExcluded).map(of);
  const unwanted = terms.filter(({ isExcluded }) => isExcluded).map(of);
  if (all.length + unwanted.length === 0) return null;
  return { all, without: unwanted.length > 0 ? unwanted.join(' | ') : null };
}

/** The same as one. */
export const together = ({ all, without }: TsQueries): string =>
  [...all, ...(without ? [`!(${without})`] : [])].join(' & ');

const lettersOf = ({ within }: AskedTerm, letters: string[]) => (within === 'subject' ? [SUBJECT] : letters);

/** A term within brackets: as its words beside each other, or as the one that they make. */
function termQuery(term: AskedTerm, letters: string[], standing: StandingFor): string {
  const last = term.parts.length - 1;
  const ways = letters.flatMap((letter) => {
    const phrase = term.parts.map((part, index) =>
      index === last && !term.isPhrase && !term.isExcluded
        ? anyOf(letter, part, standing.wordFor(part, term))
        : quotedLexeme(letter + part),
    );
    const joined = term.joined ? [anyOf(letter, term.joined, standing.wordFor(term.joined, term))] : [];
    return [...(phrase.length > 0 ? [phrase.join(' <-> ')] : []), ...joined];
  });
  const signs = term.signs.map(
    (sign) => `(${letters.map((letter) => quotedLexeme(letter + sign)).join(' | ')})`,
  );
  const said = [...(ways.length > 0 ? [`(${ways.join(' | ')})`] : []), ...signs].join(' & ');
  return `(${[said, ...standing.ownersOf(term).map(quotedLexeme)].join(' | ')})`;
}

/** A word, or any of those that stand for it. In a field there are few: all that begin like it. */
function anyOf(letter: string, word: string, { words, begins }: Standing): string {
  const isField = letter.length > 1;
  const others = isField ? words.slice(0, MOST_IN_FIELD) : words;
  const all = new Set([word, ...others].map((one) => quotedLexeme(letter + one)));
  if (begins || (isField && words.length > 0)) all.add(`${quotedLexeme(letter + word)}:*`);
  const made = [...all].join(' | ');
  return all.size > 1 ? `(${made})` : made;
}

const MOST_IN_FIELD = 20;
