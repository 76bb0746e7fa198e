import { AppError, type FieldError } from '../../platform/errors';
import { typed } from '../../platform/typed';

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

export function lineOf(errors: Errors, field: string, value: string, max: number): string {
  return textOf(errors, field, value.replace(/\s+/g, ' '), max);
}

export function textOf(errors: Errors, field: string, value: string, max: number): string {
  const text = typed(value);
  if (text === '') errors[field] = { key: 'input.required' };
  else if (length(text) > max) errors[field] = { key: 'input.too_long', params: { max } };
  return text;
}

/** Lower case, without spaces around, each once. */
export function normalTags(tags: string[]): string[] {
  const clean = tags.map((tag) => tag.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim());
  return [...new Set(clean)].filter((tag) => tag !== '');
}

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
