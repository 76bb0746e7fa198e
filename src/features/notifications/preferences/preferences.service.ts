import { type Ctx, inTx, type PersonActor, type TxCtx } from '../../../platform/ctx';
import { invalid, notFound } from '../../../platform/errors';
import { type Changes, changesBetween, emit } from '../../../platform/events';
import { isTimeZone } from '../../../platform/format';
import { assertRunsTheDesk } from '../../../platform/rights';
import { allDepartments } from '../../departments';
import { DEFAULTS } from '../../settings';
import type { ChannelName } from '../channels';
import type { Kind } from '../kinds';
import { type Cell, chosenIn, deskAllows, flat, withCells } from './choices';
import { followersOf } from './followers.queries';
import * as repo from './preferences.repo';
import { type Stored, UNDO, type Values } from './preferences.types';
import { isAlwaysQuiet } from './quiet-hours';
import { type Wishes, wishesFrom } from './wishes';

const CHANGED = 'user.notifications_changed';

/** What is kept of a person, beside what it stands on. */
export type Preferences = Stored & Values & { id: string };

/**
 * What people want of messages, by their ids, in one statement; of somebody who is not there any more, nothing. It reads
 * the desk's choices with them, so it is right within a transaction too.
 */
export async function wishesOf(ctx: Ctx, userIds: string[]): Promise<Map<string, Wishes>> {
  if (userIds.length === 0) return new Map();
  const found = await repo.storedOf(ctx.db, userIds);
  return new Map(found.map((one) => [one.id, wishesFrom(preferencesFrom(one))]));
}

/** How long somebody can take a reply of theirs back, in seconds: 0 to 30. */
export async function undoSeconds(ctx: Ctx, userId: string): Promise<number> {
  return (await repo.undoSecondsOf(ctx.db, userId)) ?? UNDO.default;
}

/** Who follows everything of a department, of the staff who are still here and see its tickets. */
export function departmentFollowers(ctx: Ctx, departmentId: string): Promise<string[]> {
  return followersOf(ctx.db, departmentId);
}

/** @throws AppError `not_found` for whoever is not signed in */
export async function ownPreferences(ctx: Ctx): Promise<Preferences> {
  return existing(ctx, personOf(ctx).id);
}

/**
 * What somebody has chosen, for administrators.
 * @throws AppError `not_found`
 */
export async function preferencesOf(ctx: Ctx, userId: string): Promise<Preferences> {
  assertRunsTheDesk(ctx.actor);
  return existing(ctx, userId);
}

/** The departments that somebody follows, by name. */
export function followedDepartments(ctx: Ctx, userId: string): Promise<{ id: string; name: string }[]> {
  return repo.followedBy(ctx.db, userId);
}

/**
 * The departments that the actor may follow: those whose tickets they see, by name.
 * @throws AppError `not_found` for whoever is not of the staff
 */
export async function departmentsToFollow(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  const { departmentIds, seesAllTickets } = staffOf(ctx);
  const all = await allDepartments(ctx);
  return all.filter(({ id }) => seesAllTickets || departmentIds.includes(id));
}

/** Sets some cells of the actor's matrix; one that is as the desk says is the desk's again. */
export function chooseOwn(ctx: Ctx, cells: readonly (Cell & { value: boolean })[]): Promise<void> {
  return changeOwn(ctx, ({ role, desk, choices }) => ({
    choices: withCells(choices, cells, (cell) => deskAllows(role, desk, cell)),
  }));
}

/** Everything of the actor's matrix is as the desk says. */
export function chooseNothing(ctx: Ctx): Promise<void> {
  return changeOwn(ctx, () => ({ choices: {} }));
}

/**
 * Somebody has asked not to be told of a kind by a channel any more, whoever acts: what proves it is the caller's to
 * check. It stays so whatever the desk chooses later.
 * @throws AppError `not_found` for somebody who is not there
 */
export function turnOff(ctx: Ctx, userId: string, kind: Kind, channel: ChannelName): Promise<void> {
  const cell = { kind, channel };
  return change(ctx, userId, ({ choices }) =>
    chosenIn(choices, cell) === false
      ? {}
      : { choices: withCells(choices, [{ kind, channel, value: false }], () => true) },
  );
}

/**
 * They want to be told of a kind by a channel again, whatever the desk chooses.
 * @throws AppError `not_found` for somebody who is not there
 */
export function turnOn(ctx: Ctx, userId: string, kind: Kind, channel: ChannelName): Promise<void> {
  return change(ctx, userId, ({ choices }) => ({
    choices: withCells(choices, [{ kind, channel, value: true }], () => false),
  }));
}

export type Quiet = Pick<Values, 'quietFrom' | 'quietUntil' | 'quietDays' | 'urgentPasses'>;

