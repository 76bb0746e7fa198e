import type { Route } from '../../../platform/http/routes';
import {
  addFeedPage,
  feedPage,
  feedsPage,
  feedUpload,
  refreshFeedPage,
  removeFeedPage,
  renameFeedPage,
} from './feeds.controller';

const FEEDS = '/admin/calendars/:id/feeds';
const FEED = `${FEEDS}/:feed`;

export const feedRoutes: Route[] = [
  { method: 'get', path: FEEDS, access: 'administrator', handler: feedsPage },
  { method: 'post', path: FEEDS, access: 'administrator', upload: feedUpload, handler: addFeedPage },
  { method: 'get', path: FEED, access: 'administrator', handler: feedPage },
  { method: 'post', path: `${FEED}/name`, access: 'administrator', handler: renameFeedPage },
  { method: 'post', path: `${FEED}/refresh`, access: 'administrator', handler: refreshFeedPage },
  { method: 'post', path: `${FEED}/removal`, access: 'administrator', handler: removeFeedPage },
];
