import type { Db } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';

// Calendars and policies as rows, past what administrators' forms ask: what promises go by is told by its revision.

/** A calendar with these columns; hours as in `WeekSpan`. */
export async function insertCalendar(
  db: Db,
  { hours = [], ...columns }: { hours?: object[] } & Record<string, unknown>,
): Promise<string> {
  const id = newId();
  await db('calendars').insert({ id, name: `Calendar ${id}`, ...columns, hours: JSON.stringify(hours) });
  await renewBook(db);
  return id;
}

/** A policy with these columns, in seconds. */
export async function insertPolicy(
  db: Db,
  columns: { calendarId: string } & Record<string, unknown>,
): Promise<string> {
  const id = newId();
  await db('slaPolicies').insert({ id, name: `Policy ${id}`, ...columns });
  await renewBook(db);
  return id;
}

export async function updatePolicyRow(db: Db, id: string, columns: Record<string, unknown>): Promise<void> {
  await db('slaPolicies').where({ id }).update(columns);
  await renewBook(db);
}

/** What is kept of policies and calendars is read anew. */
export async function renewBook(db: Db): Promise<void> {
  await db('slaBook').update({ revision: newId() });
}
