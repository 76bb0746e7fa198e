import type { Ctx, TxCtx } from '../../../platform/ctx';
import type { Db } from '../../../platform/db';
import { AppError, type FieldError } from '../../../platform/errors';
import { everyItem, type Kept, keptList, type ListDeclaration } from '../../../platform/lists';
import { assertRunsTheDesk } from '../../../platform/rights';
import { secondOf } from '../../../platform/working-time';
import { storedCalendars, workingHoursOf } from '../../calendars';
import { HOLD_REASONS, TYPES } from '../../tickets';
import { unknownConditions } from './conditions';
import { knownConditions } from './conditions.queries';
import { LONGEST_TARGET, SHORTEST_TARGET } from './durations';
import { isRetimed, neverDue } from './never-due';
import * as repo from './policies.repo';
import type { PolicyInput } from './policies.types';
import { CALENDAR_FIELDS, ID_CONDITIONS, TARGET_FIELDS } from './policies.words';

export type Policy = PolicyInput & Kept;

/** What a form says that names no other target than none. */
const NO_TARGETS = Object.fromEntries(TARGET_FIELDS.map((field) => [field, null]));
const NO_CALENDARS = Object.fromEntries(CALENDAR_FIELDS.slice(1).map((field) => [field, null]));

const declaration: ListDeclaration<PolicyInput> = {
  noun: 'sla_policy',
  table: 'sla_policies',
  columns: [
    'name',
    'isActive',
    'isDefault',
    'departmentIds',
    'organizationIds',
    'categoryIds',
    'types',
    'vip',
    'fieldValues',
    ...CALENDAR_FIELDS,
    ...TARGET_FIELDS,
    'pausesFor',
    'tellsResponse',
    'tellsResolution',
  ],
  names: ['name'],
  json: ['fieldValues'],
  defaults: {
    ...NO_TARGETS,
    ...NO_CALENDARS,
    isActive: true,
    isDefault: false,
    departmentIds: [],
    organizationIds: [],
    categoryIds: [],
    types: [],
    vip: null,
    fieldValues: {},
    pausesFor: ['customer', 'third_party'],
    tellsResponse: false,
    tellsResolution: false,
  },
  unique: { constraint: 'sla_policies_name', field: 'name', error: 'sla.error.name_taken' },
  inUse: 'sla.error.in_use',
  lock: lockPolicies,
  checked,
  followed: async (tx, { id, before }) => {
    if (before === null) await repo.putLast(tx.db, id);
  },
  siblings: (tx) => repo.policiesInOrder(tx.db),
};

/** The list that administrators keep: what is promised for which tickets. */
export const policies = keptList<PolicyInput>(declaration);

/** All of them in their order, for administrators. */
export function listPolicies(ctx: Ctx): Promise<Policy[]> {
  assertRunsTheDesk(ctx.actor);
  return everyItem(declaration, ctx.db, 'order by item.position, item.id');
}

/** @throws AppError `not_found` */
export function findPolicy(ctx: Ctx, id: string): Promise<Policy> {
  assertRunsTheDesk(ctx.actor);
  return policies.find(ctx, id);
}

/**
 * @param as its id, where a form makes more than the policy
 * @throws AppError `invalid` with what is wrong with each field
 */
export function createPolicy(
  ctx: Ctx,
  given: Pick<PolicyInput, 'name' | 'calendarId'> & Partial<PolicyInput>,
  as?: string,
): Promise<Policy> {
  return policies.create(ctx, given, as);
}

/**
 * @param form.version the version that the form was opened at: what others changed since is kept
 * @throws AppError `not_found`; `invalid`; `conflict` where both changed the same
 */
export function updatePolicy(
  ctx: Ctx,
  id: string,
  patch: Partial<PolicyInput>,
  form: { version?: number } = {},
): Promise<Policy> {
  return policies.update(ctx, id, patch, form);
}

/** By name and in order; for choices. */
export function policyNames(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  return repo.policyNames(ctx.db);
}

/** What a change of policies locks before it reads anything; an empty patch is a removal, or another place. */
export function lockPolicies(db: Db, patch: Partial<PolicyInput>, id: string | null): Promise<void> {
  const removes = id !== null && Object.keys(patch).length === 0;
  return repo.lockPolicies(db, calendarsIn(patch), { removes });
}

function calendarsIn(input: Partial<PolicyInput>): string[] {
  return [...new Set(CALENDAR_FIELDS.flatMap((field) => input[field] ?? []))];
}

