import { IntlMessageFormat } from 'intl-messageformat';
import { isolated } from '../prose';
import { type ArgumentKinds, argumentKindsOf, assertArguments } from './arguments';
import type { Locale } from './locale';

/** Texts of one feature: by key, both languages side by side, in ICU MessageFormat. */
export type Texts = Record<string, { es: string; en: string }>;
/** A name that people gave something in both languages. */
export interface Localized {
  es: string;
  en: string;
}
export type TextParams = Record<string, string | number | boolean | Date | Localized | null | undefined>;
export type Translate = (key: string, params?: TextParams) => string;

export const LOCALES: readonly Locale[] = ['es', 'en'];

export interface I18n {
  /** The text in that language; a key that does not exist throws, so a test or a page shows it at once. */
  t(locale: Locale, key: string, params?: TextParams): string;
  translator(locale: Locale): Translate;
  has(key: string): boolean;
  keys(): string[];
}

type Values = Record<string, unknown>;
type Message = string | ((values: Values | undefined) => unknown);

/**
 * Joins the texts of all features. In the strict mode a value of the wrong kind is an error.
 * @throws Error when two features define the same key
 */
export function createI18n(lists: Texts[], { strict = false } = {}): I18n {
  const texts: Texts = {};
  for (const [key, text] of lists.flatMap((list) => Object.entries(list))) {
    if (key in texts) throw new Error(`text defined twice: ${key}`);
    texts[key] = text;
  }
  const compiled: Record<Locale, Map<string, Message>> = { es: new Map(), en: new Map() };
  const t: I18n['t'] = (locale, key, params) => {
    let message = compiled[locale].get(key);
    if (message === undefined) {
      message = compile(texts, locale, key, strict);
      compiled[locale].set(key, message);
    }
    return typeof message === 'string' ? message : String(message(params && inLanguage(params, locale)));
  };
  return {
    t,
    translator: (locale) => (key, params) => t(locale, key, params),
    has: (key) => Object.hasOwn(texts, key),
    keys: () => Object.keys(texts),
  };
}

/** Names in both languages become the reader's one, and what people wrote keeps its direction to itself. */
function inLanguage(params: TextParams, locale: Locale): Values {
  const values: Values = {};
  for (const name of Object.keys(params)) {
    const given = params[name];
    const value = isLocalized(given) ? given[locale] : given;
    values[name] = typeof value === 'string' ? isolated(value) : value;
  }
  return values;
}

function isLocalized(value: TextParams[string]): value is Localized {
  return typeof value === 'object' && value !== null && 'es' in value;
}

/** Most texts take no parameters and need no formatter. */
function compile(texts: Texts, locale: Locale, key: string, strict: boolean): Message {
  const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
  if (!text) throw new Error(`no text for ${key}`);
  if (!text[locale].includes('{')) return text[locale];
  const message = new IntlMessageFormat(text[locale], locale);
  const format = (values: Values | undefined) => message.format(values as never);
  return strict ? checking(key, argumentKindsOf(message.getAst()), format) : format;
}

function checking(
  key: string,
  kinds: ArgumentKinds,
  format: (values: Values | undefined) => unknown,
): Message {
  return (values = {}) => {
    assertArguments(key, kinds, values);
    return format(values);
  };
}

/** The language of this machine (by LANG and its like), English where it is neither of ours. */
export function serverLocale(own: string = new Intl.DateTimeFormat().resolvedOptions().locale): Locale {
  return localeOf(own) ?? 'en';
}

/** The supported language of a request such as `es-MX`, or null. */
export function localeOf(requested: string | null | undefined): Locale | null {
  const language = requested?.slice(0, 2).toLowerCase();
  return LOCALES.find((locale) => locale === language) ?? null;
}
