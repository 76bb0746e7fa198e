import type { AskedTerm } from '../../../platform/search/asked';
import { foldedText } from '../../../platform/search/fold';
import { telephoneIn } from '../../../platform/search/telephone';

// What a person or an organization may be called by: a word of a name, an address, or a telephone however it is written.

const ADDRESS = /^[^\s@]+@[^\s@]+$/;
/** A word of a name or an address as it is compared, or null. */
export function nameOf(term: AskedTerm): string | null {
  if (!isOpen(term)) return null;
  if (ADDRESS.test(term.text)) return foldedText(term.text);
  const [word = '', ...more] = term.parts;
  return more.length === 0 && /\p{L}{2}/u.test(word) ? word : null;
}

export const telephoneOf = (term: AskedTerm): string | null => (isOpen(term) ? telephoneIn(term.text) : null);

const isOpen = ({ isPhrase, isExcluded, within }: AskedTerm): boolean =>
  !isPhrase && !isExcluded && within === undefined;
