declare module '../../platform/event-types' {
  interface Events {
    'user.created': { changes?: Changes };
    /** By field of `UserInput` or `Profile`. */
    'user.changed': { changes: Changes };
    'user.deactivated': { changes: Changes };
    'user.reactivated': { changes: Changes };
    'user.email_verified': object;
    'user.password_changed': object;
    'user.password_removed': object;
  }
}

export {};
