import { EventEmitter } from 'node:events';
import {
  type JobHelpers,
  Logger,
  parseCronItems,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type { Pool } from 'pg';
import { systemCtx } from '../platform/ctx';
import { createFaultLog } from '../platform/fault-log';
import { faultOf } from '../platform/faults';
import { runTask, type Task } from '../platform/jobs';
import type { System } from '../platform/system';
import { cronItems, isOutdated } from './schedules';

/** graphile-worker at work. */
export interface JobRunner {
  /** Under which it holds its jobs (`locked_by`). */
  id: string;
  /** Settles when it takes no more jobs and those that it had have ended, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

const CONCURRENCY = 5;

/** Begins to take jobs; rejects where the queue cannot be reached. */
export async function startRunner(system: System, pool: Pool, tasks: Task[]): Promise<JobRunner> {
  const events: WorkerEvents = new EventEmitter();
  let id = '';
  events.on('pool:create', ({ workerPool }) => {
    id = workerPool.id;
  });
  const runner = await run({
    pgPool: pool,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    events,
    taskList: taskList(system, tasks),
    parsedCronItems: parseCronItems(cronItems(tasks)),
    logger: quietLogger(system),
  });
  return { id, ended: runner.promise, stop: () => stopped(runner) };
}

/** One that has stopped by itself refuses to be stopped. */
const stopped = (runner: Runner): Promise<void> => runner.stop().catch(() => undefined);

function taskList(system: System, tasks: Task[]): TaskList {
  return Object.fromEntries(
    tasks.map((task) => [
      task.name,
      async (payload: unknown, { job }: JobHelpers) => {
        if (task.schedule && isOutdated(task.schedule, payload, new Date())) return;
        const { jobs, jobDuration } = system.metrics;
        const observe = jobDuration.startTimer({ task: task.name });
        let state = 'failed';
        try {
          const attempt = { number: job.attempts, isLast: job.attempts >= job.max_attempts };
          await runTask(task, systemCtx(system), payload ?? {}, attempt);
          state = 'done';
        } finally {
          observe();
          jobs.inc({ task: task.name, state });
        }
      },
    ]),
  );
}

/**
 * Its lines about a lost queue come from every worker and connection; ours says it once. So are jobs that fail for what
 * passes told of together: they are run again, and nothing is wrong with them.
 */
function quietLogger({ log }: System) {
  const faults = createFaultLog(log, 'jobs');
  return new Logger(() => (level, message, meta) => {
    const line = { meta: String(meta?.error ?? '') };
    const fault = meta?.failure ? faultOf(meta.error) : null;
    if (fault) faults.met(fault, meta?.error);
    const isFailure = meta?.failure && !fault;
    if (level === 'error' || level === 'warning') log[isFailure ? 'warn' : 'debug'](line, message);
    else log.debug(message);
  });
}
