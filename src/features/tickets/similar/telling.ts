import { type Word, wordsOf } from '../../../platform/search/words';
import { LEFT_OUT, WEAK } from './left-out';

// What a text is about: its words, but for those that stand in every other.

/** Of a text. Whoever pastes a page into a subject is served by its first words. */
const MOST = 12;
const LETTERS = /^\p{L}{3,}$/u;
/** One character is a word in scripts without blanks. */
const WHOLE = /^[\p{Script=Han}\p{Script=Katakana}]$/u;
const FEW_DIGITS = /^\d{1,3}$/;

/** The telling words of a text, each once, in its order. */
export function tellingWords(text: string): string[] {
  const all = [...wordsOf(text, 60)];
  const joined = all.filter(({ kind }) => kind === 'joined');
  const found = all.filter(({ kind }) => kind === 'word').map((word) => asOne(word, all, joined));
  return [...new Set(found)].filter(isTelling).slice(0, MOST);
}

/** `Wi-Fi` and `DS-7604NI` are one word, as those say who write them together; `printer/scanner` are two. */
function asOne(word: Word, all: Word[], joined: Word[]): string {
  const whole = joined.find(({ from, to }) => from <= word.from && word.to <= to);
  if (!whole) return word.word;
  const parts = all.filter(({ kind, from, to }) => kind === 'word' && whole.from <= from && to <= whole.to);
  return parts.every((part) => LETTERS.test(part.word)) ? word.word : whole.word;
}

function isTelling(word: string): boolean {
  if (WHOLE.test(word)) return true;
  return word.length > 1 && /[\p{L}\p{N}]/u.test(word) && !LEFT_OUT.has(word);
}

/** Whether a word alone makes nothing alike: a room, a day, that something does not work. */
export const isWeak = (word: string): boolean => WEAK.has(word) || FEW_DIGITS.test(word);
