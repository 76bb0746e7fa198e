import { type Db, rows, snakeCase } from '.';

type Values = Record<string, unknown>;

/** Columns that are given; one that is undefined keeps its default. */
const given = (values: Values): string[] => Object.keys(values).filter((name) => values[name] !== undefined);

const returned = (columns: readonly string[]): string =>
  columns.length > 0 ? ` returning ${columns.join(', ')}` : '';

/**
 * Adds one row, by a prepared statement; for what pages write often.
 * @param returning columns, as the database calls them
 */
export async function insertRow<T>(
  db: Db,
  table: string,
  values: Values,
  returning: readonly string[] = [],
): Promise<T | undefined> {
  const names = given(values);
  const columns = names.map(snakeCase).join(', ');
  const places = names.map((name) => `:${name}`).join(', ');
  const sql = `insert into ${table} (${columns}) values (${places})${returned(returning)}`;
  return (await rows<T>(db, sql, values, `${table} insert`))[0];
}

/** Changes the row of this id, likewise. */
export async function updateRow<T>(
  db: Db,
  table: string,
  id: string,
  values: Values,
  returning: readonly string[] = [],
): Promise<T | undefined> {
  const changes = given(values).map((name) => `${snakeCase(name)} = :${name}`);
  const sql = `update ${table} set ${changes.join(', ')} where id = :rowId${returned(returning)}`;
  return (await rows<T>(db, sql, { ...values, rowId: id }, `${table} update`))[0];
}
