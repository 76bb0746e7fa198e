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

/** By the beginning of what they are called: names and addresses, the longest first, with those who are called so. */
type Directory = Map<string, [name: string, ids: string[]][]>;

const beginningOf = (name: string): string => name.slice(0, 3);

function directoryOf(people: readonly Callable[]): Directory {
  const named = new Map<string, Set<string>>();
  for (const { id, name, email } of people)
    for (const known of [foldedName(name), foldedName(email)])
      if (known !== '') named.set(known, (named.get(known) ?? new Set()).add(id));
  const directory: Directory = new Map();
  for (const [name, ids] of [...named].sort(([one], [other]) => other.length - one.length)) {
    const fitting = directory.get(beginningOf(name)) ?? [];
    fitting.push([name, [...ids]]);
    directory.set(beginningOf(name), fitting);
  }
  return directory;
}

function callsOf(text: string, directory: Directory): Call[] {
  const plain = folded(text);
  const found: Call[] = [];
  let done = -1;
  for (let sign = plain.text.indexOf('@'); sign >= 0; sign = plain.text.indexOf('@', sign + 1)) {
    if (sign < done) continue;
    const before = plain.text.slice(Math.max(0, sign - 4), sign);
    // Two names may stand with a stroke between them.
    const follows = done >= 0 && sign === done + 1 && before.endsWith('/');
    if (NOT_BEFORE.test(before) && !follows) continue;
    const called = longestAt(plain.text, sign + 1, directory);
    if (!called) continue;
    const [name, ids] = called;
    done = sign + 1 + name.length;
    found.push({ from: plain.at[sign] ?? 0, to: plain.at[done] ?? text.length, ids });
  }
  return found;
}

function longestAt(text: string, start: number, directory: Directory): [string, string[]] | undefined {
  const beginnings = [1, 2, 3].map((length) => text.slice(start, start + length));
  const candidates = [...new Set(beginnings)]
    .reverse()
    .flatMap((beginning) => directory.get(beginning) ?? []);
  return candidates.find(([name]) => text.startsWith(name, start) && isEnd(text, start + name.length));
}

function isEnd(text: string, at: number): boolean {
  END.lastIndex = at;
  return END.test(text);
}
