import { type Db, maybeRow, rows } from '../../platform/db';
import type { FeedDay, StoredCalendar } from './calendars.types';

/** The days of all feeds of the calendar `item`, in their order. */
export const FEED_DAYS = `(select coalesce(jsonb_agg(d.day order by f.name, f.id, d.place), '[]')
  from calendar_feeds f, jsonb_array_elements(f.days) with ordinality as d (day, place)
  where f.calendar_id = item.id)`;

/** Every calendar with all that time is reckoned with, by name. */
export function storedCalendars(db: Db): Promise<StoredCalendar[]> {
  return rows(
    db,
    `select item.id, item.name, item.time_zone, item.is_always, item.hours, item.holidays,
       ${FEED_DAYS} as feed_days
     from calendars item order by item.name, item.id`,
    {},
    'calendars stored',
  );
}

export function calendarNames(db: Db): Promise<{ id: string; name: string }[]> {
  return rows(db, 'select id, name from calendars order by name, id', {}, 'calendars names');
}

/** The days of the feeds of one; none for one that is not there yet. */
export async function feedDaysOf(db: Db, id: string): Promise<FeedDay[]> {
  const found = await maybeRow<{ days: FeedDay[] }>(
    db,
    `select ${FEED_DAYS} as days from calendars item where item.id = :id`,
    { id },
  );
  return found?.days ?? [];
}
