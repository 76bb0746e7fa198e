import type { ItemChanged, ItemCreated, ItemDeleted } from '../../platform/lists';

declare module '../../platform/event-types' {
  interface Events {
    'organization.created': ItemCreated;
    'organization.changed': ItemChanged;
    'organization.deleted': ItemDeleted;
  }
}
