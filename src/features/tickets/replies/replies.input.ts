import { type Errors, finished, MAX, textOf } from '../tickets.input';

/**
 * What a reply says; files need no words.
 * @throws AppError `invalid`
 */
export function cleanBody(body: string, files: number): string {
  const errors: Errors = {};
  const text = textOf(errors, 'body', body, MAX.body);
  if (text === '') {
    if (files > 0) return text;
    errors.body = { key: 'tickets.error.empty_reply' };
  }
  return finished(errors, text);
}
