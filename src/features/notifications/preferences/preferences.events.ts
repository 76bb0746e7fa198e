declare module '../../../platform/event-types' {
  interface Events {
    /** By field of `Values`; of the choices, by the name of each cell: `reply.mail`. What the desk decides again is null. */
    'user.notifications_changed': { changes: Changes };
    /** By role and cell, `technician.reply.mail`, and `burstMinutes`. */
    'notifications.defaults_changed': { changes: Changes; data: { version: number } };
  }
}

export {};
