const SCRIPTS = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Samr', 'Mand', 'Adlm', 'Rohg', 'Yezi'];
const FROM_THE_RIGHT = new RegExp(`[${SCRIPTS.map((name) => `\\p{Script=${name}}`).join('')}]`, 'u');
const FIRST_LETTER = /\p{L}/u;

export type Direction = 'ltr' | 'rtl';

/** The side that a text is read from, by its first letter, as `dir="auto"` decides it: mail programs do not know that. */
export const directionOf = (text: string): Direction => sideOf(text) ?? 'ltr';

/** The same; null for what has no letter, which goes with what is around it. */
export function sideOf(text: string): Direction | null {
  const letter = FIRST_LETTER.exec(text)?.[0];
  if (letter === undefined) return null;
  return FROM_THE_RIGHT.test(letter) ? 'rtl' : 'ltr';
}

/**
 * A text as a part of a sentence of ours: what is read from the right stands in an isolate (FSI, PDI), so that it
 * orders neither the words nor the signs around it.
 */
export const isolated = (text: string): string => (FROM_THE_RIGHT.test(text) ? `\u2068${text}\u2069` : text);
