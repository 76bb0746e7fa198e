import type { Locale } from '../i18n/locale';

/** A number with its unit, as in `5 min`, with so many decimals at most. */
export type UnitText = (value: number, unit: string, decimals: number) => string;

export function unitTexts(locale: Locale): UnitText {
  const formats = new Map<string, Intl.NumberFormat>();
  return (value, unit, decimals) => {
    const id = `${unit} ${decimals}`;
    // English has no short name of a byte that is right for several: it says `5 byte`.
    const unitDisplay = unit === 'byte' ? 'long' : 'short';
    const style = { style: 'unit', unit, unitDisplay, maximumFractionDigits: decimals } as const;
    const format = formats.get(id) ?? new Intl.NumberFormat(locale, style);
    formats.set(id, format);
    return format.format(value);
  };
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

export function bytesText(unitText: UnitText, count: number): string {
  let value = count;
  let unit = 0;
  while (Math.abs(value) >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return unitText(value, BYTE_UNITS[unit] ?? 'byte', value < 10 && unit > 0 ? 1 : 0);
}
