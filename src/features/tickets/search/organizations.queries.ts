import type { Ctx } from '../../../platform/ctx';
import { type Bindings, type Db, rows } from '../../../platform/db';
import { runsTheDesk } from '../../../platform/rights';
import { likened } from '../../../platform/search/like';
import { internalsTo } from '../visibility';

/** What the organizations of tickets are called, by the ticket's id. The reader has been found to see these tickets. */
export async function organizationsOf(db: Db, ticketIds: readonly string[]): Promise<Map<string, string>> {
  if (ticketIds.length === 0) return new Map();
  const found = await rows<{ id: string; name: string }>(
    db,
    `select t.id, o.name from tickets t join organizations o on o.id = t.organization_id
     where t.id = any(:ticketIds::uuid[])`,
    { ticketIds },
    'search organizations',
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** Words of a name that are looked for: more would only make a query slow. */
const MOST_WORDS = 6;

/**
 * Organizations in use that have each word in their name, in any order, by name: those of tickets that the actor works
 * on, and for administrators all.
 */
export function organizationsNamed(
  { db, actor }: Ctx,
  { q, limit }: { q: string; limit: number },
): Promise<{ id: string; name: string }[]> {
  const words = q.trim().split(/\s+/).slice(0, MOST_WORDS);
  const bindings: Bindings = Object.fromEntries(words.map((word, place) => [`word${place}`, word]));
  const named = words.map((_, place) => `searchable(o.name) like '%' || ${likened(`word${place}`)} || '%'`);
  const theirs = internalsTo(actor);
  const known = runsTheDesk(actor)
    ? 'true'
    : `exists (select 1 from tickets t where t.organization_id = o.id and (${theirs.sql}))`;
  return rows(
    db,
    `select o.id, o.name from organizations o where o.is_active and ${named.join(' and ')} and ${known}
     order by o.name, o.id limit :limit`,
    { ...theirs.bindings, ...bindings, limit },
  );
}
