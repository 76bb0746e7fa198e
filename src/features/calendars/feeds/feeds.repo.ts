import { type Db, maybeRow, rows } from '../../../platform/db';
import type { FedCalendar, StoredFeed } from './feeds.types';

const COLUMNS = 'id, calendar_id, name, address, days, problem, read_at';

export function calendarOf(db: Db, id: string): Promise<FedCalendar | null> {
  return maybeRow<FedCalendar>(
    db,
    'select id, name, time_zone, is_always from calendars where id = :id',
    { id },
    'fed calendar',
  );
}

/** The calendar, which nobody else changes or removes, nor adds a feed to, meanwhile. */
export function lockCalendar(db: Db, id: string): Promise<FedCalendar | null> {
  return maybeRow<FedCalendar>(
    db,
    'select id, name, time_zone, is_always from calendars where id = :id for update',
    { id },
  );
}

export function feedsOf(db: Db, calendarId: string): Promise<StoredFeed[]> {
  return rows<StoredFeed>(
    db,
    `select ${COLUMNS} from calendar_feeds where calendar_id = :calendarId order by name, id`,
    { calendarId },
    'calendar feeds',
  );
}

export function feedOf(db: Db, calendarId: string, id: string): Promise<StoredFeed | null> {
  return maybeRow<StoredFeed>(
    db,
    `select ${COLUMNS} from calendar_feeds where id = :id and calendar_id = :calendarId`,
    { id, calendarId },
  );
}

/**
 * Begins to read the address of a feed again; null for one that is gone, and of a file.
 * @returns the feed, and which reading of it this is
 */
export function beginReading(db: Db, id: string): Promise<(StoredFeed & { turn: number }) | null> {
  return maybeRow<StoredFeed & { turn: number }>(
    db,
    `update calendar_feeds set readings = readings + 1 where id = :id and address is not null
     returning ${COLUMNS}, readings as turn`,
    { id },
  );
}

/** The feed, which nobody else changes meanwhile, and the reading whose outcome it shows. */
export function lockRead(db: Db, id: string): Promise<(StoredFeed & { shownReading: number }) | null> {
  return maybeRow<StoredFeed & { shownReading: number }>(
    db,
    `select ${COLUMNS}, shown_reading from calendar_feeds where id = :id for update`,
    { id },
  );
}

export function lockFeed(db: Db, id: string): Promise<StoredFeed | null> {
  return maybeRow<StoredFeed>(db, `select ${COLUMNS} from calendar_feeds where id = :id for update`, { id });
}

/** Those that a job reads again. */
export async function feedsWithAddress(db: Db): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    'select id from calendar_feeds where address is not null order by id',
  );
  return found.map(({ id }) => id);
}

/** A feed that an administrator should look at: one with a problem, or one whose days are over. */
export interface NeedyFeed {
  id: string;
  name: string;
  calendarId: string;
  calendar: string;
  problem: StoredFeed['problem'];
  /** Its last day. */
  last: string;
}

/** @param today a feed without a day from then on has none to come */
export function needyFeeds(db: Db, today: string, limit: number): Promise<NeedyFeed[]> {
  return rows<NeedyFeed>(
    db,
    `select f.id, f.name, f.calendar_id, c.name as calendar, f.problem, f.days -> -1 ->> 'day' as last
     from calendar_feeds f
     join calendars c on c.id = f.calendar_id
     where f.problem is not null or f.days -> -1 ->> 'day' < :today
     order by c.name, f.name, f.id
     limit :limit`,
    { today, limit },
    'calendar feeds needy',
  );
}
