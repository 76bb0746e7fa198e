import { LETTER_TEMPLATES, LETTERS, type LetterTemplate } from '../../deliveries';
import type { Offer } from './variables';

/** What each letter has: what to do for who did not do it is said by the desk alone. */
const OF_ALL = ['desk', 'recipient.name', 'safety'];

/** Characters that a text may have, where that is more than a name has. */
const LONG: Record<string, number> = { forgot: 500, safety: 500 };
const SHORT = 255;

const OFFERS = new Map(
  LETTER_TEMPLATES.map((template): [LetterTemplate, Offer] => {
    const own: readonly string[] = LETTERS[template];
    const names = [...OF_ALL, ...own].map((name): [string, number] => [name, LONG[name] ?? SHORT]);
    return [template, { of: template, names: new Map(names) }];
  }),
);

/** The names that the text of a letter may use: its own, and no others. */
export const letterOffer = (template: LetterTemplate): Offer => OFFERS.get(template) as Offer;
