import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { HOUR_MS } from '../../platform/elapsed';
import { notFound } from '../../platform/errors';
import { type DeskEvent, emit } from '../../platform/events';
import { isId, newId } from '../../platform/ids';
import { enqueue } from '../../platform/jobs';
import type { Page } from '../../platform/paging';
import { actorId } from '../../platform/rights';
import { hintSchedule, mayKeep } from './access';
import { assertNotTooOften } from './often';
import * as repo from './runs.repo';
import * as schedules from './schedules.repo';
import type { Run } from './schedules.types';
import { latestTime, nextTime } from './times';

declare module '../../platform/task-types' {
  interface Tasks {
    /** Begins what is due. */
    'schedules.sweep': NoPayload;
    /** Makes the files of a run, and has its recipients told. */
    'schedules.run': { id: string };
    'schedules.purge': NoPayload;
  }
}

/** A run that takes longer has lost its job, or whoever worked on it. */
const LOST_AFTER_MS = HOUR_MS;

/**
 * Begins what is due, however late: of dates that were missed the last one alone. What a time zone of this system's has no
 * clocks for is left, so that it holds up nothing else.
 */
export async function sweep(ctx: Ctx): Promise<void> {
  for (const id of await schedules.dueIds(ctx.db, ctx.now)) {
    await inTx(ctx, async (tx) => {
      const due = await schedules.lockDue(tx.db, id, tx.now);
      if (due) await takeDue(tx, due);
    }).catch((error) => ctx.system.log.error({ err: error, schedule: id }, 'a schedule cannot run'));
  }
  const lost = await repo.leftBehind(ctx.db, new Date(ctx.now.getTime() - LOST_AFTER_MS));
  for (const run of lost) await inTx(ctx, (tx) => enqueueRun(tx, run));
}

/**
 * Begins a schedule that is due for the latest date on which it is, unless it has run on that one, and says when it is due
 * next. Its row is locked: of two who do so the second finds nothing to do.
 */
export async function takeDue(tx: TxCtx, schedule: schedules.StoredSchedule): Promise<Date | null> {
  const due = latestTime(schedule, tx.now);
  let ranOn = await repo.lastDay(tx.db, schedule.id);
  // What was due before somebody said so is not.
  if (due && due.at >= schedule.updatedAt && (ranOn === null || due.day > ranOn)) {
    await beginRun(tx, schedule.id, { day: due.day, dueAt: due.at });
    ranOn = due.day;
  }
  const nextAt = nextTime(schedule, tx.now, ranOn)?.at ?? null;
  await schedules.updateSchedule(tx.db, schedule.id, { nextAt });
  return nextAt;
}

/**
 * Has it sent now, to all; where it is on its way already, that is the one.
 * @throws AppError `not_found`, also for who may not see it; `rate_limited`
 */
export async function runNow(ctx: Ctx, id: string): Promise<Run> {
  const asked = isId(id) ? await schedules.scheduleById(ctx.db, id) : null;
  if (!asked || !mayKeep(ctx.actor, asked)) throw notFound();
  // Not within the transaction, which would hold its connection meanwhile.
  if (!(await repo.underWay(ctx.db, id))) await assertNotTooOften(ctx, 'report_run');
  return inTx(ctx, async (tx) => {
    const schedule = await schedules.lockSchedule(tx.db, id);
    if (!schedule || !mayKeep(tx.actor, schedule)) throw notFound();
    const found = await repo.underWay(tx.db, id);
    const runId = found?.id ?? (await beginRun(tx, id, { day: null, dueAt: tx.now }));
    const [run] = await withOutcomes(tx, [(await repo.runById(tx.db, runId)) as repo.StoredRun]);
    return run as Run;
  });
}

async function beginRun(
  tx: TxCtx,
  scheduleId: string,
  { day, dueAt }: { day: string | null; dueAt: Date },
): Promise<string> {
  const id = newId();
  const { id: eventId } = await tellBegun(tx, scheduleId, id, day);
  const askedBy = day === null ? actorId(tx.actor) : null;
  await repo.insertRun(tx.db, { id, scheduleId, day, dueAt, eventId, askedBy, createdAt: tx.now });
  await enqueueRun(tx, { id, scheduleId });
  await hintSchedule(tx, scheduleId);
  return id;
}

function tellBegun(tx: TxCtx, scheduleId: string, runId: string, day: string | null): Promise<DeskEvent> {
  const subject = { type: 'report_schedule', id: scheduleId };
  if (day === null) return emit(tx, { type: 'report_schedule.asked', subject, data: { runId } });
  return emit(tx, { type: 'report_schedule.due', subject, data: { runId, day } });
}

/** Those of one schedule run one after the other. */
function enqueueRun(tx: TxCtx, { id, scheduleId }: { id: string; scheduleId: string }): Promise<void> {
  const options = { key: `report-run:${id}`, line: `report-schedule:${scheduleId}` };
  return enqueue(tx, 'schedules.run', { id }, options);
}

/**
 * A page of its runs, the newest first, with what became of each for whom.
 * @throws AppError `not_found`, also for who may not see it
 */
export async function runsOf(ctx: Ctx, id: string, cursor: string | null): Promise<Page<Run>> {
  const schedule = isId(id) ? await schedules.scheduleById(ctx.db, id) : null;
  if (!schedule || !mayKeep(ctx.actor, schedule)) throw notFound();
  const page = await repo.runsPage(ctx.db, id, cursor);
  return { ...page, items: await withOutcomes(ctx, page.items) };
}

/** By schedule: its latest run. */
export async function lastRunsOf(ctx: Ctx, scheduleIds: string[]): Promise<Map<string, Run>> {
  const runs = await withOutcomes(ctx, await repo.latestRuns(ctx.db, scheduleIds));
  return new Map(runs.map((run) => [run.scheduleId, run]));
}

async function withOutcomes(ctx: Ctx, runs: repo.StoredRun[]): Promise<Run[]> {
  const failed = runs.filter(({ failure }) => failure === 'error');
  const [outcomes, unmade] = await Promise.all([
    repo.outcomesOf(
      ctx.db,
      runs.map(({ id }) => id),
    ),
    failed.length > 0 ? repo.unmadeOf(ctx.db, failed) : null,
  ]);
  return runs.map(({ eventId: _eventId, ...run }) => ({
    ...run,
    recipients: [...(unmade?.get(run.id) ?? []), ...(outcomes.get(run.id) ?? [])],
  }));
}
