import type { ItemChanged, ItemCreated, ItemDeleted } from '../../platform/lists';

declare module '../../platform/event-types' {
  interface Events {
    'category.created': ItemCreated;
    'category.changed': ItemChanged;
    'category.deleted': ItemDeleted;
  }
}
