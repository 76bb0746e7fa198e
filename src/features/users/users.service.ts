import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { invalid } from '../../platform/errors';
import { type Changes, changesBetween, emit, followingFrom } from '../../platform/events';
import { assertName, lineOf } from '../../platform/line';
import { mergeStale } from '../../platform/merging';
import type { PasswordHash } from '../../platform/passwords';
import { assertRunsTheDesk } from '../../platform/rights';
import { once } from '../../platform/submissions';
import { resignManager, setDepartmentsOf } from '../departments';
import { findOrganization } from '../organizations';
import { setSkillsOf } from '../skills';
import { endSignIns, hintPerson } from './sign-ins.service';
import { existingUser, guarded, lockedUser } from './stored-user';
import { calendarExists } from './users.calendars.repo';
import { assertMayCreate } from './users.policy';
import * as repo from './users.repo';
import type { User, UserInput } from './users.types';

export type NewUser = Pick<UserInput, 'name' | 'email' | 'role'> &
  Partial<UserInput> & {
    /** Its id, where the caller has said already what it will be. */
    id?: string;
    /** Hashed before the transaction; who is in one already brings the hash. */
    password?: string | null;
    passwordHash?: PasswordHash | null;
    /** The caller has seen proof that the address is theirs. */
    isVerified?: boolean;
    isInvited?: boolean;
  };

const NEW: Omit<UserInput, 'name' | 'email' | 'role'> = {
  state: 'active',
  phone: null,
  locale: null,
  timeZone: null,
  organizationId: null,
  isVip: false,
  capacity: null,
  calendarId: null,
  departmentIds: [],
  skillIds: [],
};

/** @throws AppError `invalid` for an address in use, or an organization, department or skill that is not there */
export async function createUser(
  ctx: Ctx,
  {
    id: wanted,
    password,
    passwordHash: hash = null,
    isVerified = false,
    isInvited = false,
    ...given
  }: NewUser,
): Promise<User> {
  assertMayCreate(ctx.actor, given.role);
  const passwordHash = password ? await ctx.system.passwords.hash(password) : hash;
  const form = { noun: 'user', content: [given, password], find: existingUser };
  return once(ctx, form, async (tx, fresh) => {
    const id = wanted ?? fresh;
    const input = await checked(tx, { ...NEW, ...given });
    assertName('name', input.name);
    const { departmentIds, skillIds, ...columns } = input;
    await guarded(() =>
      tx.db('users').insert({
        id,
        ...columns,
        passwordHash,
        emailVerifiedAt: isVerified ? tx.now : null,
        invitedAt: isInvited ? tx.now : null,
        createdAt: tx.now,
        updatedAt: tx.now,
      }),
    );
    const changes = changesBetween({}, input) ?? undefined;
    const event = await emit(tx, { type: 'user.created', subject: { type: 'user', id }, changes });
    // Only administrators may touch departments; whoever else brings a customer has none to give.
    if (departmentIds.length + skillIds.length > 0)
      await saveBelongings(followingFrom(tx, event), id, departmentIds, skillIds);
    return existingUser(tx, id);
  });
}

/** As for a new user: a password, or its hash. */
export type UserPatch = Partial<UserInput> & Pick<NewUser, 'password' | 'passwordHash'>;

/**
 * An administrator changes somebody. A new role, address or password ends all of the person's sign-ins.
 * @param form.version the version that the form was opened at: what others changed since is kept
 * @throws AppError `not_found`; `conflict` where both changed the same (see `mergeStale`); `invalid` as for
 *   createUser, for the last administrator, and for staff with open tickets who are to become a customer
 */
export async function updateUser(
  ctx: Ctx,
  id: string,
  { password, passwordHash: hash = null, ...patch }: UserPatch,
  form: { version?: number } = {},
): Promise<User> {
  assertRunsTheDesk(ctx.actor);
  const passwordHash = password ? await ctx.system.passwords.hash(password) : hash;
  return inTx(ctx, async (tx) => {
    const user = await lockedUser(tx, id);
    const own = await mergeStale(tx, { subjectId: id }, user.version, asStored(patch, user), form.version);
    const before = inputOf(user);
    const after = await checked(tx, { ...before, ...own });
    assertName('name', after.name, before.name);
    const changes = changesBetween(before, after) ?? {};
    if (changes.role && after.role === 'customer') await assertNoOpenTickets(tx, id);
    await applyUpdate(tx, user, after, { passwordHash, changes });
    if (changes.role || changes.email || passwordHash) await endSignIns(tx, id, { isResumed: true });
    else if (changes.organizationId) await hintPerson(tx, id);
    if (passwordHash) await emit(tx, { type: 'user.password_changed', subject: { type: 'user', id } });
    return existingUser(tx, id);
  });
}

