import type { Ctx } from '../../../platform/ctx';
import { rows } from '../../../platform/db';
import { likened } from '../../../platform/search/like';
import { internalsTo } from '../visibility';

/** So many of the latest tickets are looked at for their tags. */
const LATEST = 2000;

/** The tags of tickets that the actor works on which begin so, the most used first; of the latest tickets alone. */
export async function tagsBeginning(ctx: Ctx, typed: string, limit: number): Promise<string[]> {
  const theirs = internalsTo(ctx.actor);
  const found = await rows<{ tag: string }>(
    ctx.db,
    `select tag from (
       select t.tags from tickets t where (${theirs.sql}) order by t.updated_at desc, t.id desc limit ${LATEST}
     ) latest, unnest(latest.tags) tag
     where searchable(tag) like ${likened('typed')} || '%'
     group by tag order by count(*) desc, tag limit ${limit}`,
    { ...theirs.bindings, typed },
    'query tags',
  );
  return found.map(({ tag }) => tag);
}
