import { normalized } from '../../../platform/normalized';

// Names as people type them: without case and accents, with whichever apostrophe, hyphen or blank their keyboard has.

/** A text to compare, and of each of its units where it stands in what was typed; one more for the end. */
export interface Folded {
  text: string;
  at: number[];
}

/** Marks that people leave out. Those of other scripts, such as the vowels of Devanagari, make other names. */
const LEFT_OUT = /(?=[\p{Script=Inherited}\p{Script=Latin}\p{Script=Hebrew}\p{Script=Arabic}])\p{M}/gu;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
/** What Unicode does not take apart as people mean it, as it is typed on other keyboards. */
const TYPED_AS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
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
  // Of an accent that stands alone Unicode makes a blank.
  '´': "'",
  '‐': '-',
  '‑': '-',
};

/** In time that grows with the length of the text. */
export function folded(text: string): Folded {
  let made = '';
  const at: number[] = [];
  let place = 0;
  for (const character of text) {
    const letters = typedAs(character);
    // Blanks in a row are one.
    if (letters !== ' ' || !made.endsWith(' ')) {
      made += letters;
      for (let unit = 0; unit < letters.length; unit += 1) at.push(place);
    }
    place += character.length;
  }
  return { text: made, at: [...at, place] };
}

/** Of characters, what has been found of them: the same few hundred make up the names of a desk. */
const known = new Map<string, string>();
const MOST_KNOWN = 5000;

function typedAs(character: string): string {
  if (character < '\u0080') return character === '\t' ? ' ' : character.toLowerCase();
  const before = known.get(character);
  if (before !== undefined) return before;
  const plain = normalized(TYPED_AS[character] ?? character, 'NFKD')
    .replace(LEFT_OUT, '')
    .replace(UNSEEN, '')
    .toLowerCase();
  const found = [...plain].map((letter) => TYPED_AS[letter] ?? letter).join('');
  if (known.size < MOST_KNOWN) known.set(character, found);
  return found;
}

const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** A name or an address as it is compared. */
export function foldedName(name: string): string {
  return PLAIN.test(name) ? name.toLowerCase() : folded(name).text.trim();
}
