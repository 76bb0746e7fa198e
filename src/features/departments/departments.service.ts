import { cached } from '../../platform/cache';
import type { Ctx, TxCtx } from '../../platform/ctx';
import type { Db } from '../../platform/db';
import { invalid } from '../../platform/errors';
import { type Kept, keptList } from '../../platform/lists';
import { hintPeople } from '../../platform/live/people';
import { assertRunsTheDesk } from '../../platform/rights';
import * as repo from './departments.repo';

/** What a form says of a department. */
export interface DepartmentInput {
  name: string;
  email: string | null;
  managerId: string | null;
  memberIds: string[];
  isActive: boolean;
  /** When it works; the desk's tickets know none. */
  calendarId: string | null;
  /** What is promised for its tickets where no policy's conditions fit. */
  slaPolicyId: string | null;
}

/** Its members by name, whatever state they are in. */
interface Members {
  members: { id: string; name: string }[];
}

interface Counts {
  managerName: string | null;
  openTickets: number;
}

export type Department = DepartmentInput & Kept & Members;

/** The department that every desk begins with. */
export const FIRST_DEPARTMENT = 'General';

const CACHE = 'departments';

/** The list that administrators keep: the teams that work on tickets. */
export const departments = keptList<DepartmentInput, Members, Counts>({
  noun: 'department',
  table: 'departments',
  columns: ['name', 'email', 'managerId', 'calendarId', 'slaPolicyId', 'isActive'],
  names: ['name'],
  links: { memberIds: { table: 'departmentMembers', own: 'departmentId', other: 'userId' } },
  defaults: {
    email: null,
    managerId: null,
    memberIds: [],
    isActive: true,
    calendarId: null,
    slaPolicyId: null,
  },
  cache: CACHE,
  unique: { constraint: 'departments_name', field: 'name', error: 'departments.error.name_taken' },
  inUse: 'departments.error.in_use',
  sql: {
    joins: 'left join users m on m.id = item.manager_id',
    more: `(select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name, u.id), '[]')
      from department_members dm join users u on u.id = dm.user_id where dm.department_id = item.id) as members`,
    counts: `m.name as manager_name,
      (select count(*) from tickets where department_id = item.id and deleted_at is null
        and status in ('new', 'in_progress', 'on_hold', 'reopened')) as open_tickets`,
  },
  // People before departments, as whoever changes a person does: those alone who come or go, for others may have them.
  lock: async (db, patch, id) => {
    await repo.lockPeople(db, await comingAndGoing(db, patch, id));
    await repo.lockDepartments(db);
  },
  checked,
  checkRemoval: async (tx, { id, isActive }) => {
    if (isActive) await assertAnotherActive(tx, id, 'moveTo');
  },
  // People whose departments changed get pages with their new rights.
  followed: (tx, { before, after }) =>
    hintPeople(tx, different(before?.memberIds ?? [], after?.memberIds ?? [])),
});

/** The active ones, by name; for choices. */
export function allDepartments(ctx: Ctx): Promise<readonly { id: string; name: string }[]> {
  return cached(ctx, CACHE, 'active', 300, () => repo.activeDepartments(ctx.db));
}

/** @throws AppError `invalid` for a name in use, or people who are not staff */
export function createDepartment(
  ctx: Ctx,
  given: Pick<DepartmentInput, 'name'> & Partial<DepartmentInput>,
): Promise<Department> {
  return departments.create(ctx, given);
}

/** @throws AppError `not_found`; `invalid` for a name in use, people who are not staff, the last active one */
export function updateDepartment(ctx: Ctx, id: string, patch: Partial<DepartmentInput>): Promise<Department> {
  return departments.update(ctx, id, patch);
}

/** The departments of one person, as the users feature changes them. Returns those before. */
export async function setDepartmentsOf(tx: TxCtx, userId: string, ids: string[]): Promise<string[]> {
  assertRunsTheDesk(tx.actor);
  const before = await repo.departmentsOf(tx.db, userId);
  const wanted = [...new Set(ids)];
  if ((await repo.existing(tx.db, wanted)) !== wanted.length)
    throw invalid('departmentIds', 'input.not_a_choice');
  for (const id of different(before, wanted).sort()) {
    const { memberIds, managerId } = await departments.find(tx, id);
    const others = memberIds.filter((member) => member !== userId);
    const joins = wanted.includes(id);
    await departments.update(tx, id, {
      memberIds: joins ? [...others, userId] : others,
      managerId: managerId === userId && !joins ? null : managerId,
    });
  }
  return before;
}

/** Somebody who leaves manages nothing any more, but for the departments that they stay in. */
export async function resignManager(tx: TxCtx, userId: string, stay: string[] = []): Promise<void> {
  for (const id of await repo.managedBy(tx.db, userId, stay)) {
    await departments.update(tx, id, { managerId: null });
  }
}

/** A manager is a member too, and both are staff. Who was one already needs no check. */
async function checked(
  tx: TxCtx,
  input: DepartmentInput,
  { id, before }: { id: string; before: DepartmentInput | null },
): Promise<DepartmentInput> {
  const { managerId } = input;
  const memberIds = [...new Set(managerId ? [...input.memberIds, managerId] : input.memberIds)].sort();
  const added = memberIds.filter((member) => !before?.memberIds.includes(member));
  const staff = await repo.staffAmong(tx.db, added);
  if (managerId && added.includes(managerId) && !staff.has(managerId))
    throw invalid('managerId', 'input.not_a_choice');
  if (added.some((member) => !staff.has(member))) throw invalid('memberIds', 'input.not_a_choice');
  const { calendarId } = input;
  if (calendarId && calendarId !== before?.calendarId && !(await repo.calendarExists(tx.db, calendarId)))
    throw invalid('calendarId', 'input.not_a_choice');
  if (before?.isActive && !input.isActive) await assertAnotherActive(tx, id, 'isActive');
  if (input.slaPolicyId && !(await repo.slaPolicyExists(tx.db, input.slaPolicyId)))
    throw invalid('slaPolicyId', 'input.not_a_choice');
  return { ...input, memberIds };
}

/** A new ticket must have somewhere to go. */
async function assertAnotherActive(tx: TxCtx, id: string, field: string): Promise<void> {
  if (!(await repo.anotherIsActive(tx.db, id))) throw invalid(field, 'departments.error.last_active');
}

async function comingAndGoing(
  db: Db,
  { memberIds, managerId }: Partial<DepartmentInput>,
  id: string | null,
): Promise<string[]> {
  const before = id === null ? [] : await repo.membersOf(db, id);
  return different(before, [...(memberIds ?? before), ...(managerId ? [managerId] : [])]);
}

function different(before: string[], after: string[]): string[] {
  return [...before.filter((id) => !after.includes(id)), ...after.filter((id) => !before.includes(id))];
}
