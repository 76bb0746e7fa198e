import type { Ctx } from '../../../platform/ctx';
import type { Change } from '../../../platform/events';
import { isId } from '../../../platform/ids';
import type { Named } from '../names.types';
import { hasNames, propertyOf } from '../properties/list';
import type { Changes } from '../tickets.events';
import { namesOf } from './names.queries';
import type { ShownChange, ShownValue } from './timeline.types';

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

function shown(field: string, value: unknown, names: Map<string, Named>): ShownValue {
  if (!hasNames(field)) return value as ShownValue;
  const named = (id: unknown) => names.get(String(id)) ?? { id: String(id), es: '–', en: '–' };
  if (Array.isArray(value)) return value.map(named);
  return value === null || value === undefined ? null : named(value);
}
