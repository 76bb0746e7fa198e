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

/** What somebody changes of their own preferences: what is left out stays as it is. */
export interface Wanted {
  /** One that is as the desk says is the desk's again. */
  cells?: readonly (Cell & { value: boolean })[];
  quiet?: Pick<Values, 'quietFrom' | 'quietUntil' | 'quietDays'>;
  urgentPasses?: boolean;
  pause?: Pick<Values, 'isPaused' | 'pausedUntil'>;
  /** Of the staff alone, as are the departments that they follow from now on, and no longer. */
  undoSeconds?: number;
  follow?: string[];
  unfollow?: string[];
}

/**
 * Changes what the actor wants, all of it or nothing.
 * @throws AppError `invalid` on `quietUntil` for hours that would never end, on `departments` for one whose tickets the
 * actor does not see; `not_found` for what is the staff's alone
 */
export async function changeOwn(ctx: Ctx, wanted: Wanted): Promise<void> {
  const { cells = [], quiet, urgentPasses, pause, undoSeconds: seconds } = wanted;
  if (seconds !== undefined) staffOf(ctx);
  if (quiet) assertEnds(quiet);
  await inTx(ctx, async (tx) => {
    const { id } = personOf(tx);
    await repo.lockPerson(tx.db, id);
    const followed = await follow(tx, wanted);
    const patch = ({ role, desk, choices, ...before }: Preferences): Partial<Values> => ({
      choices: withCells(choices, cells, (cell) => deskAllows(role, desk, cell)),
      urgentPasses: urgentPasses ?? before.urgentPasses,
      undoSeconds: seconds ?? before.undoSeconds,
      ...quiet,
      ...pause,
    });
    await change(tx, id, patch, followed);
  });
}

function assertEnds({ quietFrom: from, quietUntil: until, quietDays: days }: NonNullable<Wanted['quiet']>) {
  if (from !== null && until !== null && isAlwaysQuiet({ from, until, days }))
    throw invalid('quietUntil', 'notify.error.always_quiet');
}

/** Departments that are not theirs to choose stay as they are. */
async function follow(
  tx: TxCtx,
  { follow: more = [], unfollow: fewer = [] }: Wanted,
): Promise<Changes | null> {
  if (more.length + fewer.length === 0) return null;
  const { id } = staffOf(tx);
  const offered = (await departmentsToFollow(tx)).map((department) => department.id);
  if (more.some((one) => !offered.includes(one))) throw invalid('departments', 'input.not_a_choice');
  const before = await followedIds(tx, id);
  const left = fewer.filter((one) => offered.includes(one));
  await repo.unfollow(tx.db, id, left);
  await repo.follow(tx.db, id, more);
  return changesBetween({ followedDepartments: before }, { followedDepartments: await followedIds(tx, id) });
}

async function followedIds(tx: TxCtx, userId: string): Promise<string[]> {
  return (await repo.followedBy(tx.db, userId)).map(({ id }) => id);
}

/** Everything of the actor's matrix is as the desk says. */
export function chooseNothing(ctx: Ctx): Promise<void> {
  return change(ctx, personOf(ctx).id, () => ({ choices: {} }));
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

export function endPause(ctx: Ctx): Promise<void> {
  return changeOwn(ctx, { pause: { isPaused: false, pausedUntil: null } });
}

async function change(
  ctx: Ctx,
  userId: string,
  patchOf: (before: Preferences) => Partial<Values>,
  beside: Changes | null = null,
): Promise<void> {
  await inTx(ctx, async (tx) => {
    await repo.lockPerson(tx.db, userId);
    const before = await existing(tx, userId);
    const after = { ...valuesOf(before), ...patchOf(before) };
    const changes = changesOf(valuesOf(before), after);
    if (changes) await repo.saveValues(tx.db, userId, after, tx.now);
    if (!changes && !beside) return;
    const subject = { type: 'user', id: userId };
    await emit(tx, { type: CHANGED, subject, changes: { ...changes, ...beside } });
  });
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
