import type { Locale } from '../../platform/ctx';
import { NAMES, type Name, written } from './words';

// The language as the desk writes it, and texts of it with parts taken out or put in.

const NEEDS_QUOTES = /[\s,"“”„«»]|^[<>]|\.\.|^$/u;

/** A value so that it is read as it is. */
export const quoted = (value: string): string =>
  NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

export const nameIn = (locale: Locale, name: Name): string => written(NAMES[name], locale);

/** `status:new,on_hold`, from values that are written already. */
export function writtenPart(
  locale: Locale,
  name: Name,
  values: readonly string[],
  { excluded = false, field }: { excluded?: boolean; field?: string } = {},
): string {
  const of = field === undefined ? '' : `.${/^[\p{L}\p{M}\p{N}_-]+$/u.test(field) ? field : `"${field}"`}`;
  return `${excluded ? '-' : ''}${nameIn(locale, name)}${of}:${values.join(',')}`;
}

interface Place {
  from: number;
  to: number;
}

/** The text without some of its parts. */
export function withoutParts(text: string, parts: readonly Place[]): string {
  let left = '';
  let at = 0;
  for (const { from, to } of parts.toSorted((one, other) => one.from - other.from)) {
    left = joined(left, text.slice(at, from));
    at = to;
  }
  return joined(left, text.slice(at));
}

/** The text with a part at its end. */
export const withPart = (text: string, part: string): string => joined(text, part);

/** The text with one part written in another way. */
export const replaced = (text: string, { from, to }: Place, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

const joined = (before: string, after: string): string =>
  [before.trim(), after.trim()].filter((text) => text !== '').join(' ');
