import { type Ctx, inTx } from '../../../platform/ctx';
import type { Task } from '../../../platform/jobs';
import { goOn } from '../../batches';
import { hintLists, hintTickets, openTicketIds } from '../../tickets';
import { bookOf } from '../book';
import { withoutClock } from '../policies/tickets.queries';
import { recompute } from './recompute.service';
import { RECOMPUTE } from './start';

/** Which open tickets, by all that is said; moments in ISO 8601. */
export interface Some {
  ids?: string[];
  requesterId?: string;
  moved?: { place: 'departmentId' | 'categoryId' | 'organizationId'; to: string; since: string };
  changedSince?: string;
}

declare module '../../../platform/task-types' {
  interface Tasks {
    /** Reckons the clocks of some open tickets anew. */
    'sla.recompute_some': Some;
    /** Begins the clocks of open tickets that have none although a policy is for them, and ends what was given up. */
    'sla.recompute_missing': NoPayload;
    /** Has customers see that a policy lets them know more, or less. */
    'sla.told_anew': { policyId: string };
  }
}

/** So few that nobody waits long for one of them. */
const TOGETHER = 100;
/** So many a night; the others are done in the nights after it. */
const MOST_MISSING = 10_000;

async function recomputeSome(ctx: Ctx, { ids, requesterId, moved, changedSince }: Some): Promise<void> {
  const found =
    ids ??
    (await openTicketIds(ctx.db, {
      ...(requesterId && { requesterId }),
      ...(moved && { moved: { ...moved, since: new Date(moved.since) } }),
      ...(changedSince && { changedSince: new Date(changedSince) }),
    }));
  await recomputeAll(ctx, found);
}

/**
 * A version that knows no clocks may file tickets after a policy was made: during an upgrade, or after a way back.
 * Without this they would have no clock until somebody writes to them.
 */
async function recomputeMissing(ctx: Ctx): Promise<void> {
  // Until then its tickets follow when somebody writes to them, and when there is something to tell of them.
  await inTx(ctx, (tx) => goOn(tx, RECOMPUTE));
  const book = await bookOf(ctx);
  if (book.policies.length === 0) return;
  await recomputeAll(ctx, await withoutClock(ctx.db, book, MOST_MISSING));
}

async function recomputeAll(ctx: Ctx, ids: string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += TOGETHER) {
    const some = ids.slice(from, from + TOGETHER);
    await inTx(ctx, async (tx) => {
      if ((await recompute(tx, some)) > 0) await hintLists(tx, some);
    });
  }
}

/** The clocks of these tickets may be as they were. */
async function toldAnew(ctx: Ctx, { policyId }: { policyId: string }): Promise<void> {
  const ids = await openTicketIds(ctx.db, { slaPolicyId: policyId });
  await inTx(ctx, (tx) => hintTickets(tx, ids, 'everyone'));
}

export const recomputeTasks: Task[] = [
  { name: 'sla.recompute_some', run: recomputeSome },
  { name: 'sla.told_anew', run: toldAnew },
  { name: 'sla.recompute_missing', schedule: '15 4 * * *', run: recomputeMissing },
];