async function checked(
  tx: TxCtx,
  given: PolicyInput,
  { id, before }: { id: string; before: PolicyInput | null },
): Promise<PolicyInput> {
  const input = tidied(given);
  await assertMakesSense(tx, input, before);
  if (input.isDefault && !before?.isDefault) await takeOverDefault(tx, id);
  return input;
}

/**
 * What is asked of a policy before it is saved, and before it is said what saving it would do.
 * @param before as it is stored; null for a new one
 * @throws AppError `invalid` for targets out of range or never due, and for calendars and conditions that are not there
 */
export async function assertMakesSense(
  ctx: Ctx,
  input: PolicyInput,
  before: PolicyInput | null,
): Promise<void> {
  const errors: Record<string, FieldError> = {
    ...(await unreachable(ctx, input, before)),
    ...wrongTargets(input),
    ...(await wrongCalendars(ctx, input)),
    ...(await wrongConditions(ctx, input, before)),
  };
  if (Object.keys(errors).length > 0) throw new AppError('invalid', { fields: errors });
}

/** Each thing once and in one order, so that what says the same is no change. */
function tidied(input: PolicyInput): PolicyInput {
  const each = <T>(list: readonly T[]): T[] => [...new Set(list)].sort();
  const values = Object.entries(input.fieldValues)
    .map(([key, list]) => [key, each(list)] as const)
    .filter(([, list]) => list.length > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    ...input,
    departmentIds: each(input.departmentIds),
    organizationIds: each(input.organizationIds),
    categoryIds: each(input.categoryIds),
    types: TYPES.filter((type) => input.types.includes(type)),
    pausesFor: HOLD_REASONS.filter((reason) => input.pausesFor.includes(reason)),
    fieldValues: Object.fromEntries(values),
  };
}

/** The form has checked what was typed; this holds for whoever else makes a policy. */
function wrongTargets(input: PolicyInput): Record<string, FieldError> {
  const fits = (seconds: number | null) =>
    seconds === null ||
    (Number.isInteger(seconds) && seconds >= SHORTEST_TARGET && seconds <= LONGEST_TARGET);
  const wrong = TARGET_FIELDS.filter((field) => !fits(input[field]));
  return Object.fromEntries(wrong.map((field) => [field, { key: 'sla.error.target_range' }]));
}

/** What stays as it is may have come so by a change of its calendar: it keeps nothing else from being saved. */
async function unreachable(
  { db, now }: Ctx,
  input: PolicyInput,
  before: PolicyInput | null,
): Promise<Record<string, FieldError>> {
  const calendars = await storedCalendars(db);
  const hours = new Map(calendars.map((calendar) => [calendar.id, workingHoursOf(calendar)]));
  const never = neverDue(input, hours, secondOf(now));
  const wrong = never.filter((one) => !before || isRetimed(one, input, before));
  return Object.fromEntries(wrong.map(({ field }) => [field, { key: 'sla.error.never_due' }]));
}

async function wrongCalendars({ db }: Ctx, input: PolicyInput): Promise<Record<string, FieldError>> {
  const there = await repo.calendarsAmong(db, calendarsIn(input));
  const wrong = CALENDAR_FIELDS.filter((field) => input[field] && !there.has(input[field]));
  return Object.fromEntries(wrong.map((field) => [field, { key: 'sla.error.no_calendar' }]));
}

/** What a condition names is there, or was named before it went: that stays until somebody takes it away. */
async function wrongConditions(
  ctx: Ctx,
  input: PolicyInput,
  before: PolicyInput | null,
): Promise<Record<string, FieldError>> {
  const known = await knownConditions(ctx, input);
  const gone = unknownConditions(input, known);
  const was = before ? unknownConditions(before, known) : null;
  const isNew = (list: readonly string[], old: readonly string[] = []) =>
    list.some((one) => !old.includes(one));
  const wrong = Object.keys(ID_CONDITIONS).filter((field) =>
    isNew(gone[field as keyof typeof ID_CONDITIONS], was?.[field as keyof typeof ID_CONDITIONS]),
  );
  if (isNew(gone.fieldValues, was?.fieldValues)) wrong.push('fieldValues');
  return Object.fromEntries(wrong.map((field) => [field, { key: 'input.not_a_choice' }]));
}

/** One policy is for all others: whichever was it before is it no more. */
async function takeOverDefault(tx: TxCtx, id: string): Promise<void> {
  for (const other of await repo.defaultsBut(tx.db, id))
    await policies.update(tx, other, { isDefault: false });
}
