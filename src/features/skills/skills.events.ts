import type { ItemChanged, ItemCreated, ItemDeleted } from '../../platform/lists';

declare module '../../platform/event-types' {
  interface Events {
    'skill.created': ItemCreated;
    'skill.changed': ItemChanged;
    'skill.deleted': ItemDeleted;
  }
}
