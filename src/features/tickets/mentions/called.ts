import { spokenIn } from '../../../platform/prose';
import { folded, foldedName } from './folding';

// Who is called by `@name` or `@address` in a text, without knowing anything of who may be.

export interface Callable {
  id: string;
  name: string;
  email: string;
}

/** A place of the text, in units of UTF-16, and the ids of all whom its words name. */
export interface Call {
  from: number;
  to: number;
  ids: string[];
}

/** Scripts that part no words with blanks: a name may stand right between others. */
const UNPARTED = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
const LETTER = String.raw`(?![${UNPARTED.map((name) => `\\p{Script=${name}}`).join('')}])[\p{L}\p{M}\p{N}_]`;
/** Before an `@` that calls nobody: it belongs to an address, a path or a word. */
const NOT_BEFORE = new RegExp(String.raw`(?:${LETTER}|[@%+\\/]|[\p{L}\p{N}][.-])$`, 'u');
/** Behind a name that has ended; an English genitive belongs to the sentence. */
const END = new RegExp(String.raw`(?:'s)?(?!${LETTER}|@|[.'%+-][\p{L}\p{N}])`, 'uy');

/**
 * The calls of a text, in their order. Of several names that fit the longest counts, and people of the same name are
 * called all. Code, quotes and addresses call nobody.
 */
export function callsIn(source: string, people: readonly Callable[]): Call[] {
  const directory = directoryOf(people);
  return spokenIn(source).flatMap(({ at, text }) => {
    if (!MAY_CALL.test(text)) return [];
    return callsOf(text, directory).map((call) => ({ ...call, from: at + call.from, to: at + call.to }));
  });
}

const MAY_CALL = /[@＠﹫]/u;

/** Whether a text is worth looking up who there is. */
export const mayCall = (source: string): boolean => MAY_CALL.test(source);

/** Names and addresses with the ids of those who are called so, and how long they are, the longest first. */
interface Directory {
  ids: Map<string, string[]>;
  lengths: number[];
}

function directoryOf(people: readonly Callable[]): Directory {
  const ids = new Map<string, string[]>();
  for (const { id, name, email } of people)
    for (const known of [foldedName(name), foldedName(email)]) {
      const called = ids.get(known);
      if (!called) ids.set(known, [id]);
      else if (!called.includes(id)) called.push(id);
    }
  ids.delete('');
  const lengths = new Set([...ids.keys()].map((known) => known.length));
  return { ids, lengths: [...lengths].sort((one, other) => other - one) };
}

function callsOf(text: string, directory: Directory): Call[] {
  const plain = folded(text);
  return signsIn(plain.text, directory).flatMap(({ sign, end }) => {
    if (end === null) return [];
    const ids = directory.ids.get(plain.text.slice(sign + 1, end)) ?? [];
    return [{ from: plain.at[sign] ?? 0, to: plain.at[end] ?? text.length, ids }];
  });
}

/** Each `@` of a folded text that may call somebody, and where the name behind it ends; null where none stands there. */
function signsIn(plain: string, directory: Directory): { sign: number; end: number | null }[] {
  const found: { sign: number; end: number | null }[] = [];
  let done = -1;
  for (let sign = plain.indexOf('@'); sign >= 0; sign = plain.indexOf('@', sign + 1)) {
    if (sign < done) continue;
    const before = plain.slice(Math.max(0, sign - 4), sign);
    // Two names may stand with a stroke between them.
    const follows = done >= 0 && sign === done + 1 && before.endsWith('/');
    if (NOT_BEFORE.test(before) && !follows) continue;
    const end = longestEnd(plain, sign + 1, directory);
    found.push({ sign, end });
    if (end !== null) done = end;
  }
  return found;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['-][\p{L}\p{M}\p{N}]+)*/uy;

/** What was typed behind an `@`, with it, and calls nobody, though the name of one of `meant` begins so at some word. */
export function unfinishedIn(
  source: string,
  people: readonly Callable[],
  meant: readonly Callable[],
): string[] {
  const directory = directoryOf(people);
  const names = meant.map(({ name }) => ` ${foldedName(name)}`);
  const found = spokenIn(source).flatMap(({ text }) => {
    if (!MAY_CALL.test(text)) return [];
    const plain = folded(text);
    return signsIn(plain.text, directory).flatMap(({ sign, end }) => {
      WORD.lastIndex = sign + 1;
      const word = end === null && WORD.exec(plain.text)?.[0];
      if (!word || !isEnd(plain.text, sign + 1 + word.length)) return [];
      const begins = names.some((name) => name.includes(` ${word}`));
      return begins ? [text.slice(plain.at[sign], plain.at[sign + 1 + word.length])] : [];
    });
  });
  return [...new Set(found)];
}

/** Where the longest name ends that begins there. */
function longestEnd(text: string, start: number, { ids, lengths }: Directory): number | null {
  const fits = (length: number) => ids.has(text.slice(start, start + length)) && isEnd(text, start + length);
  const length = lengths.find((length) => start + length <= text.length && fits(length));
  return length === undefined ? null : start + length;
}

function isEnd(text: string, at: number): boolean {
  END.lastIndex = at;
  return END.test(text);
}
