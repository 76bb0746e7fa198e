declare module '../../platform/event-types' {
  interface Events {
    /** `data.version` is that of all settings after the change: stale forms are compared by it. */
    'settings.changed': { changes: Changes; data: { version: number } };
  }
}

export {};
