import { AppError, type FieldError } from '../../platform/errors';
import { lineOf } from '../../platform/line';
import { normalized } from '../../platform/normalized';
import { typedLines } from '../../platform/typed';

// What services accept, whatever door it came through. Lengths are in characters, as the database counts them.

export const MAX = {
  subject: 200,
  description: 50_000,
  body: 50_000,
  solution: 20_000,
  tags: 30,
  tag: 40,
  /** In each list of a ticket; older tickets may have more, and keep them. */
  people: 100,
  feedback: 2000,
} as const;

export type Errors = Record<string, FieldError>;

export function subjectOf(errors: Errors, field: string, value: string, max: number): string {
  return textOf(errors, field, lineOf(value), max);
}

export function textOf(errors: Errors, field: string, value: string, max: number): string {
  const text = typedLines(value);
  if (text === '') errors[field] = { key: 'input.required' };
  else if (length(text) > max)
    errors[field] = { key: 'input.too_long', params: { max, length: length(text) } };
  return text;
}

/** Each once, whatever its capitals and widths: lines in lower case, letters as NFKC has them (`ＶＰＮ` is `vpn`). */
export function normalTags(tags: string[]): string[] {
  return [...new Set(tags.map(normalTag))].filter((tag) => tag !== '');
}

/** Composed once more at the end: a small letter may have another form than its capital. */
const normalTag = (tag: string) => lineOf(normalized(lineOf(normalized(tag, 'NFKC')).toLowerCase(), 'NFKC'));

export function tagsOf(errors: Errors, tags: string[]): string[] {
  const clean = normalTags(tags);
  if (clean.length > MAX.tags) {
    errors.tags = { key: 'tickets.error.too_many_tags', params: { max: MAX.tags } };
  } else if (clean.some((tag) => length(tag) > MAX.tag)) {
    errors.tags = { key: 'tickets.error.long_tag', params: { max: MAX.tag } };
  }
  return clean;
}

export function peopleOf(errors: Errors, field: string, ids: string[]): string[] {
  const clean = [...new Set(ids)].sort();
  if (clean.length > MAX.people) {
    errors[field] = { key: 'tickets.error.too_many_people', params: { max: MAX.people } };
  }
  return clean;
}

export function finished<T>(errors: Errors, clean: T): T {
  if (Object.keys(errors).length > 0) throw new AppError('invalid', { fields: errors });
  return clean;
}

function length(text: string): number {
  return [...text].length;
}
