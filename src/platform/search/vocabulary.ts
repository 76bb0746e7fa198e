import { type Db, rows } from '../db';

// The words of all texts, in the table `search_words`: what begins with what was typed, has it within, or has one letter
// that differs.

/** Words that stand for one that was typed. More would only make a query slow: what is left out is rare. */
const MOST = 160;

export interface Begun {
  /** Words that begin like it, or are other forms of it in Spanish or English; the most frequent first. */
  words: string[];
  /** There are more than were looked up. */
  isCut: boolean;
}

/**
 * What stands for each of these words, by the word.
 * @param words folded
 */
export async function begunBy(db: Db, words: string[]): Promise<Map<string, Begun>> {
  if (words.length === 0) return new Map();
  const found = await rows<{ asked: string; words: string[] }>(
    db,
    `select asked.word as asked, array(
       select word from (
         (select word, frequency from search_words known
          where known.word >= asked.word and known.word < asked.word || chr(1114111)
          order by frequency desc, length(word) limit ${MOST + 1})
         union
         (select word, frequency from search_words known
          where known.stem_es = (ts_lexize('spanish_stem', asked.word))[1] and asked.word ~ '^[a-z]{3}' limit ${MOST})
         union
         (select word, frequency from search_words known
          where known.stem_en = (ts_lexize('english_stem', asked.word))[1] and asked.word ~ '^[a-z]{3}' limit ${MOST})
       ) all_of_them order by frequency desc, length(word), word) as words
     from unnest(:words::text[]) as asked (word)`,
    { words },
    'search words begun',
  );
  return new Map(
    found.map(({ asked, words: all }) => [asked, { words: all.slice(0, MOST), isCut: all.length > MOST }]),
  );
}

/** Words that have each of these within, by the word; of less than three letters nothing. */
export async function havingWithin(db: Db, words: string[]): Promise<Map<string, string[]>> {
  const long = words.filter((word) => word.length >= 3);
  if (long.length === 0) return new Map();
  const found = await rows<{ asked: string; words: string[] }>(
    db,
    `select asked.word as asked, array(
       select word from search_words known where known.word like '%' || asked.pattern || '%'
       order by frequency desc, length(word) limit ${MOST}) as words
     from unnest(:words::text[], :patterns::text[]) as asked (word, pattern)`,
    { words: long, patterns: long.map(pattern) },
    'search words within',
  );
  return new Map(found.map(({ asked, words: all }) => [asked, all]));
}

const pattern = (word: string): string => word.replace(/[\\%_]/g, '\\$&');

/** Letters that a word needs for a wrong one to be forgiven. */
const FEWEST_LETTERS = 5;
const LETTERS = /^\p{L}+$/u;

/** Words that differ from each of these in one letter: another, one more, one less, or two of them in the wrong order. */
export async function nearTo(db: Db, words: string[]): Promise<Map<string, string[]>> {
  const long = words.filter((word) => LETTERS.test(word) && [...word].length >= FEWEST_LETTERS);
  if (long.length === 0) return new Map();
  // One mistake leaves the beginning as it is, or the end.
  const halves = long.map((word) => Math.floor((word.length - 1) / 2));
  const found = await rows<{ asked: string; words: string[] }>(
    db,
    `select asked.word as asked, array(
       select word from search_words known
       where known.word >= asked.head and known.word < asked.head || chr(1114111)
         and length(known.word) between length(asked.word) - 1 and length(asked.word) + 1
       union
       select word from search_words known
       where reverse(known.word) collate "C" >= asked.tail and reverse(known.word) collate "C" < asked.tail || chr(1114111)
         and length(known.word) between length(asked.word) - 1 and length(asked.word) + 1) as words
     from unnest(:words::text[], :heads::text[], :tails::text[]) as asked (word, head, tail)`,
    {
      words: long,
      heads: long.map((word, index) => word.slice(0, halves[index])),
      tails: long.map((word, index) => reversed(word.slice((halves[index] ?? 0) + 1))),
    },
    'search words near',
  );
  return new Map(
    found.map(({ asked, words: all }) => [asked, all.filter((word) => isNear(asked, word)).slice(0, MOST)]),
  );
}

const reversed = (word: string): string => [...word].reverse().join('');

/** Whether one mistake makes one word of the other. */
export function isNear(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [a, b] = [one.slice(start), other.slice(start)];
  if (a.length === b.length) {
    return a.slice(1) === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
  }
  return a.length > b.length ? a.slice(1) === b : a === b.slice(1);
}
