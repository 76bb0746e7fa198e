import type { Audience } from './announcements.types';

declare module '../../../platform/event-types' {
  interface Events {
    'announcement.published': { data: { audience: Audience } };
    'announcement.withdrawn': object;
  }
}
