/** Which feed, as it is called, and how many days it has now. */
interface FeedData {
  feed: string;
  name: string;
  days: number;
}

declare module '../../../platform/event-types' {
  interface Events {
    /** All about the calendar. Of these, the first three change the days that time is reckoned with. */
    'calendar.feed_added': { data: FeedData };
    'calendar.feed_changed': { data: FeedData };
    'calendar.feed_removed': { data: FeedData };
    'calendar.feed_renamed': { changes: Changes; data: FeedData };
  }
}

/** Those after which the days of a calendar are others. */
export const FEED_DAYS_EVENTS = [
  'calendar.feed_added',
  'calendar.feed_changed',
  'calendar.feed_removed',
] as const;
