declare module '../../platform/event-types' {
  interface Events {
    /** Of one, its id is the subject. */
    'mails.retried': { data: { count: number } };
    /** The subject is whose address it is, if it is anybody's. */
    'user.address_refused': { data: { deliveryId: string | null } };
    'user.address_accepted': object;
  }
}

export {};
