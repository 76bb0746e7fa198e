import { LRUCache } from 'lru-cache';
import { firstCharacters } from '../characters';
import { normalized } from '../normalized';

/** How somebody is shown who has no picture: as letters on a colour of their own. */
export interface Face {
  initials: string;
  /** The classes of the colour, the same for a person wherever they appear; of nobody in particular it is grey. */
  colour: string;
}

const HUES = 8;
/** Characters that a name is looked at for. */
const MOST = 120;

/** Telling characters apart costs 30 µs, and a page shows the same few people many times. */
const known = new LRUCache<string, Face>({ max: 2000 });

/**
 * @param id of the person; null for nobody in particular, such as the desk itself
 * @param name as people write it, in any script
 */
export function faceOf(id: string | null | undefined, name: string): Face {
  const key = `${id ?? ''} ${name}`;
  const kept = known.get(key);
  if (kept) return kept;
  const face = { initials: initialsOf(name), colour: id ? colourOf(id) : 'hue-none' };
  known.set(key, face);
  return face;
}

/** One of eight hues, soft or deep. */
function colourOf(id: string): string {
  // FNV-1a (draft-eastlake-fnv): ids of people made one after the other differ only in their last digits.
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  // The high bits depend on the whole id.
  const place = (hash >>> 20) % (HUES * 2);
  return place < HUES ? `hue-${place}` : `hue-${place - HUES} deep`;
}

const LETTER = /[\p{L}\p{N}]/u;
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
/** Scripts whose names begin with a capital; others have none, or do not use them so. */
const CASED = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}]/u;
/** Letters that join when they stand side by side, and would read as a word. */
const JOINING = /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}]/u;
const NON_JOINER = '\u200c';

/**
 * The first letters of the first and the last word. Of one word it is one, or those of its halves (`Ana-María`); a
 * name of pictures alone gives the first of them.
 */
export function initialsOf(name: string): string {
  const clean = normalized(name, 'NFC').trim();
  const words = clean.split(/\s+/u).filter((word) => LETTER.test(word));
  const [first, ...rest] = words.length === 1 ? halvesOf(words[0] ?? '') : words;
  if (first === undefined)
    return firstCharacters(clean, MOST).find((character) => PICTURE.test(character)) ?? '?';
  const last = rest.at(-1);
  const letters = [first, ...(last === undefined ? [] : [last])].map(initialOf);
  return letters.join(letters.every((letter) => JOINING.test(letter)) ? NON_JOINER : '');
}

function halvesOf(word: string): string[] {
  return word.split(/[-\u2010\u2011]/u).filter((half) => LETTER.test(half));
}

function initialOf(word: string): string {
  // The Arabic article is no part of a name's beginning.
  const plain = word.replace(/^ال(?=\p{L}{2})/u, '');
  const found = firstCharacters(plain, MOST).find((character) => LETTER.test(character)) ?? '?';
  // More than two marks on a letter are there to break a page.
  const letter = found.replace(/(\p{M}{2})\p{M}+/gu, '$1');
  const capital = CASED.test(letter) ? letter.toLocaleUpperCase('en') : letter;
  // The capital of ß is two letters.
  return firstCharacters(capital, 2).length === 1 ? capital : letter;
}
