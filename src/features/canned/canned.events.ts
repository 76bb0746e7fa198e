declare module '../../platform/event-types' {
  interface Events {
    'canned_reply.created': { changes?: Changes };
    'canned_reply.changed': { changes?: Changes };
    'canned_reply.deleted': { changes?: Changes };
  }
}

export {};
