import { EventEmitter } from 'node:events';
import {
  type CronItem,
  type JobHelpers,
  Logger,
  parseCronItems,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import { Pool } from 'pg';
import { systemCtx } from '../platform/ctx';
import { DELIVER, deliver } from '../platform/events';
import { runTask, type Task } from '../platform/jobs';
import type { System } from '../platform/system';
import { heartbeat } from './worker.repo';

export interface Worker {
  stop(): Promise<void>;
}

const BEAT_SECONDS = 10;

/** Starts taking jobs. They run at least once: what a killed worker held is given back within a minute. */
export async function startWorker(system: System, databaseUrl: string): Promise<Worker> {
  const pool = new Pool({ connectionString: databaseUrl, max: 8 });
  pool.on('error', (error) => system.log.warn({ err: error }, 'job queue'));
  pool.on('connect', (client) => client.on('error', (error) => system.log.warn({ err: error }, 'job queue')));
  const alive = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => alive.add(worker.workerId));
  events.on('worker:stop', ({ worker }) => alive.delete(worker.workerId));
  const tasks = [deliverTask, ...system.tasks];
  const runner = await run({
    pgPool: pool,
    concurrency: 5,
    noHandleSignals: true,
    events,
    taskList: taskList(system, tasks),
    parsedCronItems: parseCronItems(cronItems(tasks)),
    logger: quietLogger(system),
  });
  const beat = () =>
    heartbeat(system.db, alive).catch((error) => system.log.warn({ err: error }, 'job queue'));
  await beat();
  const timer = setInterval(beat, BEAT_SECONDS * 1000);
  return { stop: () => stopWorker(runner, pool, timer) };
}

const deliverTask: Task = {
  name: DELIVER,
  run: deliver,
};

function taskList(system: System, tasks: Task[]): TaskList {
  return Object.fromEntries(
    tasks.map((task) => [
      task.name,
      async (payload: unknown, { job }: JobHelpers) => {
        const { jobs, jobDuration } = system.metrics;
        const ended = jobDuration.startTimer({ task: task.name });
        let state = 'failed';
        try {
          const attempt = { number: job.attempts, isLast: job.attempts >= job.max_attempts };
          await runTask(task, systemCtx(system), payload ?? {}, attempt);
          state = 'done';
        } finally {
          ended();
          jobs.inc({ task: task.name, state });
        }
      },
    ]),
  );
}

function cronItems(tasks: Task[]): CronItem[] {
  return tasks.flatMap((task) =>
    task.schedule ? [{ task: task.name, match: task.schedule, options: { backfillPeriod: 0 } }] : [],
  );
}

async function stopWorker(runner: Runner, pool: Pool, timer: NodeJS.Timeout): Promise<void> {
  // Beats until the last job has ended, or another node takes us for dead and runs it again.
  await runner.stop();
  clearInterval(timer);
  await pool.end();
}

function quietLogger(system: System) {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error' || level === 'warning')
      system.log.warn({ meta: String(meta?.error ?? '') }, message);
    else system.log.debug(message);
  });
}
