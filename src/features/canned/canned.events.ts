import type { ItemChanged, ItemCreated, ItemDeleted } from '../../platform/lists';

declare module '../../platform/event-types' {
  interface Events {
    'canned_reply.created': ItemCreated;
    'canned_reply.changed': ItemChanged;
    'canned_reply.deleted': ItemDeleted;
  }
}
