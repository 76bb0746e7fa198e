import type { Locale } from './i18n/locale';

// Numbers as people write them. Whether `1.500` is one and a half or fifteen hundred is a matter of the country, not of
// the language: Spanish is written with a decimal comma in Spain and with a point in Mexico. So both marks are read in
// every language, and what could be either number is refused rather than guessed.

export type NumberProblem = 'not_a_number' | 'unclear' | 'too_long';

/** More digits than a double keeps are another number once stored. */
const MAX_DIGITS = 15;
const MAX_DECIMALS = 10;

const UNCLEAR = /^-?[1-9]\d{0,2}[.,]\d{3}$/;
/** With thousands apart, by whichever mark. */
const GROUPED = /^-?\d{1,3}(?:([.,'’\s])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;

/** A number as somebody typed it, a decimal mark of either kind in it. */
export function readNumber(text: string): { value: number } | { problem: NumberProblem } {
  const written = text
    .trim()
    .replace(/^[\u2212\u2013]/, '-')
    .replace(/^\+(?!-)/, '')
    .replace(/^(-?)(?=[.,]\d)/, '$10');
  const [, whole = '', decimals = ''] = /^-?(\d+)(?:[.,](\d+))?$/.exec(written) ?? [];
  if (UNCLEAR.test(written)) return { problem: 'unclear' };
  if (whole === '') return { problem: GROUPED.test(written) ? 'unclear' : 'not_a_number' };
  const digits = (whole + decimals).replace(/^0+/, '');
  if (digits.length > MAX_DIGITS || decimals.length > MAX_DECIMALS) return { problem: 'too_long' };
  return { value: Number(written.replace(',', '.')) };
}

const marks: Record<Locale, string> = { es: ',', en: '.' };

/** As it is stored, with the language's decimal mark and without groups: 20240815, 3,14159. */
export function writeNumber(value: number, locale: Locale): string {
  const short = String(value);
  const plain = short.includes('e') ? value.toFixed(MAX_DECIMALS).replace(/\.?0+$/, '') : short;
  return plain.replace('.', marks[locale]);
}

/** As `writeNumber`, for a field of a form: what it holds is never unclear when it comes back. */
export function typeNumber(value: number, locale: Locale): string {
  const written = writeNumber(value, locale);
  return UNCLEAR.test(written) ? `${written}0` : written;
}
