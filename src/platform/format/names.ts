import type { Locale } from '../i18n/locale';

// What a language calls days of the week and months. Both are asked for in UTC, so that no zone moves them.

const DAY_MS = 86_400_000;
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);

/** From Monday to Sunday: `lunes`, `Monday`; short `lun`, `Mon`. */
export function weekdayNames(locale: Locale, style: 'long' | 'short' = 'long'): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => format.format(MONDAY + day * DAY_MS));
}

/** From January to December: `enero`, `January`. */
export function monthNames(locale: Locale): string[] {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2024, month, 15)));
}
