import type { Locale } from '../../platform/ctx';
import type { FieldError } from '../../platform/errors';
import type { Formatter } from '../../platform/format';
import type { Translate } from '../../platform/i18n';
import { localized } from '../../platform/i18n/localized';
import { typed } from '../../platform/typed';

/** What can be chosen: what tickets store, and what people read. */
export interface FieldOption {
  value: string;
  labelEs: string;
  labelEn: string;
  /** In a tree: the value of the option above; left out at the top. */
  parent?: string;
  /** A ticket has it still, and nobody can choose it any more. */
  isGone?: true;
}

export type FieldContent = string | number | boolean | string[];

export type Parsed = { value: FieldContent | null } | { error: FieldError };

/** The reader: what every page's shell has. */
export interface Words {
  locale: Locale;
  t: Translate;
  fmt: Formatter;
}

export function labelIn(
  { locale }: Pick<Words, 'locale'>,
  label: { labelEs: string; labelEn: string },
): string {
  return localized(locale, label, 'label');
}

/** For kinds that are typed, as `typed` keeps it, or another; nothing for an empty text. */
export function typedText(parse: (text: string) => Parsed, kept = typed): (raw: unknown) => Parsed {
  return (raw) => {
    if (raw === null || raw === undefined) return { value: null };
    if (Array.isArray(raw)) return { error: { key: 'input.repeated' } };
    if (typeof raw !== 'string' && typeof raw !== 'number') return { error: { key: 'input.not_valid' } };
    const text = kept(String(raw));
    return text === '' ? { value: null } : parse(text);
  };
}

/** The values of a list, of one value, or of nothing; empty ones left out. */
export function linesOf(value: unknown): string[] {
  return [value ?? []]
    .flat()
    .map(String)
    .filter((entry) => entry !== '');
}

/** The nodes above one of a tree, the nearest first. */
export function pathTo(options: readonly FieldOption[], value: string): FieldOption[] {
  const path: FieldOption[] = [];
  let at = options.find((option) => option.value === value);
  while (at?.parent !== undefined && path.length < options.length) {
    const parent = at.parent;
    at = options.find((option) => option.value === parent);
    if (at) path.push(at);
  }
  return path;
}
