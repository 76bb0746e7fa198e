declare module '../../platform/event-types' {
  interface Events {
    'job.retried': { data: { id: number; task: string } };
    'job.removed': { data: { id: number; task: string } };
  }
}

export {};
