import type { Ctx } from '../../../platform/ctx';
import { rows } from '../../../platform/db';
import type { Named } from '../names.types';
import { visibleTo } from '../visibility';

/** What has one of these ids, by it: one query. A duplicate's original is named only to those who may see it. */
export async function namesOf(ctx: Ctx, ids: string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map();
  const visible = visibleTo(ctx.actor);
  const found = await rows<Named>(
    ctx.db,
    `select id, name as es, name as en from users where id = any(:ids::uuid[])
     union all select id, name, name from departments where id = any(:ids::uuid[])
     union all select id, name_es, name_en from categories where id = any(:ids::uuid[])
     union all select t.id, '#' || t.number, '#' || t.number from tickets t
       where t.id = any(:ids::uuid[]) and (${visible.sql})`,
    { ids, ...visible.bindings },
    'ticket names',
  );
  return new Map(found.map((named) => [named.id, named]));
}
