declare module '../../platform/event-types' {
  interface Events {
    'mails.retried': { data: { which: 'waiting' | 'failed'; count: number } };
  }
}

export {};
