import { DELIVER, deliver } from '../platform/events';
import type { Task } from '../platform/jobs';
import { growingPause, keepRunning } from '../platform/keep-running';
import { createOutage } from '../platform/outage';
import type { System } from '../platform/system';
import { BESIDE } from './connections';
import { QueuePool } from './queue-pool';
import { type JobRunner, startRunner } from './runner';
import { giveBack, heartbeat, removeWorker, speaksForAll } from './worker.repo';

export interface Worker {
  /** Whether it tells the figures of the desk as a whole: of all workers one does. */
  speaksForAll(): Promise<boolean>;
  /** Takes no more jobs, ends those that it has, and tells the queue so. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  /** Milliseconds between two signs of life. */
  beatMs?: number;
  /** Connections to the queue. */
  connections?: number;
}

const BEAT_MS = 10_000;
/** How long a stop waits for the queue to know that the last jobs have ended. */
const TOLD_MS = 10_000;
/** How long the queue has for an answer: on a line that says nothing, a stop would wait for ever. */
const QUERY_MS = 10_000;

/**
 * Starts taking jobs, and goes on however often the queue is lost. They run at least once: what a killed worker held is
 * given back within a minute.
 */
export async function startWorker(
  system: System,
  databaseUrl: string,
  { beatMs = BEAT_MS, connections = BESIDE.jobs }: WorkerOptions = {},
): Promise<Worker> {
  const { db, log } = system;
  const pool = new QueuePool(
    {
      connectionString: databaseUrl,
      application_name: 'servidesk-jobs',
      max: connections,
      keepAlive: true,
      connectionTimeoutMillis: 5000,
      query_timeout: QUERY_MS,
    },
    { log, free: (runner, except) => giveBack(db, [runner], except) },
  );
  const tasks = [deliverTask, ...system.tasks];
  let runner: JobRunner | null = null;
  const running = await keepRunning({
    start: async () => {
      // What the one before held has ended; where the queue does not know, it is still being told.
      if (runner) {
        await giveBack(db, [runner.id], [...pool.held]);
        if (pool.held.size === 0) await removeWorker(db, runner.id);
      }
      runner = await startRunner(system, pool, tasks);
      return runner;
    },
    onEnd: (error) => log.warn({ err: error }, 'the job runner has ended, and is started again'),
    pause: growingPause,
  });
  const heart = beating(system, beatMs, () => (running.isUp() ? runner : null));
  await heart.first;
  return {
    speaksForAll: async () => (runner && running.isUp() ? speaksForAll(db, runner.id) : false),
    async stop() {
      // Beats until the last job has ended, or another node takes us for dead and runs it again.
      await running.stop();
      await pool.settle(TOLD_MS);
      await heart.stop();
      await pool.end();
      if (runner && pool.held.size === 0) await removeWorker(db, runner.id).catch(() => undefined);
    },
  };
}

const deliverTask: Task = {
  name: DELIVER,
  run: deliver,
};

function beating(system: System, everyMs: number, current: () => JobRunner | null) {
  const outage = createOutage(system.log, 'no sign of life of the worker can be left');
  // Whoever has just been away cannot tell who else is: the others have had no time to say that they live.
  let mayJudge = false;
  const beat = async () => {
    const runner = current();
    if (!runner) return;
    try {
      await heartbeat(system.db, runner.id, { mayJudge });
      mayJudge = true;
      outage.over();
    } catch (error) {
      mayJudge = false;
      outage.met(error);
    }
  };
  const first = beat();
  let last = first;
  const timer = setInterval(() => {
    last = beat();
  }, everyMs);
  return {
    first,
    async stop() {
      clearInterval(timer);
      await last;
    },
  };
}
