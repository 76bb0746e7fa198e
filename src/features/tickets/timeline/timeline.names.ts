import type { Ctx } from '../../../platform/ctx';
import { rows } from '../../../platform/db';
import type { Change } from '../../../platform/events';
import { isId } from '../../../platform/ids';
import { hasNames, propertyOf } from '../properties/list';
import type { Changes } from '../tickets.events';
import { visibleTo } from '../visibility';
import type { Named, ShownChange, ShownValue } from './timeline.types';

/** The changes of several events as people read them, ids turned into names by one query. */
export async function shownChanges(
  ctx: Ctx,
  internals: boolean,
  list: (Changes | null)[],
): Promise<ShownChange[][]> {
  const visible = list.map((changes) => visibleFields(internals, changes ?? {}));
  const ids = visible.flatMap((entries) =>
    entries
      .filter(([field]) => hasNames(field))
      .flatMap(([, change]) => [change.before, change.after].flat())
      .filter(isId),
  );
  const names = await namesOf(ctx, [...new Set(ids)]);
  return visible.map((entries) =>
    entries.map(([field, { before, after }]) => ({
      field,
      before: shown(field, before, names),
      after: shown(field, after, names),
    })),
  );
}

function visibleFields(internals: boolean, changes: Changes): [string, Change][] {
  const entries = Object.entries(changes);
  if (internals) return entries;
  return entries.flatMap(([field, change]): [string, Change][] => {
    const told = propertyOf(field)?.customers?.timeline;
    return told ? [[field, told === 'after' ? { ...change, before: null } : change]] : [];
  });
}

/** A duplicate's original is named only to those who may see it. */
async function namesOf(ctx: Ctx, ids: string[]): Promise<Map<string, Named>> {
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
  );
  return new Map(found.map((named) => [named.id, named]));
}

function shown(field: string, value: unknown, names: Map<string, Named>): ShownValue {
  if (!hasNames(field)) return value as ShownValue;
  const named = (id: unknown) => names.get(String(id)) ?? { id: String(id), es: '–', en: '–' };
  if (Array.isArray(value)) return value.map(named);
  return value === null || value === undefined ? null : named(value);
}
