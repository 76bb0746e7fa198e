import { cached } from '../../platform/cache';
import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { AppError, deleteUnused, invalid, notFound, unlessTaken } from '../../platform/errors';
import { changesBetween, emit } from '../../platform/events';
import { newId } from '../../platform/ids';
import type { Page } from '../../platform/paging';
import { assertRunsTheDesk } from '../../platform/rights';
import * as repo from './departments.repo';

export interface DepartmentInput {
  name: string;
  email: string | null;
  managerId: string | null;
  memberIds: string[];
  isActive: boolean;
}

const NEW = { email: null, managerId: null, memberIds: [], isActive: true };
const CACHE = 'departments';
/** Each ticket that moves gets an event; with more of them, deactivating is the way out. */
const MOST_MOVED = 2000;

export function listDepartments(
  ctx: Ctx,
  filter: repo.DepartmentFilter = {},
): Promise<Page<repo.DepartmentListItem>> {
  assertRunsTheDesk(ctx.actor);
  return repo.listPage(ctx.db, filter);
}

/** The active ones, by name; for choices. */
export function allDepartments(ctx: Ctx): Promise<readonly { id: string; name: string }[]> {
  return cached(ctx, CACHE, 'active', 300, () => repo.activeDepartments(ctx.db));
}

/** @throws AppError `not_found` */
export async function findDepartment(ctx: Ctx, id: string): Promise<repo.DepartmentDetail> {
  const found = await repo.departmentById(ctx.db, id);
  if (!found) throw notFound();
  return found;
}

export async function createDepartment(
  ctx: Ctx,
  given: Pick<DepartmentInput, 'name'> & Partial<DepartmentInput>,
): Promise<repo.DepartmentDetail> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    const id = newId();
    const { memberIds, ...columns } = await checked(tx, { ...NEW, ...given });
    await uniquely(() =>
      tx.db('departments').insert({ id, ...columns, createdAt: tx.now, updatedAt: tx.now }),
    );
    await repo.saveMembers(tx.db, id, memberIds);
    const changes = changesBetween({}, { ...columns, memberIds }) ?? undefined;
    await emit(tx, { type: 'department.created', subject: { type: 'department', id }, changes });
    await announce(tx, memberIds);
    return findDepartment(tx, id);
  });
}

/** @throws AppError `not_found`; `invalid` for a name in use, people who are not staff, the last active one */
export async function updateDepartment(
  ctx: Ctx,
  id: string,
  patch: Partial<DepartmentInput>,
): Promise<repo.DepartmentDetail> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    const all = await repo.lockDepartments(tx.db);
    const department = await findDepartment(tx, id);
    const before = inputOf(department);
    const after = await checked(tx, { ...before, ...patch });
    if (before.isActive && !after.isActive) assertAnotherActive(all, id, 'isActive');
    const changes = changesBetween(before, after);
    if (!changes) return department;
    const { memberIds, ...columns } = after;
    await uniquely(() =>
      tx
        .db('departments')
        .where({ id })
        .update({ ...columns, updatedAt: tx.now }),
    );
    await repo.saveMembers(tx.db, id, memberIds);
    await emit(tx, { type: 'department.changed', subject: { type: 'department', id }, changes });
    await announce(tx, different(before.memberIds, memberIds));
    return findDepartment(tx, id);
  });
}

/**
 * Removes a department. What refers to it moves to `moveTo`.
 * @throws AppError `conflict` with `data.uses` when something refers to it and there is nowhere to move to
 */
export async function removeDepartment(
  ctx: Ctx,
  id: string,
  { moveTo = null }: { moveTo?: string | null } = {},
): Promise<void> {
  assertRunsTheDesk(ctx.actor);
  await inTx(ctx, async (tx) => {
    const all = await repo.lockDepartments(tx.db);
    const department = await findDepartment(tx, id);
    const uses = await repo.usesOf(tx.db, id);
    if (moveTo !== null && (moveTo === id || !all.some((other) => other.id === moveTo))) {
      throw invalid('moveTo', 'input.not_a_choice');
    }
    if (moveTo === null && uses.tickets + uses.categories + uses.cannedReplies > 0) {
      throw inUse(uses);
    }
    if (department.isActive) assertAnotherActive(all, id, 'moveTo');
    if (moveTo !== null && uses.tickets > MOST_MOVED) {
      const fields = { moveTo: { key: 'admin.error.too_many', params: { max: MOST_MOVED } } };
      throw new AppError('conflict', { fields, data: { uses } });
    }
    if (moveTo !== null) await moveContents(tx, id, moveTo);
    await deleteUnused(
      () => tx.db('departments').where({ id }).delete(),
      () => inUse(uses),
    );
    const changes = changesBetween(inputOf(department), cleared(department)) ?? undefined;
    const data = { name: department.name, uses, moveTo };
    await emit(tx, { type: 'department.deleted', subject: { type: 'department', id }, changes, data });
    await announce(tx, inputOf(department).memberIds);
  });
}

