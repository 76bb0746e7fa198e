import { likened } from '../../../platform/search/like';
import type { TextTerm } from '../../../platform/search/terms';
import { matching } from '../lists/matching.queries';
import type { Condition } from '../visibility';

/** As much as the words of a text are looked for. */
const LONGEST = 500;

/**
 * The conditions on the texts of tickets for what is looked for in them; visibility is beside them. The only place where
 * the language meets the index of texts.
 */
export function textConditions(terms: readonly TextTerm[]): Condition[] {
  const anywhere = terms.filter(({ excluded, within }) => !excluded && within === undefined);
  const text = anywhere
    .map(({ text, phrase }) => (phrase ? `"${text.replaceAll('"', ' ')}"` : text))
    .join(' ');
  const others = terms.filter((term) => !anywhere.includes(term));
  return others
    .map(termCondition)
    .concat(text === '' ? [] : matching(text.slice(0, LONGEST), { people: true }));
}

function termCondition({ text, phrase, excluded, within }: TextTerm, place: number): Condition {
  const name = `term${place}`;
  const found =
    within === 'subject'
      ? { sql: `searchable(t.subject) like '%' || ${likened(name)} || '%'`, bindings: { [name]: text } }
      : matching(phrase ? `"${text.replaceAll('"', ' ')}"`.slice(0, LONGEST) : text.slice(0, LONGEST), {
          name,
        });
  return excluded ? { sql: `(${found.sql}) is not true`, bindings: found.bindings } : found;
}
