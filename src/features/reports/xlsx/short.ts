import { firstCharacters } from '../../../platform/characters';

/** A text of at most so many characters; what was cut ends in an ellipsis. */
export function short(text: string, longest: number): string {
  const characters = firstCharacters(text, longest);
  if (characters.join('') === text) return text;
  return `${characters.slice(0, -1).join('').trimEnd()}…`;
}
