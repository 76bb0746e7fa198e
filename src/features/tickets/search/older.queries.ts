import { type Db, rows } from '../../../platform/db';
import { PAGE, STAFF_EVENTS } from '../timeline/timeline.queries';

/** Which of these replies and notes stand on an earlier page of their ticket's timeline, as staff see it. */
export async function onEarlierPages(db: Db, commentIds: readonly string[]): Promise<Set<string>> {
  if (commentIds.length === 0) return new Set();
  const newer = (table: string, which = 'true') =>
    `(select count(*) from (select 1 from ${table} n
       where n.ticket_id = c.ticket_id and n.id > c.id and ${which} limit ${PAGE}) newer)`;
  const found = await rows<{ id: string }>(
    db,
    `select c.id from comments c where c.id = any(:commentIds::uuid[])
       and ${newer('comments')} + ${newer('events', STAFF_EVENTS)} >= ${PAGE}`,
    { commentIds },
    'search earlier pages',
  );
  return new Set(found.map(({ id }) => id));
}
