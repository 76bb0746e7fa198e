import { type Ctx, inTx } from '../../../platform/ctx';
import { faultOf } from '../../../platform/faults';
import type { Task } from '../../../platform/jobs';
import { secondOf } from '../../../platform/working-time';
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
  /** The second since when something else is promised for them: a job may come late. Without it that is now. */
  at?: number;
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

async function recomputeSome(ctx: Ctx, { ids, requesterId, moved, changedSince, at }: Some): Promise<void> {
  const found =
    ids ??
    (await openTicketIds(ctx.db, {
      ...(requesterId && { requesterId }),
      ...(moved && { moved: { ...moved, since: new Date(moved.since) } }),
      ...(changedSince && { changedSince: new Date(changedSince) }),
    }));
  await recomputeAll(ctx, found, at);
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

/** @throws AggregateError of what went wrong, at the end: one ticket does not keep the others from it */
async function recomputeAll(ctx: Ctx, ids: string[], at = secondOf(ctx.now)): Promise<void> {
  const failures: unknown[] = [];
  for (let from = 0; from < ids.length; from += TOGETHER) {
    const some = ids.slice(from, from + TOGETHER);
    if ((await failureOf(() => recomputeTogether(ctx, some, at))) === null) continue;
    for (const id of some) failures.push(await failureOf(() => recomputeTogether(ctx, [id], at)));
  }
  const told = failures.filter((failure) => failure !== null);
  if (told.length > 0) throw new AggregateError(told, `${told.length} tickets are not reckoned`);
}

/** Null where it went well. @throws what is no fault of the tickets */
async function failureOf(work: () => Promise<void>): Promise<unknown> {
  try {
    await work();
    return null;
  } catch (error) {
    if (faultOf(error) !== null) throw error;
    return error;
  }
}

function recomputeTogether(ctx: Ctx, ids: string[], at: number): Promise<void> {
  return inTx(ctx, async (tx) => {
    if ((await recompute(tx, ids, at)) > 0) await hintLists(tx, ids);
  });
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
