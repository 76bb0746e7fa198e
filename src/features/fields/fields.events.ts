import type { ItemChanged, ItemCreated, ItemDeleted } from '../../platform/lists';

declare module '../../platform/event-types' {
  interface Events {
    'ticket_field.created': ItemCreated;
    'ticket_field.changed': ItemChanged;
    'ticket_field.deleted': ItemDeleted;
  }
}
