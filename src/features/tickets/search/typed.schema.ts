import { firstCharacters } from '../../../platform/characters';
import { optionalText } from '../../../platform/http/fields';
import { lineOf } from '../../../platform/line';
import { MOST_TYPED } from './typed.service';

/** As long as an address can be: nothing is refused for being longer than what counts. */
const MOST = 100_000;

/** A search in an address: one line. One character more than counts is kept, so that it can be said that it was cut. */
export const typedSearch = () =>
  optionalText({ max: MOST }).transform(
    (value) => value && (lineOf(firstCharacters(value, MOST_TYPED + 1).join('')) || null),
  );
