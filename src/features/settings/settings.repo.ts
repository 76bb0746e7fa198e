import { type Db, maybeRow, rows } from '../../platform/db';

export async function storedSettings(db: Db): Promise<Map<string, unknown>> {
  const sql = 'select key, value from settings';
  const found = await rows<{ key: string; value: unknown }>(db, sql, {}, 'settings');
  return new Map(found.map(({ key, value }) => [key, value]));
}

/** Two administrators who save at once take turns, so each event tells the truth about what was before. */
export async function lockSettings(db: Db): Promise<void> {
  await db.raw(`select pg_advisory_xact_lock(hashtext('servidesk.settings'))`);
}

export async function saveSetting(db: Db, key: string, value: unknown): Promise<void> {
  await db.raw(
    `insert into settings (key, value) values (:key, :value::jsonb)
     on conflict (key) do update set value = excluded.value, updated_at = now()`,
    { key, value: JSON.stringify(value) },
  );
}

/** The number the next ticket gets. No ticket is made until the transaction ends. */
export async function nextTicketNumber(db: Db): Promise<number> {
  await db.raw('lock table tickets in share row exclusive mode');
  const found = await maybeRow<{ next: number }>(
    db,
    'select case when is_called then last_value + 1 else last_value end as next from ticket_numbers',
  );
  return found?.next ?? 1;
}

export async function restartTicketNumbers(db: Db, start: number): Promise<void> {
  await db.raw(`alter sequence ticket_numbers restart with ${Math.trunc(start)}`);
}
