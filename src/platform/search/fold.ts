import { normalized } from '../normalized';

// How words are written and how they are looked for: without case, accents and what nobody sees, whatever keyboard or
// font they come from. What is stored and what is asked go through the same function, so that they meet.

/** What Unicode does not take apart as people mean it. */
const TYPED_AS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ى: 'ي',
  ـ: '',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '′': "'",
  '‛': "'",
  ʻ: "'",
  '´': "'",
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '−': '-',
};

/** Accents. Marks of other scripts, such as the vowels of Devanagari, make other words. */
const LEFT_OUT = /(?=[\p{Script=Inherited}\p{Script=Latin}\p{Script=Hebrew}\p{Script=Arabic}])\p{M}/gu;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const PLAIN = /^[\x00-\x7f]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all but ASCII
const OTHERS = /[^\x00-\x7f]\p{M}*/gu;

/** Of characters, what has been found of them: the same few hundred make up the texts of a desk. */
const known = new Map<string, string>();
const MOST_KNOWN = 5000;

/** A text as it is compared. In time that grows with its length; its characters stand at other places than before. */
export function foldedText(text: string): string {
  const lower = text.toLowerCase();
  return PLAIN.test(lower) ? lower : lower.replace(OTHERS, foldedCharacter);
}

function foldedCharacter(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const plain = normalized(TYPED_AS[character] ?? character, 'NFKD')
    .replace(LEFT_OUT, '')
    .replace(UNSEEN, '')
    .toLowerCase();
  const found = [...plain].map((letter) => TYPED_AS[letter] ?? letter).join('');
  if (known.size < MOST_KNOWN && character.length < 8) known.set(character, found);
  return found;
}

/** A folded text, and for each of its code units where in the original its character begins; one more for the end. */
export function foldedWithPlaces(text: string): { text: string; at: number[] } {
  let made = '';
  const at: number[] = [];
  let place = 0;
  for (const [character] of text.matchAll(CHARACTERS)) {
    const letters = foldedText(character);
    made += letters;
    for (let unit = 0; unit < letters.length; unit += 1) at.push(place);
    place += character.length;
  }
  return { text: made, at: [...at, place] };
}

/** Each with the marks behind it, as they are folded. */
const CHARACTERS = /[\s\S]\p{M}*/gu;
