import { type Db, maybeRow } from '../platform/db';

const DEAD_AFTER_SECONDS = 45;

/** Says that a node answers at that address, and forgets those that have not said so for a day. */
export async function sayWhere(db: Db, node: { id: string; baseUrl: string }): Promise<void> {
  await db.raw(
    `insert into web_nodes (id, base_url) values (:id, :baseUrl)
     on conflict (id) do update set base_url = excluded.base_url, seen_at = now()`,
    node,
  );
  await db.raw(`delete from web_nodes where seen_at < now() - interval '1 day'`);
}

export async function forgetNode(db: Db, id: string): Promise<void> {
  await db.raw('delete from web_nodes where id = :id', { id });
}

/** The address of a desk that runs now, as it calls itself; null when none does. */
export async function runningAddress(db: Db): Promise<string | null> {
  const found = await maybeRow<{ baseUrl: string }>(
    db,
    `select base_url from web_nodes where seen_at > now() - make_interval(secs => :seconds)
      order by id desc limit 1`,
    { seconds: DEAD_AFTER_SECONDS },
  );
  return found?.baseUrl ?? null;
}
