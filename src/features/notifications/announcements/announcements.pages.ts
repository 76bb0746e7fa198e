import type { pageLinks } from '../../../platform/http/lists';
import type { announcementView, formView, readerView, rowsView, withdrawnView } from './announcements.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'notifications/announcements/list': ReturnType<typeof pageLinks> & {
      announcements: ReturnType<typeof rowsView>;
    };
    'notifications/announcements/new': ReturnType<typeof formView>;
    'notifications/announcements/show': ReturnType<typeof announcementView>;
    'notifications/announcements/read': ReturnType<typeof readerView>;
    'notifications/announcements/withdrawn': ReturnType<typeof withdrawnView>;
  }
}
