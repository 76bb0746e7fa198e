import { z } from 'zod';
import { firstCharacters } from '../../../platform/characters';
import { optionalText } from '../../../platform/http/fields';
import { lineOf } from '../../../platform/line';
import { MOST_CHARACTERS } from '../../query';

/** As long as an address can be; nothing is refused for being longer than what counts. */
const MOST = 100_000;

/** A query in an address: one line. One character more than counts is kept, so that it can be said that it was cut. */
export function optionalQuery() {
  return optionalText({ max: MOST }).transform(
    (value) => value && (lineOf(firstCharacters(value, MOST_CHARACTERS + 1).join('')) || null),
  );
}

/** What is being typed, character for character, and where the caret stands in it. */
export const completeQuery = z.object({
  q: z
    .string({ error: 'input.repeated' })
    .optional()
    .transform((value) => (value ?? '').slice(0, MOST_CHARACTERS)),
  at: z.coerce.number().int().min(0).catch(MOST_CHARACTERS),
});
