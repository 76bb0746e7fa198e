import type { ItemChanged, ItemCreated, ItemDeleted } from '../../platform/lists';

declare module '../../platform/event-types' {
  interface Events {
    'department.created': ItemCreated;
    'department.changed': ItemChanged;
    'department.deleted': ItemDeleted;
  }
}
