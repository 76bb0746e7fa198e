import type { Ctx } from '../../../platform/ctx';
import type { Db } from '../../../platform/db';
import type { AskedTerm } from '../../../platform/search/asked';
import { type Begun, begunBy, havingWithin, nearTo } from '../../../platform/search/vocabulary';
import { fieldDefinitions, isShownToCustomers } from '../../fields';
import type { Audience } from '../audience';
import { nameOf, telephoneOf } from './called';
import { INTERNAL, ofField, PUBLIC, SUBJECT } from './document';
import { ownersCalled } from './names.queries';
import { type StandingFor, type TsQueries, together, tsQueries } from './ts-query';

/** What stands for the words of a query, and the tsqueries of it, from the narrowest to the widest. */
export interface Wording {
  /** All terms in the subject. */
  subject: TsQueries | null;
  /** All terms anywhere: words that begin like them, other forms of them, names of people and organizations. */
  text: TsQueries | null;
  /** Besides, words that have them within. Asked for also where there are none: who may not see them must not see that. */
  within(): Promise<TsQueries | null>;
  /** Besides, words that differ from them in a letter, likewise. */
  near(): Promise<TsQueries | null>;
  /** What stands for a word so far. */
  wordsFor(word: string): readonly string[];
  /** Words that differ from it in a letter, once they have been looked up. */
  nearFor(word: string): readonly string[];
}

export async function wordingOf(ctx: Ctx, terms: readonly AskedTerm[], audience: Audience): Promise<Wording> {
  const words = wordsOf(terms);
  const called = { words: known(terms.map(nameOf)), telephones: known(terms.map(telephoneOf)) };
  const [begun, owners, letters] = await Promise.all([
    begunBy(ctx.db, words),
    ownersCalled(ctx, called, audience),
    lettersFor(ctx, audience),
  ]);
  return made(ctx.db, { terms, words, letters, begun, owners });
}

const known = (names: (string | null)[]): string[] => names.filter((name) => name !== null);

/** Customers find by the custom fields that they see now. */
async function lettersFor(ctx: Ctx, audience: Audience): Promise<string[]> {
  if (audience === 'staff') return [PUBLIC, INTERNAL];
  const shown = (await fieldDefinitions(ctx)).filter(isShownToCustomers);
  return [PUBLIC].concat(shown.map(({ key }) => ofField(key)));
}

interface Known {
  terms: readonly AskedTerm[];
  /** Those that others stand for. */
  words: string[];
  letters: string[];
  begun: Map<string, Begun>;
  owners: Map<string, string[]>;
}

function made(db: Db, known: Known): Wording {
  const { terms, words, letters, begun } = known;
  const within = new Map<string, string[]>();
  const near = new Map<string, string[]>();
  const cut = (word: string): boolean => word.length >= 3 && (begun.get(word)?.isCut ?? false);
  const wordsFor = (word: string) => (begun.get(word)?.words ?? []).concat(near.get(word) ?? []);
  const wider = () => {
    const standing = standingWith(known, (word) => [...(within.get(word) ?? []), ...(near.get(word) ?? [])]);
    return tsQueries(terms, letters, {
      wordFor: (word, term) => ({ words: standing.wordFor(word, term).words, begins: cut(word) }),
      ownersOf: standing.ownersOf,
    });
  };
  const addTo = (map: typeof within, found: Map<string, string[]>): void => {
    for (const [word, others] of found) map.set(word, beyond(others, word, begun.get(word)?.words));
  };
  return {
    subject: tsQueries(terms, [SUBJECT], standingWith(known)),
    text: tsQueries(terms, letters, standingWith(known)),
    within: async () => {
      addTo(within, await havingWithin(db, words));
      return wider();
    },
    near: async () => {
      addTo(near, await nearTo(db, words));
      return wider();
    },
    wordsFor,
    nearFor: (word) => near.get(word) ?? [],
  };
}

/** The last word of a term may be the beginning of one. */
function wordsOf(terms: readonly AskedTerm[]): string[] {
  const open = terms.filter(({ isPhrase, isExcluded }) => !isPhrase && !isExcluded);
  const words = open.flatMap(({ parts, joined }) => [parts.at(-1) ?? '', joined ?? '']);
  return [...new Set(words.filter(Boolean))];
}

const beyond = (others: string[], word: string, known: string[] = []): string[] =>
  others.filter((other) => other !== word && !known.includes(other));

/** Beside so many others a word of one or two letters is no beginning: too much begins like it, as like each of them. */
const MANY = 4;
const FEWEST_LETTERS = 3;
/** Words that stand for all that were typed, of each the most frequent. More would keep a database busy. */
const MOST_STANDING = 640;

function standingWith(
  { begun, owners, words: asked }: Known,
  further: (word: string) => string[] = () => [],
): StandingFor {
  const most = Math.floor(MOST_STANDING / Math.max(asked.length, 1));
  const begunLike = (word: string): string[] => {
    const isAlone = asked.length > MANY && word.length < FEWEST_LETTERS;
    return isAlone ? [] : (begun.get(word)?.words ?? []);
  };
  return {
    wordFor: (word, { isPhrase, isExcluded }) =>
      isPhrase || isExcluded
        ? { words: [], begins: false }
        : { words: begunLike(word).slice(0, most).concat(further(word).slice(0, most)), begins: false },
    ownersOf: (term) => [nameOf(term), telephoneOf(term)].flatMap((name) => (name && owners.get(name)) || []),
  };
}

/** What is found by others already is not found once more. */
export function but(queries: TsQueries | null, other: TsQueries | null): TsQueries | null {
  if (!queries || !other) return queries;
  const { all, without } = queries;
  return { all, without: [...(without ? [without] : []), `(${together(other)})`].join(' | ') };
}
