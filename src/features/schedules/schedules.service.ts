import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { invalid, notFound } from '../../platform/errors';
import { changesBetween, emit } from '../../platform/events';
import { isId } from '../../platform/ids';
import { mergeStale } from '../../platform/merging';
import type { Page } from '../../platform/paging';
import { actorId, assertRunsTheDesk, runsTheDesk } from '../../platform/rights';
import { once } from '../../platform/submissions';
import { assertStaff } from '../users';
import { hintSchedule, mayKeep, mayReport, ownerMayReport } from './access';
import { checkedSchedule, rowsFor } from './checks';
import { assertNotTooOften } from './often';
import { lastDay } from './runs.repo';
import { lastRunsOf, takeDue } from './runs.service';
import * as repo from './schedules.repo';
import type { ListedSchedule, Schedule, ScheduleInput, SchedulePatch, Timing } from './schedules.types';
import { nextTime } from './times';
import { inputOf, toldOf, withOwn } from './told';

/** Nobody has more of them. */
export const MOST_SCHEDULES = 200;

/**
 * Has a report sent from now on.
 * @throws AppError `not_found` for who may not see the reports of its place; `invalid` with what is wrong, by field; `rate_limited`
 */
export async function createSchedule(ctx: Ctx, given: ScheduleInput): Promise<Schedule> {
  if (!mayReport(ctx.actor, given.place)) throw notFound();
  await assertNotTooOften(ctx, 'report_schedule');
  return addSchedule(ctx, given);
}

/** The same for what sets up a desk: however often. @throws AppError as `createSchedule` */
export async function addSchedule(ctx: Ctx, given: ScheduleInput): Promise<Schedule> {
  const ownerId = actorId(ctx.actor);
  if (ownerId === null || !mayReport(ctx.actor, given.place)) throw notFound();
  const made = { noun: 'report_schedule', content: given, find: scheduleOf };
  return once(ctx, made, async (tx, id) => {
    const input = await checkedSchedule(tx, given, { ownerId, before: null, left: [] });
    await repo.takeTurn(tx.db, ownerId);
    if ((await repo.countOwned(tx.db, ownerId)) >= MOST_SCHEDULES)
      throw invalid('', 'schedules.error.too_many', { most: MOST_SCHEDULES });
    const { people: _people, addresses: _addresses, ...columns } = input;
    const rows = rowsFor(input, []);
    const nextAt = nextTime(input, tx.now)?.at ?? null;
    await repo.insertSchedule(tx.db, {
      ...columns,
      id,
      ownerId,
      nextAt,
      createdAt: tx.now,
      updatedAt: tx.now,
    });
    await repo.saveRecipients(tx.db, id, rows);
    await emit(tx, {
      type: 'report_schedule.created',
      subject: subjectOf(id),
      changes: changesBetween({}, toldOf(input, rows)) ?? {},
    });
    return scheduleOf(tx, id);
  });
}

const subjectOf = (id: string) => ({ type: 'report_schedule', id });

/**
 * Changes what is sent, when, or to whom. What was due before is sent first; on a date that it has run on it does not run
 * again.
 * @param version the version that the form was opened at: what others changed since is kept
 * @throws AppError `not_found`; `invalid`; `conflict` where two changed the same (see `mergeStale`; filters are fields of
 *   their own there, and addresses the ids of their rows)
 */
export function changeSchedule(
  ctx: Ctx,
  id: string,
  version: number | undefined,
  patch: SchedulePatch,
): Promise<Schedule> {
  return inTx(ctx, async (tx) => {
    const stored = await lockedSchedule(tx, id);
    const known = await recipientsIn(tx, id);
    // Whoever has ended their mails is on it no more, and stays known.
    const on = known.filter(({ leftAt }) => leftAt === null);
    const left = known.flatMap(({ address, leftAt }) => (leftAt && address ? [address] : []));
    const before = inputOf(stored, on);
    const patched = rowsFor({ people: [], addresses: patch.addresses ?? [] }, known);
    const own = await mergeStale(tx, { subjectId: id }, stored.version, toldOf(patch, patched), version);
    const checking = { ownerId: stored.ownerId, before, left };
    const after = await checkedSchedule(tx, withOwn(before, patch, own), checking);
    const rows = rowsFor(after, known);
    const changes = changesBetween(toldOf(before, on), toldOf(after, rows));
    if (!changes) return scheduleOf(tx, id);
    const nextAt = await nextAfterChange(tx, stored, after);
    const { people: _people, addresses: _addresses, ...columns } = after;
    await repo.saveRecipients(tx.db, id, rows);
    await save(tx, stored, 'changed', { ...columns, nextAt }, changes);
    return scheduleOf(tx, id);
  });
}

async function nextAfterChange(tx: TxCtx, stored: repo.StoredSchedule, after: Timing): Promise<Date | null> {
  const nextAt = await afterWhatIsDue(tx, stored);
  if (nextAt === null || isSameTiming(stored, after)) return nextAt;
  return nextTime(after, tx.now, await lastDay(tx.db, stored.id))?.at ?? null;
}

/** When it goes out next, once what is due has begun: a form must not take away what the sweep is about to begin. */
async function afterWhatIsDue(tx: TxCtx, stored: repo.StoredSchedule): Promise<Date | null> {
  const isDue = stored.nextAt !== null && stored.nextAt <= tx.now;
  return isDue ? takeDue(tx, stored) : stored.nextAt;
}

