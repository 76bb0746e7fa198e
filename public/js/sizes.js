// Sizes in words, as the server writes them (platform/format; a test compares the two). Pure: the language is given to it.

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];

/** Whole bytes have their name, which is natural in both languages; larger units are short. */
const written = (value, unit, decimals, locale) =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: decimals,
  }).format(value);

/** So many bytes, in units of 1000. */
export function size(bytes, locale) {
  let [value, step] = [bytes, 0];
  while (value >= 999.5 && step < UNITS.length - 1) {
    value /= 1000;
    step += 1;
  }
  return written(value, UNITS[step], value < 10 && step > 0 ? 1 : 0, locale);
}

const MB = 1024 * 1024;
/** As forms say it: limits are whole ones of 1024, which people and Windows call by the same names. */
export const limit = (bytes, locale) =>
  bytes % MB ? written(bytes / 1024, 'kilobyte', 1, locale) : written(bytes / MB, 'megabyte', 1, locale);
