/** The version after the change: stale forms are compared by it. */
interface Versioned {
  version: number;
}

declare module '../../platform/event-types' {
  interface Events {
    'user.created': { changes?: Changes };
    /** By field of `UserInput` or `Profile`. */
    'user.changed': { changes: Changes; data: Versioned };
    'user.deactivated': { changes: Changes; data: Versioned };
    'user.reactivated': { changes: Changes; data: Versioned };
    'user.email_verified': object;
    'user.password_changed': object;
    'user.password_removed': object;
  }
}

export {};
