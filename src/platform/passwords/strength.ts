import { folded as fold } from '../i18n/folded';
import { estimator, leaked } from './estimator';
import type { Weakness } from './weakness';

/** Ten thousand million guesses, on zxcvbn's scale from 0 to 4. */
const GOOD_ENOUGH = 3;
/** Characters that are looked at together; the time grows with them (100 ms for these, seconds for 200). */
const WINDOW = 48;

/**
 * Why somebody would guess this password, or null when it is good enough. Nothing leaves the machine. It takes a tenth
 * of a second and more, so only a thread of its own runs it.
 * @param personal words that others know about its owner: name, address, the desk's name
 */
export function weaknessOf(typed: string, personal: readonly string[]): Weakness | null {
  // As it will be hashed: letters of full width are the same password.
  const password = typed.normalize('NFKC');
  if (leaked.has(password) || leaked.has(password.toLowerCase())) return 'leaked';
  const words = [...new Set(personal.flatMap(wordsOf))].sort((a, b) => b.length - a.length);
  const weakness = weaknessIn(password, words);
  if (weakness) return weakness;
  // What is known about somebody adds nothing: the rest has to be good enough by itself.
  const folded = fold(password);
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), folded);
  return rest !== folded && weaknessIn(rest, []) ? 'personal' : null;
}

/** A text is at least as hard to guess as any part of it. */
function weaknessIn(text: string, words: string[]): Weakness | null {
  const characters = [...text];
  const parts =
    characters.length > WINDOW ? [characters.slice(0, WINDOW), characters.slice(-WINDOW)] : [characters];
  let weakness: Weakness | null = null;
  for (const part of parts) {
    const { score, feedback } = estimator.check(part.join(''), words);
    if (score >= GOOD_ENOUGH) return null;
    weakness ??= BY_WARNING[feedback.warning ?? ''] ?? 'guessable';
  }
  return weakness;
}

const BY_WARNING: Readonly<Record<string, Weakness>> = {
  topTen: 'common',
  topHundred: 'common',
  common: 'common',
  similarToCommon: 'common',
  pwned: 'common',
  userInputs: 'personal',
  simpleRepeat: 'repeat',
  extendedRepeat: 'repeat',
  straightRow: 'sequence',
  keyPattern: 'sequence',
  sequences: 'sequence',
  dates: 'date',
  recentYears: 'date',
  wordByItself: 'word',
  namesByThemselves: 'word',
  commonNames: 'word',
};

const SHORTEST_WORD = 3;

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= SHORTEST_WORD);
}
