import { AppError } from '../../../platform/errors';
import { likened } from '../../../platform/search/like';
import type { Condition } from '../visibility';

/** A ticket's number, with or without `#`, or words in either language; `name` keeps several in one statement apart. */
export function matching(q: string, { people = false, name = 'q' } = {}): Condition {
  const number = /^#?\s*(\d{1,15})$/.exec(q.trim())?.[1];
  if (number) return { sql: `t.number = :${name}Number`, bindings: { [`${name}Number`]: Number(number) } };
  if (q.length > 500) throw new AppError('malformed');
  const words = `t.search @@ (websearch_to_tsquery('servidesk_es', :${name})
    || websearch_to_tsquery('servidesk_en', :${name}))`;
  if (!people) return { sql: words, bindings: { [name]: q } };
  // Whom it is for is a word of the ticket too. The list of people is made once, so that indexes serve both.
  const person = `t.requester_id = any(array(select u.id from users u
    where u.search like '%' || ${likened(`${name}Person`)} || '%' limit 200))`;
  return { sql: `(${words} or ${person})`, bindings: { [name]: q, [`${name}Person`]: q.trim() } };
}