/** @throws AppError `invalid` on `quietUntil` for hours that would never end */
export async function setQuietHours(ctx: Ctx, quiet: Quiet): Promise<void> {
  const { quietFrom: from, quietUntil: until, quietDays: days } = quiet;
  if (from !== null && until !== null && isAlwaysQuiet({ from, until, days }))
    throw invalid('quietUntil', 'notify.error.always_quiet');
  await changeOwn(ctx, () => quiet);
}

/**
 * Holds back what the actor would be told, until a moment or, without one, until they end it.
 * @throws AppError `invalid` on `pauseUntil` for what is over
 */
export async function pause(ctx: Ctx, until: Date | null): Promise<void> {
  if (until && until <= ctx.now) throw invalid('pauseUntil', 'notify.error.past');
  await changeOwn(ctx, () => ({ isPaused: true, pausedUntil: until }));
}

export function endPause(ctx: Ctx): Promise<void> {
  return changeOwn(ctx, () => ({ isPaused: false, pausedUntil: null }));
}

/** @throws AppError `not_found` for whoever is not of the staff */
export async function setUndoSeconds(ctx: Ctx, seconds: number): Promise<void> {
  staffOf(ctx);
  await changeOwn(ctx, () => ({ undoSeconds: seconds }));
}

/**
 * The departments that the actor follows from now on; those that are not theirs to choose stay as they are.
 * @throws AppError `not_found` for whoever is not of the staff; `invalid` on `departments` for one that they do not see
 */
export async function followDepartments(ctx: Ctx, wanted: string[]): Promise<void> {
  const { id } = staffOf(ctx);
  await inTx(ctx, async (tx) => {
    await repo.lockPerson(tx.db, id);
    const offered = (await departmentsToFollow(tx)).map((department) => department.id);
    if (wanted.some((one) => !offered.includes(one))) throw invalid('departments', 'input.not_a_choice');
    const before = await followedIds(tx, id);
    await repo.unfollow(
      tx.db,
      id,
      offered.filter((one) => !wanted.includes(one)),
    );
    await repo.follow(tx.db, id, wanted);
    const after = await followedIds(tx, id);
    await tell(tx, id, changesBetween({ followedDepartments: before }, { followedDepartments: after }));
  });
}

async function followedIds(tx: TxCtx, userId: string): Promise<string[]> {
  return (await repo.followedBy(tx.db, userId)).map(({ id }) => id);
}

function changeOwn(ctx: Ctx, patch: (before: Preferences) => Partial<Values>): Promise<void> {
  return change(ctx, personOf(ctx).id, patch);
}

async function change(
  ctx: Ctx,
  userId: string,
  patchOf: (before: Preferences) => Partial<Values>,
): Promise<void> {
  await inTx(ctx, async (tx) => {
    await repo.lockPerson(tx.db, userId);
    const before = await existing(tx, userId);
    const after = { ...valuesOf(before), ...patchOf(before) };
    const changes = changesOf(valuesOf(before), after);
    if (!changes) return;
    await repo.saveValues(tx.db, userId, after, tx.now);
    await tell(tx, userId, changes);
  });
}

async function tell(tx: TxCtx, userId: string, changes: Changes | null): Promise<void> {
  if (changes) await emit(tx, { type: CHANGED, subject: { type: 'user', id: userId }, changes });
}

/** Of the choices, cell by cell: what the desk decides is null. */
function changesOf({ choices: old, ...before }: Values, { choices, ...after }: Values): Changes | null {
  const [was, is] = [flat(old), flat(choices)];
  const gone = Object.keys(was).filter((name) => !(name in is));
  const now = { ...is, ...Object.fromEntries(gone.map((name) => [name, null])) };
  return changesBetween({ ...before, ...was }, { ...after, ...now });
}

function valuesOf(stored: Preferences): Values {
  const { choices, quietFrom, quietUntil, quietDays, urgentPasses, isPaused, pausedUntil, undoSeconds } =
    stored;
  return { choices, quietFrom, quietUntil, quietDays, urgentPasses, isPaused, pausedUntil, undoSeconds };
}

async function existing(ctx: Ctx, userId: string): Promise<Preferences> {
  const [found] = await repo.storedOf(ctx.db, [userId]);
  if (!found) throw notFound();
  return preferencesFrom(found);
}

/** A zone that this machine does not know is the one of a desk that has chosen none. */
function preferencesFrom({ timeZone, ...stored }: repo.StoredRow): Preferences {
  const known = timeZone !== null && isTimeZone(timeZone) ? timeZone : DEFAULTS.timeZone;
  return { ...stored, timeZone: known };
}

function personOf({ actor }: Ctx): PersonActor {
  if (actor.kind !== 'person') throw notFound();
  return actor;
}

function staffOf(ctx: Ctx): PersonActor {
  const actor = personOf(ctx);
  if (actor.role === 'customer') throw notFound();
  return actor;
}
