declare module '../../platform/event-types' {
  interface Events {
    'ticket_field.created': { changes?: Changes };
    'ticket_field.changed': { changes?: Changes };
    'ticket_field.deleted': { changes?: Changes };
  }
}

export {};
