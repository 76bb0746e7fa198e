import type { TxCtx } from '../../platform/ctx';
import { DAY_MS } from '../../platform/elapsed';
import { enqueueAll, type Job } from '../../platform/jobs';

declare module '../../platform/task-types' {
  interface Tasks {
    'deliveries.send': { channel: string; line: number };
  }
}

export const SEND = 'deliveries.send';
/** What is due later than that, as what waits until somebody says so, has no job: it is swept once it is due. */
const FAR_MS = 366 * DAY_MS;

/** Of a channel, the messages that leave one after the other: so those about one thing arrive in their order. */
export interface Line {
  channel: string;
  line: number;
}

export interface DueLine extends Line {
  /** Now, without. */
  dueAt?: Date | null;
}

/** Which line of a channel takes what is about this thing. */
export function lineOf(tx: TxCtx, channel: string, aboutId: string): number {
  const lines = tx.system.deliveryChannels.find(({ name }) => name === channel)?.lines ?? 1;
  return Number.parseInt(aboutId.slice(-4), 16) % Math.max(1, lines);
}

/** Whether something is due at no time that anybody knows, as in a pause without end. */
export const isFar = (dueAt: Date): boolean => dueAt.getTime() - Date.now() > FAR_MS;

/**
 * Has what is due on these lines sent: each line by one job, now or when something is due. Always in the same order, for
 * each job that waits already is locked, and whoever wakes the same lines at once waits for it.
 */
export async function wakeLines(tx: TxCtx, due: DueLine[]): Promise<void> {
  const now = Date.now();
  const jobs = new Map<string, Job<typeof SEND>>();
  for (const { channel, line, dueAt } of due) {
    if (dueAt && isFar(dueAt)) continue;
    const name = `${SEND}:${channel}:${line}`;
    // To the second, so that many that are due together are one job.
    const second = dueAt && dueAt.getTime() > now ? Math.ceil(dueAt.getTime() / 1000) : null;
    const runAt = second ? new Date(second * 1000) : undefined;
    const key = `${name}:${second ?? 'now'}`;
    jobs.set(key, { task: SEND, payload: { channel, line }, key, line: name, runAt });
  }
  const inOrder = [...jobs].sort(([one], [other]) => (one < other ? -1 : 1));
  await enqueueAll(
    tx,
    inOrder.map(([, job]) => job),
  );
}
