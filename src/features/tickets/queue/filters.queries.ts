import { isId } from '../../../platform/ids';
import { OPEN, overdue } from '../lists/lists.queries';
import type { Property } from '../properties/kinds';
import { columnOf, type FilterName, propertyOf } from '../properties/list';
import type { PropertyFilters, Span } from '../tickets.types';
import { OPEN_STATUSES } from '../tickets.words';
import type { Condition } from '../visibility';

/** The condition on a property for what is asked of it, by its kind. */
export function filterCondition(
  name: FilterName,
  value: NonNullable<PropertyFilters[FilterName]>,
  now: Date,
): Condition {
  const column = `t.${columnOf(name)}`;
  const { kind } = propertyOf(name) as Property;
  switch (kind) {
    case 'choice':
      return choices(name, column, value as string[]);
    case 'moment':
      return span(name, column, value as Span, now);
    case 'tags':
      return { sql: `${column} @> array[:${name}]::text[]`, bindings: { [name]: value } };
    case 'category':
      // A category's tickets are its subcategories' too.
      return named(
        name,
        value as string,
        `${column} = any(array(
        select id from categories where id = :${name}::uuid or parent_id = :${name}::uuid))`,
      );
    default:
      if (value === 'none') return { sql: `${column} is null`, bindings: {} };
      return named(name, value as string, `${column} = :${name}::uuid`);
  }
}

function named(name: string, id: string, sql: string): Condition {
  return { sql: isId(id) ? sql : 'false', bindings: { [name]: id } };
}

/** Where all chosen statuses are open, the indexes on open tickets serve. */
function choices(name: string, column: string, values: string[]): Condition {
  const open =
    name === 'status' && values.every((value) => (OPEN_STATUSES as readonly string[]).includes(value));
  return { sql: `${open ? `${OPEN} and ` : ''}${column} = any(:${name})`, bindings: { [name]: values } };
}

function span(name: string, column: string, { from, until, past }: Span, now: Date): Condition {
  const parts = [
    ...(from ? [`${column} >= :${name}From`] : []),
    ...(until ? [`${column} < :${name}Until`] : []),
    ...(past ? [overdue(now).sql] : []),
  ];
  return {
    sql: parts.join(' and ') || 'true',
    bindings: { [`${name}From`]: from, [`${name}Until`]: until, ...(past && overdue(now).bindings) },
  };
}
