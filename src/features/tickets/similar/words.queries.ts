import { type Db, rows } from '../../../platform/db';
import type { Telling } from './scoring';

/**
 * Among a few tickets it is chance that many have a word: the fewer there are, the less it says. The count is the one that
 * PostgreSQL plans with.
 */
const TICKETS = `(select greatest(reltuples, 0) as count from pg_class where oid = 'ticket_search'::regclass)`;
const SHARE = '(frequency * tickets.count / (tickets.count + 2000))::integer';

/** More forms of a word are other words. */
const MOST_FORMS = 8;

interface Form {
  asked: string;
  word: string;
  frequency: number;
}

/**
 * How many tickets have each of these words, and which other forms of it there are: as long about as it is, with the same
 * beginning and the same stem in Spanish or in English.
 */
export async function knownOf(db: Db, words: string[]): Promise<Telling[]> {
  const found = await rows<Form>(
    db,
    `select asked.word as asked, known.word, ${SHARE} as frequency
     from unnest(:words::text[]) as asked (word) cross join ${TICKETS} tickets cross join lateral (
       select word, frequency from search_words known where known.word = asked.word
       union
       select word, frequency from search_words known
       where asked.word ~ '^[a-z]{4}' and known.stem_es = (ts_lexize('spanish_stem', asked.word))[1] and ${ALIKE}
       union
       select word, frequency from search_words known
       where asked.word ~ '^[a-z]{4}' and known.stem_en = (ts_lexize('english_stem', asked.word))[1] and ${ALIKE}
       order by frequency desc, word limit ${MOST_FORMS}) known`,
    { words },
    'similar words',
  );
  return words.map((word) => {
    const forms = found.filter(({ asked }) => asked === word);
    return {
      word,
      forms: [...new Set([word].concat(forms.map((form) => form.word)))],
      frequency: forms.reduce((total, { frequency }) => total + frequency, 0),
    };
  });
}

const ALIKE = `left(known.word, 3) = left(asked.word, 3) and abs(length(known.word) - length(asked.word)) <= 3`;

/** How many tickets have each of these words, as far as they are known. */
export async function sharesOf(db: Db, words: string[]): Promise<Map<string, number>> {
  const found = await rows<{ word: string; frequency: number }>(
    db,
    `select word, max(${SHARE}) as frequency from search_words cross join ${TICKETS} tickets
     where word = any(:words::text[]) group by word`,
    { words },
    'similar shares',
  );
  return new Map(found.map(({ word, frequency }) => [word, frequency]));
}
