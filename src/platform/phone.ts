import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * A telephone number in E.164 (`+34600123456`), or null when it cannot be dialled (numbering plans of
 * libphonenumber). Numbers without a country code belong to `country` (ISO 3166, two letters).
 */
export function normalisePhone(text: string, country = 'ES'): string | null {
  const home = country.toUpperCase();
  const parsed = parsePhoneNumberFromString(text.slice(0, 100), {
    defaultCountry: isSupportedCountry(home) ? (home as CountryCode) : 'ES',
    extract: false,
  });
  return parsed?.isValid() && !parsed.ext ? parsed.number : null;
}

/** An E.164 number with the spaces its country writes (`+34 600 12 34 56`); anything else unchanged. */
export function formatPhone(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}
