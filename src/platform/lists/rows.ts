import { type Db, maybeRow, rows, snakeCase } from '../db';
import { type NamedFilter, namedPage } from '../db/named-list';
import { notFound } from '../errors';
import type { Page } from '../paging';
import type { Kept, Link, ListDeclaration } from './list.types';

// The SQL of any list: what its columns and links say.

/** @throws AppError `not_found` */
export async function itemById<I extends object, M>(
  list: ListDeclaration<I, M>,
  db: Db,
  id: string,
): Promise<I & Kept & M> {
  const statement = `select ${itemColumns(list)} from ${sourceOf(list)} where item.id = :id`;
  const found = await maybeRow<I & Kept & M>(db, statement, { id });
  if (!found) throw notFound();
  return found;
}

/** Every one of them, in the order that is given as SQL. */
export function everyItem<I extends object, M>(
  list: ListDeclaration<I, M>,
  db: Db,
  rest: string,
): Promise<(I & Kept & M)[]> {
  return rows(db, `select ${itemColumns(list)} from ${sourceOf(list)} ${rest}`, {}, `${list.table} all`);
}

export function pageOfItems<I extends object, M, Row>(
  list: ListDeclaration<I, M>,
  db: Db,
  filter: NamedFilter,
): Promise<Page<Row>> {
  const { counts, searched = 'item.name' } = list.sql ?? {};
  const canDeactivate = list.columns.includes('isActive' as keyof I & string);
  const active = canDeactivate ? 'and (:active::boolean is null or item.is_active = :active)' : '';
  const bindings = { q: filter.q ?? '', ...(canDeactivate && { active: filter.active ?? null }) };
  const found = namedPage<{ id: string; name: string }>(
    db,
    'item',
    filter,
    ({ where, orderBy }) =>
      `select ${columnsOf(list)}${counts ? `, ${counts}` : ''} from ${sourceOf(list)}
       where (:q = '' or strpos(searchable(${searched}), searchable(:q)) > 0) ${active} and ${where}
       order by ${orderBy}`,
    bindings,
  );
  return found as unknown as Promise<Page<Row>>;
}

/** Locks one until the transaction ends; false when it is not there. */
export async function lockItem(
  db: Db,
  table: string,
  id: string,
  strength: 'no key update' | 'update' = 'no key update',
): Promise<boolean> {
  return (await maybeRow(db, `select id from ${table} where id = :id for ${strength}`, { id })) !== null;
}

/** By name: a statement that is prepared breaks when a migration adds to what `*` stands for. */
function columnsOf<I extends object, M>(list: ListDeclaration<I, M>): string {
  const own = list.columns.map((column) => {
    const instead = list.sql?.instead?.[column];
    return instead ? `${instead} as ${snakeCase(column)}` : `item.${snakeCase(column)}`;
  });
  const linked = linkFields(list).map(([field, { table, own, other }]) => {
    const from = `from ${snakeCase(table)} where ${snakeCase(own)} = item.id`;
    return `array(select ${snakeCase(other)}::text ${from} order by ${snakeCase(other)}) as ${snakeCase(field)}`;
  });
  const kept = ['item.id', 'item.version', 'item.created_at', 'item.updated_at'];
  return [...kept, ...own, ...linked].join(', ');
}

function itemColumns<I extends object, M>(list: ListDeclaration<I, M>): string {
  return list.sql?.more ? `${columnsOf(list)}, ${list.sql.more}` : columnsOf(list);
}

export function linkFields<I extends object, M>({ links }: ListDeclaration<I, M>): [string, Link][] {
  return Object.entries(links ?? {}) as [string, Link][];
}

function sourceOf<I extends object, M>({ table, sql }: ListDeclaration<I, M>): string {
  return `${table} item ${sql?.joins ?? ''}`;
}

/** Writes the columns of a form, by a statement that knows which row. */
export function columnValues<I extends object, M>(
  { columns, json = [] }: ListDeclaration<I, M>,
  input: I,
): Record<string, unknown> {
  const stored = (column: keyof I & string) =>
    json.includes(column) ? JSON.stringify(input[column]) : input[column];
  return Object.fromEntries(columns.map((column) => [column, stored(column)]));
}

export async function saveLinks<I extends object, M>(
  list: ListDeclaration<I, M>,
  db: Db,
  id: string,
  input: I,
): Promise<void> {
  for (const [field, { table, own, other }] of linkFields(list)) {
    const ids = input[field as keyof I] as string[];
    await db(table).where(own, id).whereNotIn(other, ids).delete();
    if (ids.length === 0) continue;
    const pairs = ids.map((linked) => ({ [own]: id, [other]: linked }));
    await db(table)
      .insert(pairs)
      .onConflict([snakeCase(own), snakeCase(other)])
      .ignore();
  }
}
