import type { Locale } from '../ctx';

/** What an administrator called a thing in both languages, in the reader's: `localized('en', category, 'name')`. */
export function localized<Property extends string>(
  locale: Locale,
  thing: { readonly [Key in `${Property}${'Es' | 'En'}`]: string },
  property: Property,
): string {
  return thing[`${property}${locale === 'en' ? 'En' : 'Es'}`];
}
