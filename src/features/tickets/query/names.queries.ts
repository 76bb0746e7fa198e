import type { Ctx } from '../../../platform/ctx';
import { type Bindings, rows } from '../../../platform/db';
import { runsTheDesk } from '../../../platform/rights';
import { likened } from '../../../platform/search/like';
import { internalsTo } from '../visibility';
import { type FoundName, type LookUp, MOST_OF_NAME, type Scope } from './world.types';

// People and organizations by what was typed of their names.

/**
 * All of them at once, each `limit` at most: one statement. Everybody at the desk looks people up; organizations are
 * those of tickets that the actor works on, and for administrators all.
 */
export function lookUp(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  asked: readonly LookUp[],
  limit = MOST_OF_NAME + 1,
): Promise<FoundName[]> {
  const theirs = internalsTo(actor);
  const known = runsTheDesk(actor)
    ? 'true'
    : `exists (select 1 from tickets t where t.organization_id = o.id and (${theirs.sql}))`;
  const bindings: Bindings = {};
  const parts = asked.map(({ scope, word, isId }, place) => {
    const name = `word${place}`;
    bindings[name] = word;
    const from = scope === 'organization' ? organizations(name, isId, known) : people(name, isId, scope);
    return `(select ${place} as place, ${from} limit ${limit})`;
  });
  return rows(db, parts.join(' union all '), { ...theirs.bindings, ...bindings });
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

function organizations(word: string, isId: boolean, known: string): string {
  const fits = isId
    ? `o.id = :${word}::uuid`
    : `' ' || searchable(o.name) like '% ' || ${likened(word)} || '%'`;
  return `o.id, o.name, null::text as email from organizations o
    where ${fits} and ${known} order by o.name, o.id`;
}
