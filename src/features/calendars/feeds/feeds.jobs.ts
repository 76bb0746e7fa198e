import { createHash } from 'node:crypto';
import { inTx } from '../../../platform/ctx';
import { enqueueAll, type Job, type Task } from '../../../platform/jobs';
import { refreshFeed } from './feeds.refresh';
import { feedsWithAddress } from './feeds.repo';

declare module '../../../platform/task-types' {
  interface Tasks {
    'calendars.refresh_feeds': NoPayload;
    'calendars.refresh_feed': { feedId: string };
  }
}

const REFRESH = 'calendars.refresh_feed';

/** They are read within two hours, so that not all desks ask a server in the same second. */
const SPREAD_SECONDS = 2 * 60 * 60;

/** The seconds of each feed, the same every night. */
function turnOf(feedId: string): number {
  return createHash('sha256').update(feedId).digest().readUInt32BE() % SPREAD_SECONDS;
}

export const feedTasks: Task[] = [
  {
    name: 'calendars.refresh_feeds',
    schedule: '20 1 * * *',
    run: async (ctx) => {
      const ids = await feedsWithAddress(ctx.db);
      const jobs = ids.map(
        (feedId): Job<typeof REFRESH> => ({
          task: REFRESH,
          payload: { feedId },
          runAt: new Date(ctx.now.getTime() + turnOf(feedId) * 1000),
          key: `${REFRESH}:${feedId}`,
          line: REFRESH,
        }),
      );
      await inTx(ctx, (tx) => enqueueAll(tx, jobs));
    },
  },
  {
    name: REFRESH,
    run: async (ctx, { feedId }) => {
      await refreshFeed(ctx, feedId);
    },
  },
];
