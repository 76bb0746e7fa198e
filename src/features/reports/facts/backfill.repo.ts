import { type Db, maybeRow, rows } from '../../../platform/db';

/** Whether the facts of all that has ever happened are made. */
export async function isBackfilled(db: Db): Promise<boolean> {
  const found = await maybeRow<{ isDone: boolean }>(
    db,
    'select is_done from report_backfill',
    {},
    'report backfill',
  );
  return found?.isDone ?? false;
}

/** The ticket that the last portion ended with, locked; undefined where nothing is left, or another job is at it. */
export async function lockBackfill(db: Db): Promise<string | null | undefined> {
  const found = await maybeRow<{ after: string | null }>(
    db,
    'select after from report_backfill where not is_done for update skip locked',
  );
  return found?.after;
}

/** The next tickets, locked, in the order of their ids. */
export async function lockNext(db: Db, after: string | null, limit: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `select id from tickets where id > coalesce(:after, '00000000-0000-0000-0000-000000000000'::uuid)
     order by id limit :limit for no key update`,
    { after, limit },
  );
  return found.map(({ id }) => id);
}

export async function saveBackfill(
  db: Db,
  progress: { after: string | null; isDone: boolean },
): Promise<void> {
  await rows(db, 'update report_backfill set after = :after, is_done = :isDone', { ...progress });
}

/** Tickets of which something was told since, also by the release before, in the order of their ids. */
export async function toldSince(db: Db, since: Date): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `select distinct t.id from events e join tickets t on t.id = e.ticket_id
     where e.created_at >= :since and e.type in ('ticket.changed', 'ticket.replied', 'ticket.rated', 'ticket.undone')
     order by t.id`,
    { since },
  );
  return found.map(({ id }) => id);
}

/** Locks these tickets, as far as they are still there. */
export async function lockTickets(db: Db, ids: string[]): Promise<void> {
  await rows(db, 'select id from tickets where id = any(:ids::uuid[]) order by id for no key update', {
    ids,
  });
}
