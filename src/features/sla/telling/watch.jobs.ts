import { type Ctx, inSavepoint, inTx, type TxCtx } from '../../../platform/ctx';
import { MINUTE_MS } from '../../../platform/elapsed';
import { faultOf } from '../../../platform/faults';
import { enqueue, type Task } from '../../../platform/jobs';
import { secondOf } from '../../../platform/working-time';
import { unfinishedRun } from '../../batches';
import { type DerivedTicket, firstDue, hintLists, lockDue } from '../../tickets';
import { recompute } from '../recompute/recompute.service';
import { RECOMPUTE } from '../recompute/start';
import { tellDue } from './telling.service';

// Tells of each promise that comes to be at risk or is broken, in the second when it is or shortly after. The task runs
// each minute, and once more at the next moment of a ticket that comes before that; an index leads it to its tickets.

declare module '../../../platform/task-types' {
  interface Tasks {
    'sla.watch': NoPayload;
    /** Runs between two minutes. */
    'sla.watch_again': NoPayload;
  }
}

/** So few that nobody waits long for a ticket. */
const PORTION = 50;
/** Then another job goes on, at its own time: other jobs get their turn, and what has come due meanwhile is seen. */
const MOST_PORTIONS = 10;
/** Milliseconds after which a ticket that somebody held is looked for again. */
const HELD_MS = 1000;
/** When as much as a portion came due at once, more is told together: every open queue fetches its list anew for it. */
const BUSY_MS = 5000;

/** What could not be told, by ticket. */
type Failures = Map<string, unknown>;

interface Round {
  failures: Failures;
  told: string[];
}

/** @throws AggregateError of what went wrong, at the end: one ticket does not keep the others waiting */
async function watch(ctx: Ctx): Promise<void> {
  const failures = await tellAll(ctx);
  if (failures.size > 0)
    throw new AggregateError(failures.values(), `${failures.size} tickets are not told of`);
}

/** What fails is left to the task that runs each minute: this one is replaced while it runs, and could not come again. */
async function watchAgain(ctx: Ctx): Promise<void> {
  for (const [ticketId, error] of await tellAll(ctx)) {
    ctx.system.log.warn({ err: error, ticketId }, 'a ticket is not told of');
  }
}

async function tellAll(ctx: Ctx): Promise<Failures> {
  const round: Round = { failures: new Map(), told: [] };
  let count = PORTION;
  for (let portion = 0; portion < MOST_PORTIONS && count === PORTION; portion += 1) {
    count = await tellPortion(ctx, round);
  }
  await inTx(ctx, async (tx) => {
    await hintLists(tx, round.told);
    await planNext(tx, round, count < PORTION);
  });
  return round.failures;
}

/** Each portion is a transaction of its own. Returns how many tickets there were. */
async function tellPortion(ctx: Ctx, { failures, told }: Round): Promise<number> {
  const lock = (tx: TxCtx) => lockDue(tx.db, { until: ctx.now, except: [...failures.keys()] }, PORTION);
  const done = (due: { id: string }[]) => {
    told.push(...due.map(({ id }) => id));
    return due.length;
  };
  try {
    return done(
      await inTx(ctx, async (tx) => {
        const due = await lock(tx);
        await tellDue(tx, await stillDue(tx, due, lock));
        return due;
      }),
    );
  } catch (error) {
    if (faultOf(error) !== null) throw error;
  }
  // One of them went wrong: each by itself.
  return done(
    await inTx(ctx, async (tx) => {
      const due = await lock(tx);
      for (const ticket of due) {
        await inSavepoint(tx, async (within) => {
          await tellDue(within, await stillDue(within, [ticket], lock));
        }).catch((error) => {
          if (faultOf(error) !== null) throw error;
          failures.set(ticket.id, error);
        });
      }
      return due;
    }),
  );
}

/**
 * Until all clocks are reckoned anew, these are before they are told of, also where that was given up: by what is promised
 * now they may not be due, and what is told to be broken stays so. So are those that another version has answered, or may
 * have put on hold.
 */
async function stillDue(
  tx: TxCtx,
  due: DerivedTicket[],
  lock: (tx: TxCtx) => Promise<DerivedTicket[]>,
): Promise<DerivedTicket[]> {
  const run = due.length > 0 ? await unfinishedRun(tx.db, RECOMPUTE) : null;
  const isMissed = due.some(
    ({ firstResponseAt, responseDueAt, status }) =>
      (firstResponseAt && responseDueAt) || status === 'on_hold',
  );
  if (!run && !isMissed) return due;
  const ids = due.map(({ id }) => id);
  await recompute(tx, ids, secondOf(run?.createdAt ?? tx.now));
  return (await lock(tx)).filter(({ id }) => ids.includes(id));
}

/** What is due within the minute gets a job; later moments are seen by the task that runs each minute. */
async function planNext(tx: TxCtx, { failures, told }: Round, isOver: boolean): Promise<void> {
  const next = await firstDue(tx.db, [...failures.keys()]);
  const now = tx.now.getTime();
  if (!next || next.at.getTime() > now + MINUTE_MS) return;
  const isHeld = isOver && next.at.getTime() <= now;
  const pause = isOver && told.length >= PORTION ? BUSY_MS : isHeld ? HELD_MS : 0;
  const runAt = new Date(Math.max(next.at.getTime(), now + pause));
  await enqueue(tx, 'sla.watch_again', {}, { key: 'sla.watch_again', runAt, isUrgent: true });
}

export const watchTasks: Task[] = [
  { name: 'sla.watch', schedule: '* * * * *', isUrgent: true, run: watch },
  { name: 'sla.watch_again', run: watchAgain },
];
