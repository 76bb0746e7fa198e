import { cached } from '../../platform/cache';
import type { Ctx } from '../../platform/ctx';
import { type Kept, keptList } from '../../platform/lists';
import { checkedCalendar } from './calendars.checks';
import { calendarNames, FEED_DAYS, feedDaysOf, storedCalendars } from './calendars.queries';
import type { CalendarInput, FeedDay, StoredCalendar } from './calendars.types';

/** What reading one brings besides: the days of its feeds. */
interface Fed {
  feedDays: FeedDay[];
}

interface Counts {
  departments: number;
  people: number;
}

export type Calendar = CalendarInput & Kept & Fed;

const CACHE = 'calendars';

/** The list that administrators keep: when the desk works. */
export const calendars = keptList<CalendarInput, Fed, Counts>({
  noun: 'calendar',
  table: 'calendars',
  columns: ['name', 'timeZone', 'isAlways', 'hours', 'holidays'],
  names: ['name'],
  json: ['hours', 'holidays'],
  defaults: { timeZone: 'UTC', isAlways: false, hours: [], holidays: [] },
  cache: CACHE,
  unique: { constraint: 'calendars_name', field: 'name', error: 'calendars.error.name_taken' },
  inUse: 'calendars.error.in_use',
  sql: {
    more: `${FEED_DAYS} as feed_days`,
    counts: `(select count(*) from departments where calendar_id = item.id) as departments,
      (select count(*) from users where calendar_id = item.id) as people`,
  },
  checked: async (tx, input, { id }) => checkedCalendar(input, await feedDaysOf(tx.db, id), tx.now),
});

/** All, by name; for choices. */
export function allCalendars(ctx: Ctx): Promise<readonly { id: string; name: string }[]> {
  return cached(ctx, CACHE, 'all', 300, () => calendarNames(ctx.db));
}

/** All with what time is reckoned with; read anew each time. */
export function everyCalendar(ctx: Ctx): Promise<StoredCalendar[]> {
  return storedCalendars(ctx.db);
}

/** @throws AppError `invalid` for a name in use, a zone that does not exist, and what is no calendar to reckon with */
export function createCalendar(
  ctx: Ctx,
  given: Pick<CalendarInput, 'name' | 'timeZone'> & Partial<CalendarInput>,
): Promise<Calendar> {
  return calendars.create(ctx, given);
}

/** @throws AppError `not_found`; `invalid` as for `createCalendar` */
export function updateCalendar(ctx: Ctx, id: string, patch: Partial<CalendarInput>): Promise<Calendar> {
  return calendars.update(ctx, id, patch);
}
