import type { ShownMoment } from '../../../platform/format';

/** A feed in a list. */
export interface FeedRow {
  id: string;
  href: string;
  name: string;
  source: string;
  /** How many days it has, in words. */
  count: string;
  /** The next of them, or that there are none. */
  next: { day: string; name: string };
  readAt: ShownMoment | null;
  problem: string | null;
  /** An address, which can be read again. */
  refresh: string | null;
}

interface FeedFrame {
  calendarName: string;
  breadcrumb: { label: string; href: string }[];
  /** Where feeds of this calendar are. */
  path: string;
}

declare module '../../../platform/http/respond' {
  interface Pages {
    'calendars/feeds': FormModel &
      FeedFrame & { feeds: FeedRow[]; isAlways: boolean; isFull: boolean; maxBytes: number; maxMb: number };
    'calendars/feed': FormModel &
      FeedFrame & { feed: FeedRow; years: { year: string; days: { day: string; name: string }[] }[] };
  }
}
