import {
  type CountryCode,
  getCountries,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

/** The countries that have telephone numbers (ISO 3166, two letters). */
export function phoneCountries(): string[] {
  return getCountries();
}

/**
 * A telephone number as RFC 3966 writes one that is dialled (`+34600123456`, `+34912345678;ext=12`), or null when it
 * cannot be dialled (numbering plans of libphonenumber).
 * @param country whose numbers need no prefix; null: all need one
 */
export function normalisePhone(text: string, country: string | null): string | null {
  const home = country !== null && isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const typed = text.trim().slice(0, 100);
  // What most countries dial before a prefix; where the country is known, its own is.
  const dialled = home ? typed : typed.replace(/^00(?=[1-9])/, '+');
  const parsed = parsePhoneNumberFromString(dialled, { defaultCountry: home, extract: false });
  if (!parsed?.isValid()) return null;
  return parsed.ext ? `${parsed.number};ext=${parsed.ext}` : parsed.number;
}

/** A number of another country as it is written there, to show how it is done. */
export function foreignPhone(country: string | null): string {
  return country === 'ES' ? '+52 55 1234 5678' : '+34 600 12 34 56';
}

/** Whether it says of which country it is. */
export function hasPrefix(text: string): boolean {
  return /^\s*(?:\+|00)/.test(text);
}

/** A stored number with the spaces its country writes (`+34 600 12 34 56 ext. 12`); anything else unchanged. */
export function formatPhone(stored: string): string {
  return parsePhoneNumberFromString(`tel:${stored}`)?.formatInternational() ?? stored;
}

/** Zones of the time zone database that lie in one country, of the languages that the desk speaks. */
const COUNTRIES: Readonly<Record<string, string>> = {
  'Africa/Ceuta': 'ES',
  'America/Argentina/Buenos_Aires': 'AR',
  'America/Asuncion': 'PY',
  'America/Bogota': 'CO',
  'America/Caracas': 'VE',
  'America/Costa_Rica': 'CR',
  'America/El_Salvador': 'SV',
  'America/Guatemala': 'GT',
  'America/Guayaquil': 'EC',
  'America/Havana': 'CU',
  'America/La_Paz': 'BO',
  'America/Lima': 'PE',
  'America/Managua': 'NI',
  'America/Mexico_City': 'MX',
  'America/Montevideo': 'UY',
  'America/New_York': 'US',
  'America/Panama': 'PA',
  'America/Puerto_Rico': 'PR',
  'America/Santiago': 'CL',
  'America/Santo_Domingo': 'DO',
  'America/Tegucigalpa': 'HN',
  'Atlantic/Canary': 'ES',
  'Europe/Dublin': 'IE',
  'Europe/London': 'GB',
  'Europe/Madrid': 'ES',
};

/** The country that a new desk is most likely in, by its zone; null where that says too little. */
export function countryOfZone(timeZone: string): string | null {
  return Object.hasOwn(COUNTRIES, timeZone) ? (COUNTRIES[timeZone] ?? null) : null;
}