const TIMING = ['frequency', 'weekday', 'monthDay', 'clock', 'timeZone'] as const;
const isSameTiming = (one: Timing, other: Timing) => TIMING.every((field) => one[field] === other[field]);

/** Writes what has changed under the next version, and tells it. */
async function save(
  tx: TxCtx,
  { id, version: last }: repo.StoredSchedule,
  what: 'changed' | 'paused' | 'resumed' | 'taken_over',
  values: Parameters<typeof repo.updateSchedule>[2],
  changes: Record<string, { before: unknown; after: unknown }>,
): Promise<void> {
  const version = last + 1;
  await repo.updateSchedule(tx.db, id, { ...values, version, updatedAt: tx.now });
  await emit(tx, {
    type: `report_schedule.${what}`,
    subject: subjectOf(id),
    changes,
    data: { version },
  });
  await hintSchedule(tx, id);
}

/** Has nothing sent until somebody resumes it. @throws AppError `not_found` */
export function pauseSchedule(ctx: Ctx, id: string): Promise<void> {
  return inTx(ctx, async (tx) => {
    const stored = await lockedSchedule(tx, id);
    if (stored.pausedAt) return;
    const changes = { pausedAt: { before: null, after: tx.now } };
    await save(tx, stored, 'paused', { pausedAt: tx.now, nextAt: null }, changes);
  });
}

/**
 * Has one sent again that was paused, or that stopped because its owner could not see the report.
 * @throws AppError `not_found`; `invalid` while its owner cannot see it
 */
export function resumeSchedule(ctx: Ctx, id: string): Promise<void> {
  return inTx(ctx, async (tx) => {
    const stored = await lockedSchedule(tx, id);
    if (stored.nextAt) return;
    if (!(await ownerMayReport(tx, stored))) throw invalid('', 'schedules.error.owner');
    const nextAt = await nextFromNow(tx, stored);
    const changes = { pausedAt: { before: stored.pausedAt, after: null } };
    await save(tx, stored, 'resumed', { pausedAt: null, nextAt }, changes);
  });
}

/** What would have been sent meanwhile is not. */
async function nextFromNow(tx: TxCtx, stored: repo.StoredSchedule): Promise<Date | null> {
  return nextTime(stored, tx.now, await lastDay(tx.db, stored.id))?.at ?? null;
}

/**
 * Makes the administrator who acts its owner: addresses get their figures from now on, and one that had stopped goes on.
 * @throws AppError `not_found` for anybody else
 */
export function takeOver(ctx: Ctx, id: string): Promise<void> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    const stored = await lockedSchedule(tx, id);
    const ownerId = actorId(tx.actor);
    if (ownerId === null) throw notFound();
    const isStopped = stored.nextAt === null && stored.pausedAt === null;
    if (ownerId === stored.ownerId && !isStopped) return;
    const nextAt = isStopped ? await nextFromNow(tx, stored) : await afterWhatIsDue(tx, stored);
    const changes = { ownerId: { before: stored.ownerId, after: ownerId } };
    await save(tx, stored, 'taken_over', { ownerId, nextAt }, changes);
  });
}

/** Takes it away with all that is kept of its runs. @throws AppError `not_found` */
export function removeSchedule(ctx: Ctx, id: string): Promise<void> {
  return inTx(ctx, async (tx) => {
    const { name } = await lockedSchedule(tx, id);
    await repo.deleteSchedule(tx.db, id);
    await emit(tx, { type: 'report_schedule.removed', subject: subjectOf(id), data: { name } });
    await hintSchedule(tx, id);
  });
}

/** @throws AppError `not_found`, also for who may not see it */
export async function lockedSchedule(tx: TxCtx, id: string): Promise<repo.StoredSchedule> {
  const stored = isId(id) ? await repo.lockSchedule(tx.db, id) : null;
  if (!stored || !mayKeep(tx.actor, stored)) throw notFound();
  return stored;
}

const recipientsIn = async (ctx: Ctx, id: string) => (await repo.recipientsOf(ctx.db, [id])).get(id) ?? [];

/** @throws AppError `not_found`, also for who may not see it */
export async function scheduleOf(ctx: Ctx, id: string): Promise<Schedule> {
  const stored = isId(id) ? await repo.scheduleById(ctx.db, id) : null;
  if (!stored || !mayKeep(ctx.actor, stored)) throw notFound();
  return { ...stored, recipients: await recipientsIn(ctx, id) };
}

/**
 * A page of them, the newest first: to administrators all, to technicians their own.
 * @param whose `own`: those that one has at the desk oneself, for administrators as well; or somebody's, of all that there are
 */
export async function schedulesPage(
  ctx: Ctx,
  cursor: string | null,
  whose: 'all' | 'own' | { ownerId: string } = 'all',
): Promise<Page<ListedSchedule>> {
  assertStaff(ctx.actor);
  const isAll = whose !== 'own' && runsTheDesk(ctx.actor);
  const of = { ownerId: typeof whose === 'object' ? whose.ownerId : null, place: null };
  const own = { ownerId: actorId(ctx.actor), place: 'desk' as const };
  const page = await repo.schedulesPage(ctx.db, isAll ? of : own, cursor);
  const ids = page.items.map(({ id }) => id);
  const [recipients, runs] = await Promise.all([repo.recipientsOf(ctx.db, ids), lastRunsOf(ctx, ids)]);
  return {
    ...page,
    items: page.items.map((stored) => ({
      ...stored,
      recipients: recipients.get(stored.id) ?? [],
      lastRun: runs.get(stored.id) ?? null,
    })),
  };
}
