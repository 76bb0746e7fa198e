import type { ItemChanged, ItemCreated, ItemDeleted } from '../../platform/lists';

declare module '../../platform/event-types' {
  interface Events {
    'calendar.created': ItemCreated;
    'calendar.changed': ItemChanged;
    'calendar.deleted': ItemDeleted;
  }
}
