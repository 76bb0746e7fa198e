import { mailFigures } from '../features/deliveries/deliveries.figures';
import { realtimeFigures } from '../features/realtime/realtime.figures';
import { reportTickets, ticketFigures } from '../features/tickets/figures/figures';
import type { Db } from '../platform/db';
import type { FigureMaker, Figures } from '../platform/metrics';
import { queueLength } from './worker.repo';

/** What Prometheus is told beside how each process does: what it has counted itself. */
export function figures(make: FigureMaker, db: Db, openStreams: () => number): Figures {
  reportPool(make, db);
  return { ...mailFigures(make), ...ticketFigures(make), ...realtimeFigures(make, openStreams) };
}

/** The desk as a whole, which one process alone tells: figures of several are added up. */
export function deskFigures(make: FigureMaker, db: Db): void {
  reportTickets(make, db);
  reportQueue(make, db);
}

/** The pool of this process. */
function reportPool(make: FigureMaker, db: Db): void {
  make.asked({
    name: 'db_pool_connections',
    help: 'Connections of the pool that are used or free, and requests that wait for one',
    labelNames: ['state'],
    ask: async () => {
      const { pool } = db.client;
      return [
        { labels: { state: 'used' }, value: pool.numUsed() },
        { labels: { state: 'free' }, value: pool.numFree() },
        { labels: { state: 'waiting' }, value: pool.numPendingAcquires() },
      ];
    },
  });
}

function reportQueue(make: FigureMaker, db: Db): void {
  const tasks = {
    name: 'job_queue_jobs',
    help: 'Jobs that wait or run, and those that were given up',
    labelNames: ['task', 'state'] as const,
    ask: async () =>
      (await queueLength(db)).map(({ task, state, jobs }) => ({ labels: { task, state }, value: jobs })),
  };
  make.asked(tasks);
  make.asked<never>({
    name: 'job_queue_oldest_seconds',
    help: 'How long the job has waited that could run and has waited longest',
    labelNames: [],
    ask: async () => {
      const waits = (await queueLength(db)).filter(({ state }) => state === 'waiting');
      return [{ labels: {}, value: Math.max(0, ...waits.map(({ seconds }) => seconds)) }];
    },
  });
}
