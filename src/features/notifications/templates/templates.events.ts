declare module '../../../platform/event-types' {
  interface Events {
    /** `data.version` is that of these words after the change: stale forms are compared by it. */
    'message_template.changed': {
      changes: Changes;
      data: { template: string; locale: string; version: number };
    };
  }
}

export {};
