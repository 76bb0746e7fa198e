import { likened } from '../../../platform/search/like';
import type { TicketField } from '../../fields';
import type { Condition } from '../visibility';
import { limits } from './limits.queries';
import type { Wanted } from './wanted.types';

/** What a custom field of tickets is asked for, by its kind. Values of other kinds, from before, fit nothing. */
export function fieldCondition({ key, kind }: TicketField, wanted: Wanted, prefix: string): Condition {
  const name = `${prefix}Key`;
  const [value, text] = [`t.fields -> :${name}::text`, `t.fields ->> :${name}::text`];
  const of = ({ sql, bindings }: Condition): Condition => ({
    sql,
    bindings: Object.assign({ [name]: key }, bindings),
  });
  const whether = (sql: string, bound?: unknown) =>
    of({ sql, bindings: bound === undefined ? {} : { [prefix]: bound } });
  switch (wanted.is) {
    case 'none':
      return whether(`coalesce(${value}, 'null') in ('null'::jsonb, '""'::jsonb, '[]'::jsonb)`);
    case 'flag':
      return whether(`coalesce(${value}, 'false') = :${prefix}::jsonb`, String(wanted.on));
    case 'options':
      return whether(
        kind === 'multiselect'
          ? `jsonb_exists_any(${value}, :${prefix}::text[])`
          : `${text} = any(:${prefix}::text[])`,
        wanted.values,
      );
    case 'numbers':
      return of(
        limits(
          `(case when jsonb_typeof(${value}) = 'number' then (${text})::numeric end)`,
          wanted.limits,
          prefix,
        ),
      );
    case 'days':
      return of(limits(`(${text})`, wanted.limits, prefix));
    case 'contains':
      return whether(`searchable(${text}) like '%' || ${likened(prefix)} || '%'`, wanted.text);
    default:
      return { sql: 'false', bindings: {} };
  }
}
