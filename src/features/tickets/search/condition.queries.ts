import type { Ctx } from '../../../platform/ctx';
import { type Bindings, row } from '../../../platform/db';
import type { Condition } from '../visibility';
import type { TsQueries } from './ts-query';

/** That a ticket `t` has all of it, or one of these numbers. */
export function conditionOf(queries: TsQueries | null, numbers: number[]): Condition {
  if (!queries) return { sql: 'true', bindings: {} };
  const bindings: Bindings = Object.fromEntries(queries.all.map((query, index) => [`text${index}`, query]));
  if (queries.all.length === 0) {
    return {
      sql: `not exists (
        select from ticket_search s where s.ticket_id = t.id and s.lexemes @@ :textWithout::tsquery)`,
      bindings: { textWithout: queries.without },
    };
  }
  const words = queries.all.map((_query, index) => `s.lexemes @@ :text${index}::tsquery`);
  if (queries.without) words.push('not (s.lexemes @@ :textWithout::tsquery)');
  const said = `from ticket_search s where ${words.join(' and ')}`;
  const all = { ...bindings, ...(queries.without && { textWithout: queries.without }) };
  if (numbers.length === 0) return { sql: `exists (select ${said} and s.ticket_id = t.id)`, bindings: all };
  // What has a number within is rare, so both are one list.
  const numbered = 'select id from tickets where number = any(:textNumbers::bigint[])';
  return {
    sql: `t.id in (select s.ticket_id ${said} union all ${numbered})`,
    bindings: { ...all, textNumbers: numbers },
  };
}

/** Whether there is any ticket `t` of these conditions. */
export async function isAny(ctx: Ctx, where: Condition[]): Promise<boolean> {
  const all = where.map(({ sql }) => `(${sql})`).join(' and ');
  const bindings: Bindings = Object.assign({}, ...where.map((part) => part.bindings));
  const found = await row<{ any: boolean }>(
    ctx.db,
    `select exists (select from tickets t where ${all}) as any`,
    bindings,
  );
  return found.any;
}
