const TELEPHONE = /^[+(]?\d[\d\s()./-]*$/;
const FEWEST_DIGITS = 6;
const MOST_DIGITS = 20;

/** The digits of a telephone that stored ones have within, without what is dialled before it at home; null if it is none. */
export function telephoneIn(text: string): string | null {
  if (!TELEPHONE.test(text)) return null;
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length >= FEWEST_DIGITS && digits.length <= MOST_DIGITS ? digits : null;
}
