import { dayAt } from '../../../platform/calendar';
import type { Shell } from '../../../platform/http/request';
import type { FeedRow } from './feeds.pages';
import type { FedCalendar, Feed } from './feeds.types';

export const CALENDARS_PATH = '/admin/calendars';

export const feedsPath = (calendarId: string): string => `${CALENDARS_PATH}/${calendarId}/feeds`;

export const feedPath = ({ calendarId, id }: Pick<Feed, 'calendarId' | 'id'>): string =>
  `${feedsPath(calendarId)}/${id}`;

/** What pages of feeds share: whose they are. */
export function feedFrame({ t }: Shell, { id, name }: FedCalendar, within: 'list' | 'feed') {
  const path = feedsPath(id);
  const breadcrumb = [
    { label: t('calendars.feeds.calendars'), href: CALENDARS_PATH },
    { label: name, href: `${CALENDARS_PATH}/${id}` },
  ];
  if (within === 'feed') breadcrumb.push({ label: t('calendars.feeds.title'), href: path });
  return { calendarName: name, breadcrumb, path };
}

export function feedRow({ t, fmt }: Shell, feed: Feed, { timeZone }: FedCalendar, now: Date): FeedRow {
  const today = dayAt(now, timeZone);
  const next = feed.days.find(({ day }) => day >= today);
  const file = t('calendars.feeds.source.file');
  return {
    id: feed.id,
    href: feedPath(feed),
    name: feed.name,
    source: feed.kind === 'file' ? file : (feed.host ?? t('calendars.feeds.source.unknown')),
    count: t('calendars.feeds.days', { count: feed.days.length }),
    next: { day: next ? fmt.day(next.day) : t('calendars.feeds.none_next'), name: next?.name ?? '' },
    readAt: feed.readAt && fmt.moment(feed.readAt, now),
    problem: feed.problem && t(feed.problem.key, feed.problem.params),
    refresh: feed.kind === 'address' ? `${feedPath(feed)}/refresh` : null,
  };
}

/** All days of a feed, by their years. */
export function feedYears({ fmt }: Shell, { days }: Feed) {
  const years = [...new Set(days.map(({ day }) => day.slice(0, 4)))];
  return years.map((year) => ({
    year,
    days: days
      .filter(({ day }) => day.startsWith(year))
      .map(({ day, name }) => ({ day: fmt.day(day, 'short'), name })),
  }));
}
