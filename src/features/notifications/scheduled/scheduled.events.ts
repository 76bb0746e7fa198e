declare module '../../../platform/event-types' {
  interface Events {
    /** An address has ended the mails of a schedule to it, or has begun them again: by its row, so that it can be erased. */
    'report_schedule.left': { data: { recipientId: string } };
    'report_schedule.returned': { data: { recipientId: string } };
  }
}

export {};