async function applyUpdate(
  tx: TxCtx,
  user: User,
  after: UserInput,
  { passwordHash, changes }: { passwordHash: PasswordHash | null; changes: Changes },
): Promise<void> {
  const isChanged = Object.keys(changes).length > 0;
  if (!isChanged && !passwordHash) return;
  const version = user.version + 1;
  const { departmentIds, skillIds, state, ...columns } = after;
  const values = {
    ...columns,
    ...(user.state !== 'inactive' && { state }),
    ...(passwordHash && { passwordHash }),
    ...(after.email !== user.email && { emailVerifiedAt: null }),
    version,
    updatedAt: tx.now,
  };
  await guarded(() => tx.db('users').where({ id: user.id }).update(values));
  if (!isChanged) return;
  const subject = { type: 'user', id: user.id };
  const event = await emit(tx, { type: 'user.changed', subject, changes, data: { version } });
  await saveBelongings(followingFrom(tx, event), user.id, departmentIds, skillIds);
}

/** What a form says, as it is stored. Who is deactivated stays so whatever the form says: that has a page of its own. */
function asStored(patch: Partial<UserInput>, { state }: User): Partial<UserInput> {
  const stored = { ...patch };
  if (patch.email !== undefined) stored.email = patch.email.toLowerCase();
  if (state === 'inactive' || patch.state === undefined) delete stored.state;
  return stored;
}

/**
 * Keeps somebody out and keeps all they did. Their open tickets stay theirs: the caller offers to reassign them.
 * @throws AppError `not_found`; `invalid` for the last administrator
 */
export async function deactivateUser(ctx: Ctx, id: string): Promise<void> {
  assertRunsTheDesk(ctx.actor);
  await inTx(ctx, async (tx) => {
    const user = await lockedUser(tx, id);
    if (user.state === 'inactive') return;
    const changes = { state: { before: user.state, after: 'inactive' } };
    const version = user.version + 1;
    const values = { state: 'inactive', availability: 'offline', version, updatedAt: tx.now };
    await guarded(() => tx.db('users').where({ id }).update(values), 'state');
    await resignManager(tx, id);
    await endSignIns(tx, id);
    await emit(tx, { type: 'user.deactivated', subject: { type: 'user', id }, changes, data: { version } });
  });
}

export async function reactivateUser(ctx: Ctx, id: string): Promise<void> {
  assertRunsTheDesk(ctx.actor);
  await inTx(ctx, async (tx) => {
    const user = await lockedUser(tx, id);
    if (user.state !== 'inactive') return;
    const changes = { state: { before: 'inactive', after: 'active' } };
    const version = user.version + 1;
    await tx.db('users').where({ id }).update({ state: 'active', version, updatedAt: tx.now });
    await emit(tx, { type: 'user.reactivated', subject: { type: 'user', id }, changes, data: { version } });
  });
}

/** Replaces a password whose old one the caller has checked. The person's other sign-ins end. */
export async function setOwnPassword(
  tx: TxCtx,
  id: string,
  passwordHash: PasswordHash,
  keep: string | null,
): Promise<void> {
  await tx.db('users').where({ id }).update({ passwordHash, updatedAt: tx.now });
  await endSignIns(tx, id, { except: keep });
  await emit(tx, { type: 'user.password_changed', subject: { type: 'user', id } });
}

async function assertNoOpenTickets(tx: TxCtx, id: string): Promise<void> {
  const { count } = await repo.openTicketsOf(tx.db, id, 1);
  if (count > 0) throw invalid('role', 'users.error.has_open_tickets', { count });
}

async function saveBelongings(
  tx: TxCtx,
  id: string,
  departmentIds: string[],
  skillIds: string[],
): Promise<void> {
  await setDepartmentsOf(tx, id, departmentIds);
  await setSkillsOf(tx, id, skillIds);
}

/** Customers have no departments, skills, calendar or capacity; staff are no VIPs. */
async function checked(tx: TxCtx, input: UserInput): Promise<UserInput> {
  if (input.organizationId) {
    await findOrganization(tx, input.organizationId).catch(() => {
      throw invalid('organizationId', 'input.not_a_choice');
    });
  }
  const common = { ...input, name: lineOf(input.name), email: input.email.toLowerCase() };
  if (input.role === 'customer')
    return { ...common, capacity: null, calendarId: null, departmentIds: [], skillIds: [] };
  if (input.calendarId && !(await calendarExists(tx.db, input.calendarId)))
    throw invalid('calendarId', 'input.not_a_choice');
  const departmentIds = [...new Set(input.departmentIds)].sort();
  return { ...common, isVip: false, departmentIds, skillIds: [...new Set(input.skillIds)].sort() };
}

function inputOf(user: User): UserInput {
  const { name, email, role, state, phone, locale, timeZone, organizationId, isVip, capacity, calendarId } =
    user;
  return {
    name,
    email,
    role,
    phone,
    locale,
    timeZone,
    organizationId,
    isVip,
    capacity,
    calendarId,
    state: state === 'inactive' ? 'active' : state,
    departmentIds: user.departments.map(({ id }) => id).sort(),
    skillIds: user.skills.map(({ id }) => id).sort(),
  };
}
