import { cached } from '../../platform/cache';
import type { Ctx, Locale, PersonActor, Role, TxCtx } from '../../platform/ctx';
import { notFound } from '../../platform/errors';
import { LOCKED } from '../../platform/faults';
import type { Page } from '../../platform/paging';
import { assertRunsTheDesk } from '../../platform/rights';
import type { SignInColumn } from '../../platform/sign-in-extras';
import * as actors from './users.actor.repo';
import { assertMayLookUpPeople, maySee } from './users.policy';
import * as queries from './users.queries';
import * as repo from './users.repo';
import { type Person, ROLES, type StaffMember, type User, type UserListItem } from './users.types';

export const CACHE = 'users';

/**
 * Who a sign-in belongs to now; null once it has ended, has expired or the person was deactivated.
 * @param options.isUsed false: only a look, as an open page takes one by itself; it does not count as being there
 * @param options.isShown a page is made for them: what every page shows of its reader is read too
 */
export async function findActorBySignIn(
  ctx: Ctx,
  signInId: string,
  { isUsed = true, isShown = false }: { isUsed?: boolean; isShown?: boolean } = {},
): Promise<{ actor: PersonActor; signIn: actors.LiveSignIn } | null> {
  const find = (columns: SignInColumn[]) => actors.actorBySignIn(ctx.db, signInId, { now: ctx.now, columns });
  const found = isShown ? await find(ctx.system.signInColumns).catch(withoutLocked(find)) : await find([]);
  if (found?.stale && isUsed) await actors.touchSignIn(ctx.db, signInId, ctx);
  return found;
}

/** A page goes without what is read along for it where that is locked: what the page itself needs may not be. */
const withoutLocked =
  <T>(find: (columns: SignInColumn[]) => Promise<T>) =>
  (error: { code?: unknown }): Promise<T> => {
    if (error.code !== LOCKED) throw error;
    return find([]);
  };

/**
 * Whose sign-in this was, by their ids, where somebody has ended it: with it that of an administrator in somebody's
 * place. Nobody's where it ran out, or was ended for them to sign in again.
 */
export function findSignedOut(ctx: Ctx, signInId: string): Promise<string[]> {
  return queries.signedOutOf(ctx.db, signInId);
}

/** Who these sign-ins belong to now, by their ids; a look alone, as open pages take one by themselves. */
export function findActorsBySignIns(ctx: Ctx, signInIds: string[]): Promise<Map<string, PersonActor>> {
  return actors.actorsBySignIns(ctx.db, signInIds, ctx.now);
}

/**
 * Somebody as an actor, with the rights they have now.
 * @throws AppError `not_found`, also for a person who was deactivated
 */
export async function actorOf(ctx: Ctx, userId: string): Promise<PersonActor> {
  const actor = await actors.actorById(ctx.db, userId);
  if (!actor) throw notFound();
  return actor;
}

/** @throws AppError `not_found` */
export async function findUser(ctx: Ctx, id: string): Promise<User> {
  const user = maySee(ctx.actor, id) ? await repo.userById(ctx.db, id) : null;
  if (!user) throw notFound();
  return user;
}

export async function findUserByEmail(ctx: Ctx, email: string): Promise<User | null> {
  const user = await repo.userByEmail(ctx.db, email);
  return user && maySee(ctx.actor, user.id) ? user : null;
}

export function listUsers(ctx: Ctx, filter: queries.UserFilter = {}): Promise<Page<UserListItem>> {
  assertRunsTheDesk(ctx.actor);
  return queries.listPage(ctx.db, filter);
}

/** Those who match, by name, `limit` at most; for pickers of staff. */
export async function searchPeople(
  ctx: Ctx,
  { q, roles = ROLES, limit = 10 }: { q: string; roles?: readonly Role[]; limit?: number },
): Promise<Person[]> {
  assertMayLookUpPeople(ctx.actor);
  return queries.search(ctx.db, q, roles, limit);
}

/** Staff who can be given tickets now: all, or those of one department. */
export async function staffOf(ctx: Ctx, departmentId?: string | null): Promise<StaffMember[]> {
  assertMayLookUpPeople(ctx.actor);
  return repo.assignable(ctx.db, departmentId ?? null);
}

/** All staff who can be given tickets, for the lists of a page; what is chosen is checked when it is saved. */
export function staffChoices(ctx: Ctx): Promise<readonly StaffMember[]> {
  assertMayLookUpPeople(ctx.actor);
  return cached(ctx, CACHE, 'staff', 300, () => repo.assignable(ctx.db, null));
}

/** Colleagues on leave or gone, whose tickets are still looked for. */
export function unavailableStaff(ctx: Ctx): Promise<readonly { id: string; name: string }[]> {
  assertMayLookUpPeople(ctx.actor);
  return cached(ctx, CACHE, 'unavailable', 300, () => queries.unavailable(ctx.db));
}

/** How many open tickets somebody has, and `limit` of them, newest change first; `name` is the subject. */
export async function openTicketsOf(ctx: Ctx, userId: string, limit: number): Promise<repo.AssignedTickets> {
  assertRunsTheDesk(ctx.actor);
  return repo.openTicketsOf(ctx.db, userId, limit);
}

/** The language that somebody's pages were in when they last signed in; null for who never has. */
export function lastLocaleOf(ctx: Ctx, userId: string): Promise<Locale | null> {
  return repo.lastLocaleOf(ctx.db, userId);
}

export function hasAdministrator(ctx: Ctx): Promise<boolean> {
  return repo.administratorExists(ctx.db);
}

/** Whether there is an administrator; nobody else can become the first one until the transaction ends. */
export async function hasAdministratorForSure(tx: TxCtx): Promise<boolean> {
  await repo.lockAdministrators(tx.db);
  return repo.administratorExists(tx.db);
}

/** For signing in only: whatever is told of it must be the same for an account that does not exist. */
export function credentialsOf(ctx: Ctx, email: string): Promise<repo.Credentials | null> {
  return repo.credentialsByEmail(ctx.db, email);
}

/** Locked until the transaction ends. */
export function ownCredentials(tx: TxCtx, id: string): Promise<repo.Credentials | null> {
  return repo.credentialsById(tx.db, id);
}