function inUse(uses: repo.DepartmentUses): AppError {
  return new AppError('conflict', {
    fields: { moveTo: { key: 'departments.error.in_use' } },
    data: { uses },
  });
}

/** What refers to it: tickets, categories, members. */
export async function departmentUses(ctx: Ctx, id: string): Promise<repo.DepartmentUses> {
  assertRunsTheDesk(ctx.actor);
  return repo.usesOf(ctx.db, id);
}

/** The departments of one person, as the users feature changes them. Returns those before. */
export async function setDepartmentsOf(tx: TxCtx, userId: string, ids: string[]): Promise<string[]> {
  assertRunsTheDesk(tx.actor);
  const before = await repo.departmentsOf(tx.db, userId);
  const wanted = [...new Set(ids)];
  if ((await repo.existing(tx.db, wanted)) !== wanted.length)
    throw invalid('departmentIds', 'input.not_a_choice');
  await repo.saveDepartmentsOf(tx.db, userId, wanted);
  await resignManager(tx, userId, wanted);
  if (different(before, wanted).length > 0) await announce(tx, [userId]);
  return before;
}

async function moveContents(tx: TxCtx, from: string, to: string): Promise<void> {
  await repo.moveCategories(tx.db, from, to);
  const moved = await repo.moveTickets(tx.db, from, to);
  if (moved.length > 0)
    await tx.system.live.hint(tx, { topics: ['queue'], audience: 'staff', departmentId: to });
  for (const { id, version } of moved) {
    const changes = { departmentId: { before: from, after: to } };
    await emit(tx, {
      type: 'ticket.changed',
      subject: { type: 'ticket', id },
      ticketId: id,
      changes,
      data: { version },
    });
  }
}

/** A manager is a member too, and both are staff. */
async function checked(tx: TxCtx, input: DepartmentInput): Promise<DepartmentInput> {
  const { managerId } = input;
  const memberIds = [...new Set(managerId ? [...input.memberIds, managerId] : input.memberIds)].sort();
  const staff = await repo.staffAmong(tx.db, memberIds);
  if (managerId && !staff.has(managerId)) throw invalid('managerId', 'input.not_a_choice');
  if (memberIds.some((member) => !staff.has(member))) throw invalid('memberIds', 'input.not_a_choice');
  return { ...input, memberIds };
}

/** A new ticket must have somewhere to go. */
function assertAnotherActive(all: { id: string; isActive: boolean }[], id: string, field: string): void {
  if (!all.some((other) => other.isActive && other.id !== id)) {
    throw invalid(field, 'departments.error.last_active');
  }
}

/** Choices are read anew, and people whose departments changed get pages with their new rights. */
async function announce(tx: TxCtx, people: string[]): Promise<void> {
  await tx.system.cache.forget(tx, CACHE);
  for (const id of people) await tx.system.live.hint(tx, { topics: [`person:${id}`], audience: 'everyone' });
}

function uniquely(write: () => PromiseLike<unknown>): Promise<void> {
  return unlessTaken('departments_name', () => invalid('name', 'departments.error.name_taken'), write);
}

function inputOf(department: repo.DepartmentDetail): DepartmentInput {
  const { name, email, managerId, isActive, members } = department;
  return { name, email, managerId, isActive, memberIds: members.map(({ id }) => id).sort() };
}

function cleared(department: repo.DepartmentDetail): Record<string, null> {
  return Object.fromEntries(Object.keys(inputOf(department)).map((field) => [field, null]));
}

function different(before: string[], after: string[]): string[] {
  return [...before.filter((id) => !after.includes(id)), ...after.filter((id) => !before.includes(id))];
}

/** Somebody who leaves manages nothing any more, but for the departments that they stay in. */
export async function resignManager(tx: TxCtx, userId: string, stay: string[] = []): Promise<void> {
  for (const id of await repo.managedBy(tx.db, userId, stay)) {
    await tx.db('departments').where({ id }).update({ managerId: null, updatedAt: tx.now });
    const changes = { managerId: { before: userId, after: null } };
    await emit(tx, { type: 'department.changed', subject: { type: 'department', id }, changes });
  }
}
