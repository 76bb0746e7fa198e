import { type Bindings, type Db, rows } from '../../../platform/db';
import { likened } from '../../../platform/search/like';

// People and organizations by what was typed of their names.

export type Scope = 'staff' | 'anyone' | 'organization';

export interface LookUp {
  scope: Scope;
  word: string;
  isId: boolean;
}

export interface FoundName {
  /** Which of those looked for it is. */
  place: number;
  id: string;
  name: string;
  /** Of people. */
  email: string | null;
}

/** So many of one name, and one more to know that there are more. */
export const MOST_OF_NAME = 200;

/** All of them at once, each `limit` at most: one statement. */
export function lookUp(db: Db, asked: readonly LookUp[], limit = MOST_OF_NAME + 1): Promise<FoundName[]> {
  const bindings: Bindings = {};
  const parts = asked.map(({ scope, word, isId }, place) => {
    const name = `word${place}`;
    bindings[name] = word;
    const from = scope === 'organization' ? organizations(name, isId) : people(name, isId, scope);
    return `(select ${place} as place, ${from} limit ${limit})`;
  });
  return rows(db, parts.join(' union all '), bindings);
}

/** By the beginning of any word of the name or address; `@…` by what stands behind it too. */
function people(word: string, isId: boolean, scope: Scope): string {
  const fits = isId
    ? `u.id = :${word}::uuid`
    : `u.search like '%' || ${likened(word)} || '%'
       and (' ' || u.search like '% ' || ${likened(word)} || '%' or left(:${word}, 1) = '@')`;
  const role = scope === 'staff' && !isId ? ` and u.role <> 'customer'` : '';
  return `u.id, u.name, u.email::text as email from users u where ${fits}${role} order by u.name, u.id`;
}

function organizations(word: string, isId: boolean): string {
  const fits = isId
    ? `o.id = :${word}::uuid`
    : `' ' || searchable(o.name) like '% ' || ${likened(word)} || '%'`;
  return `o.id, o.name, null::text as email from organizations o where ${fits} order by o.name, o.id`;
}
