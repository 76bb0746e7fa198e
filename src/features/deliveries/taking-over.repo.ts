import { type Db, rows } from '../../platform/db';

/** Has one mail of the release before go on the first line; its own job is over with that. */
export async function takeOver(db: Db, id: string): Promise<void> {
  await rows(db, 'update deliveries set line = 0 where id = :id and line < 0', { id }, 'delivery taken over');
}

/** Likewise those that have been due for so long that no job will come for them. */
export async function takeOverLate(db: Db): Promise<void> {
  await rows(
    db,
    `update deliveries set line = 0
      where channel = 'mail' and line < 0 and state = 'queued'
        and coalesce(next_at, due_at) < now() - interval '10 minutes'`,
    {},
    'deliveries taken over',
  );
}
