import type { AskedTerm } from '../../../platform/search/asked';
import type { Mark } from '../../../platform/search/marks';

/** What stands for a word of a query in the texts that were found. */
export type WordsFor = (word: string) => readonly string[];

/**
 * What is marked in the texts that were found, and what such a text has in it.
 * @param isWithin whether a word counts also where it stands within another
 */
export function marksOf(
  terms: readonly AskedTerm[],
  wordsFor: WordsFor,
  isWithin: boolean,
): { marks: Mark[]; likely: RegExp } {
  const wanted = terms.filter(({ isExcluded }) => !isExcluded);
  const marks = wanted.map((term) => markOf(term, wordsFor, isWithin));
  const words = wanted.flatMap(({ parts, joined, signs, isPhrase }) => [
    ...parts.slice(0, 1).map(apart),
    ...(isPhrase
      ? []
      : [parts.at(-1) ?? '', joined ?? '']
          .filter(Boolean)
          .flatMap((word) => [apart(word), ...wordsFor(word).map(asItIs)])),
    ...signs.map(asItIs),
  ]);
  const all = [...new Set(words.filter(Boolean))];
  return { marks, likely: new RegExp(all.join('|') || '(?!)', 'u') };
}

const asItIs = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
/** What may hold the parts of a word together in the text where it is written otherwise: `Wi-Fi`, `600 12 34 56`. */
const BETWEEN = "[-./\\\\:@'+&,# \u00a0]?";
const apart = (word: string): string => [...word].map(asItIs).join(BETWEEN);

function markOf({ parts, joined, signs, isPhrase }: AskedTerm, wordsFor: WordsFor, isWithin: boolean): Mark {
  const like = (word: string) =>
    isPhrase ? (one: string) => one === word : standsFor(word, wordsFor, isWithin);
  const last = parts.length - 1;
  const whole = joined === null ? () => false : like(joined);
  const fits = parts.map((part, index) => (index === last ? like(part) : (word: string) => word === part));
  const only = last === 0 ? fits[0] : undefined;
  const single = (word: string) => whole(word) || signs.includes(word) || only?.(word) === true;
  return { fits, single };
}

function standsFor(word: string, wordsFor: WordsFor, isWithin: boolean): (one: string) => boolean {
  const known = new Set(wordsFor(word));
  return (one) => one.startsWith(word) || known.has(one) || (isWithin && one.includes(word));
}
