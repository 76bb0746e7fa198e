export { storedCalendars } from './calendars.queries';
export {
  allCalendars,
  type Calendar,
  calendars,
  createCalendar,
  everyCalendar,
  updateCalendar,
} from './calendars.service';
export type { CalendarInput, FeedDay, Holiday, HolidayRule, StoredCalendar } from './calendars.types';
export { FEED_DAYS_EVENTS } from './feeds/feeds.events';
export { readDays } from './feeds/feeds.reading';
export { addReadDays } from './feeds/feeds.service';
export { writeHoliday } from './holiday-lines';
export { writeSpans, writeWeek } from './week';
export { nextHolidays, staysOpen, workingHoursOf } from './working-hours';
