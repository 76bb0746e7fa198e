import { type Errors, finished, MAX, textOf } from '../tickets.input';

/** @throws AppError `invalid` */
export function cleanBody(body: string): string {
  const errors: Errors = {};
  return finished(errors, textOf(errors, 'body', body, MAX.body));
}
