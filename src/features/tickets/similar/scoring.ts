import { isWeak } from './telling';

// How alike two tickets are: by the telling words that both have, each weighing more the rarer it is.

/** A telling word of what others are compared with. */
export interface Telling {
  word: string;
  /** The word itself and other forms of it, as `printers` is one of `printer`. */
  forms: readonly string[];
  /** Of a million tickets about how many have it; 0 where nobody has counted yet. */
  frequency: number;
}

/** Something that is compared. */
export interface Compared {
  words: readonly string[];
  isSameRequester: boolean;
  isSameCategory: boolean;
}

const MILLION = 1_000_000;
/** What fewer have is all as rare. */
const RARE = 100;
const LEAST = 0.05;
const WEAK_AT_MOST = 0.12;

/** Between 0 and 1: of words that half of all tickets have, next to nothing. */
export function weightOf({ word, frequency }: Pick<Telling, 'word' | 'frequency'>): number {
  const rarity = Math.log(MILLION / Math.max(frequency, RARE)) / Math.log(MILLION / RARE);
  const weight = Math.max(LEAST, Math.min(1, rarity));
  return isWeak(word) ? Math.min(weight, WEAK_AT_MOST) : weight;
}

/** What is less alike is not shown. */
export const ALIKE = 0.52;
const SAME_REQUESTER = 0.08;
const SAME_CATEGORY = 0.05;
/** An order, an error code, a device: two that name different ones are about different things. */
const OTHER_NUMBER = 0.7;
const isNumber = (word: string): boolean => word.replace(/\D/g, '').length >= 4;

/**
 * From 0, for nothing in common, to a little above 1. Words that only one of the two has make them less alike; a single
 * word in common, or none that is telling by itself, makes nothing alike.
 */
export function likeness(
  asked: readonly Telling[],
  other: Compared,
  shareOf: (word: string) => number,
): number {
  const theirs = new Set(other.words);
  const common = asked.filter(({ forms }) => forms.some((form) => theirs.has(form)));
  if (common.length < 2 || common.every(({ word }) => isWeak(word))) return 0;
  const met = new Set(common.flatMap(({ forms }) => forms));
  const both = sum(common.map(weightOf));
  const beside = other.words.filter((word) => !met.has(word));
  const theirWhole = both + sum(beside.map((word) => weightOf({ word, frequency: shareOf(word) })));
  const cosine = both / Math.sqrt(sum(asked.map(weightOf)) * theirWhole);
  const differs = beside.some(isNumber) && asked.some((one) => isNumber(one.word) && !common.includes(one));
  const score = differs ? cosine * OTHER_NUMBER : cosine;
  return score + (other.isSameRequester ? SAME_REQUESTER : 0) + (other.isSameCategory ? SAME_CATEGORY : 0);
}

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
