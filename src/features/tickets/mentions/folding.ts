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
/** What Unicode does not take apart, as it is typed on other keyboards. */
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

function typedAs(character: string): string {
  if (character < '\u0080') return character === '\t' ? ' ' : character.toLowerCase();
  const plain = normalized(character, 'NFKD').replace(LEFT_OUT, '').replace(UNSEEN, '').toLowerCase();
  return [...plain].map((letter) => TYPED_AS[letter] ?? letter).join('');
}

/** A name or an address as it is compared. */
export const foldedName = (name: string): string => folded(name).text.trim();
