declare module '../../platform/event-types' {
  interface Events {
    'settings.changed': { changes: Changes };
  }
}

export {};
