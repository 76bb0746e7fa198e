declare module '../../../platform/event-types' {
  interface Events {
    /** It was ordered; each ticket then has an event of its own. Without a `to` they go back to their queue. */
    'user.tickets_reassigned': { data: { to: string | null; count: number } };
  }
}

export {};
