import { type Db, row, rows } from '../../../platform/db';
import { rightsOf } from '../../tickets';
import { PERSON_SQL } from '../../users';
import { LISTED } from './unread.queries';

/** Which of somebody's messages, by tickets or announcements; all of them where none are named. */
export interface Which {
  userId: string;
  keys: string[] | null;
  /** Not those that came after this one. */
  until: string | null;
}

const OF_KEYS =
  '(:keys::uuid[] is null or ticket_id = any (:keys::uuid[]) or id = any (:keys::uuid[]) and ticket_id is null)';
const UNTIL = '(:until::uuid is null or id <= :until::uuid)';
const OWN = `user_id = :userId and ${LISTED('deliveries')}`;

/** How many of these keys are somebody's at all. */
export async function countKeys(db: Db, { userId, keys }: Which): Promise<number> {
  const { count } = await row<{ count: number }>(
    db,
    `select count(distinct coalesce(ticket_id, id)) as count from deliveries where ${OWN} and ${OF_KEYS}`,
    { userId, keys },
    'in-app keys',
  );
  return count;
}

/** How many have become read. */
export async function markRead(db: Db, { userId, keys, until }: Which, now: Date): Promise<number> {
  const marked = await rows(
    db,
    `update deliveries set read_at = :now where ${OWN} and read_at is null and ${OF_KEYS} and ${UNTIL} returning id`,
    { userId, keys, until, now },
    'in-app read',
  );
  return marked.length;
}

/** What is about no ticket, by the event that it tells of: whether it has become read now. */
export async function markEventRead(
  db: Db,
  { eventId, userId, now }: { eventId: string; userId: string; now: Date },
): Promise<boolean> {
  const marked = await rows(
    db,
    `update deliveries set read_at = :now
     where root_id = :eventId and ticket_id is null and recipient = :userId::text and channel = 'in_app'
       and read_at is null returning id`,
    { eventId, userId, now },
    'in-app event read',
  );
  return marked.length > 0;
}

/** Of each ticket the newest message is unread again. */
export async function markUnread(db: Db, { userId, keys }: Which): Promise<number> {
  const marked = await rows(
    db,
    `update deliveries set read_at = null where read_at is not null and id in (
       select distinct on (coalesce(ticket_id, id)) id from deliveries where ${OWN} and ${OF_KEYS}
       order by coalesce(ticket_id, id), id desc)
     returning id`,
    { userId, keys },
    'in-app unread',
  );
  return marked.length;
}

/** Removes what is shown to nobody any more. */
export async function purge(db: Db, before: Date): Promise<void> {
  await db('deliveries').where({ channel: 'in_app' }).where('createdAt', '<', before).delete();
}

/**
 * What people may not see any more has nothing unread, so that nobody's bell goes through it at each page: should they
 * see the ticket again, it is in their list.
 */
export async function readUnseen(db: Db, now: Date): Promise<void> {
  await db.raw(
    `update deliveries set read_at = :now
     from users u left join organizations o on o.id = u.organization_id, tickets t
     where deliveries.user_id = u.id and deliveries.ticket_id = t.id and ${LISTED('deliveries')}
       and deliveries.read_at is null and not coalesce(${rightsOf(PERSON_SQL).visible}, false)`,
    { now },
  );
}
