/** The tasks of the desk by name, with the payload of each: features add theirs, beside what runs them. */
export interface Tasks {
  /** Runs one after-commit subscriber. */
  'events.deliver': { eventId: string; subscriber: string };
  'submissions.purge': NoPayload;
}

export type TaskName = keyof Tasks;

/** The payload of tasks that take none. */
export type NoPayload = Record<string, never>;

export interface Attempt {
  /** From 1. */
  number: number;
  /** Should this one fail, the job is given up. */
  isLast: boolean;
}

/** A background task: runs at least once, so it must bear running twice. `C` is the context it is given. */
export type TaskOf<C, Name extends TaskName = TaskName> = {
  [N in Name]: {
    name: N;
    /** A cron pattern in UTC (five fields) for tasks that run by themselves. */
    schedule?: string;
    /** When it runs by itself, before all others that wait. */
    isUrgent?: boolean;
    run(ctx: C, payload: Tasks[N], attempt: Attempt): Promise<void>;
  };
}[Name];
