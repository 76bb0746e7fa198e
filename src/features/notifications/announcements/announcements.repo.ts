import { type Db, maybeRow, rows } from '../../../platform/db';
import { insertRow } from '../../../platform/db/writes';
import type { Announcement, AnnouncementInput, Audience } from './announcements.types';

const SELECT = `
  select a.id, a.title_es, a.body_es, a.title_en, a.body_en, a.audience, a.published_at, a.published_by, a.event_id,
    a.reached, a.told_at, a.withdrawn_at, p.name as publisher, w.name as withdrawer
  from announcements a left join users p on p.id = a.published_by left join users w on w.id = a.withdrawn_by`;

export function announcementById(db: Db, id: string): Promise<Announcement | null> {
  return maybeRow(db, `${SELECT} where a.id = :id`, { id }, 'announcement');
}

/** Those that were told by these events and can still be read, oldest first. */
export function announcementsOf(db: Db, eventIds: string[]): Promise<Announcement[]> {
  const sql = `${SELECT} where a.event_id = any (:eventIds::uuid[]) and a.withdrawn_at is null order by a.id`;
  return rows(db, sql, { eventIds }, 'announcements of events');
}

export interface AnnouncementRow extends AnnouncementInput {
  id: string;
  eventId: string;
  publishedAt: Date;
  publishedBy: string | null;
}

export async function insertAnnouncement(db: Db, announcement: AnnouncementRow): Promise<void> {
  await insertRow(db, 'announcements', { ...announcement });
}

/** @returns whether it had not been withdrawn yet */
export async function markWithdrawn(
  db: Db,
  { id, by, now }: { id: string; by: string | null; now: Date },
): Promise<boolean> {
  const marked = await rows(
    db,
    `update announcements set withdrawn_at = :now, withdrawn_by = :by, version = version + 1
     where id = :id and withdrawn_at is null returning id`,
    { id, by, now },
  );
  return marked.length > 0;
}

export interface Untold {
  eventId: string;
  audience: Audience;
  publishedBy: string | null;
  toldUntil: string | null;
}

/**
 * What is still to be told to somebody, locked: of those who tell it one goes on at a time, and whoever withdraws it
 * waits for no more than one step.
 */
export function lockUntold(db: Db, id: string): Promise<Untold | null> {
  return maybeRow(
    db,
    `select event_id, audience, published_by, told_until from announcements
     where id = :id and told_at is null and withdrawn_at is null for update`,
    { id },
    'announcement untold',
  );
}

export interface Hearer {
  id: string;
  email: string;
}

/** The next people of an audience who can sign in, by their ids, without who published. */
export function nextHearers(
  db: Db,
  { audience, publishedBy, toldUntil }: Untold,
  limit: number,
): Promise<Hearer[]> {
  return rows(
    db,
    `select id, email::text as email from users
     where state <> 'inactive' and (:audience = 'everyone' or (role = 'customer') = (:audience = 'customers'))
       and (:after::uuid is null or id > :after::uuid) and id is distinct from :publishedBy::uuid
     order by id limit :limit`,
    { audience, publishedBy, after: toldUntil, limit },
    'announcement hearers',
  );
}

/** How far it has been told, and to how many people more. */
export async function noteTold(
  db: Db,
  id: string,
  { until, reached, toldAt }: { until: string | null; reached: number; toldAt: Date | null },
): Promise<void> {
  await rows(
    db,
    `update announcements set told_until = coalesce(:until::uuid, told_until), reached = reached + :reached, told_at = :toldAt
     where id = :id`,
    { id, until, reached, toldAt },
    'announcement told',
  );
}

/**
 * Takes some of its messages back: out of lists, and those that have not left. What its readers have read stays noted.
 * @returns of how many people
 */
export async function takeBack(db: Db, eventId: string, limit: number): Promise<string[]> {
  const taken = await rows<{ userId: string }>(
    db,
    `update deliveries set state = 'withdrawn', failure = 'gone', error = null, next_at = null
     where id in (
       select id from deliveries
       where root_id = :eventId and ticket_id is null and (channel = 'in_app' and state = 'sent' or state = 'queued')
       limit :limit for update)
     returning user_id`,
    { eventId, limit },
    'announcement taken back',
  );
  return taken.map(({ userId }) => userId);
}
