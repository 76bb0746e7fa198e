import type { Priority, TicketType } from '../tickets';
import type { Book } from './book.types';
import type { Terms } from './clock/clock.types';
import type { StoredPolicy } from './policies/policies.types';
import { PROMISES, type PromiseKind } from './sla.words';

/** What of a ticket decides which policy is for it. */
export interface PolicyFacts {
  priority: Priority;
  departmentId: string;
  organizationId: string | null;
  categoryId: string | null;
  type: TicketType;
  isVip: boolean;
  fields: Readonly<Record<string, unknown>>;
}

/** Why a policy is a ticket's: its conditions fit, or it is the department's or the desk's. */
export type Reason = 'conditions' | 'department' | 'desk';

export interface Chosen {
  policy: StoredPolicy;
  reason: Reason;
}

/** The first policy whose conditions fit, else the department's, else the desk's; null where none is for the ticket. */
export function choosePolicy(book: Book, facts: PolicyFacts): Chosen | null {
  const fitting = book.policies.find((policy) => hasConditions(policy) && fits(policy, facts, book.parents));
  if (fitting) return { policy: fitting, reason: 'conditions' };
  const own = book.departmentPolicies.get(facts.departmentId);
  const ofDepartment = book.policies.find(({ id }) => id === own);
  if (ofDepartment) return { policy: ofDepartment, reason: 'department' };
  const ofDesk = book.policies.find(({ isDefault }) => isDefault);
  return ofDesk ? { policy: ofDesk, reason: 'desk' } : null;
}

export function hasConditions(policy: StoredPolicy): boolean {
  const { departmentIds, organizationIds, categoryIds, types, vip, fieldValues } = policy;
  const lists = [departmentIds, organizationIds, categoryIds, types, Object.keys(fieldValues)];
  return vip !== null || lists.some((list) => list.length > 0);
}

/** Whether all conditions fit; a category's tickets are its subcategories' too. */
export function fits(policy: StoredPolicy, facts: PolicyFacts, parents: Book['parents']): boolean {
  const { departmentIds, organizationIds, categoryIds, types, vip, fieldValues } = policy;
  const categories = facts.categoryId ? [facts.categoryId, parents.get(facts.categoryId)] : [];
  return (
    isAmong(departmentIds, [facts.departmentId]) &&
    isAmong(organizationIds, [facts.organizationId]) &&
    isAmong(categoryIds, categories) &&
    isAmong(types, [facts.type]) &&
    (vip === null || vip === facts.isVip) &&
    Object.entries(fieldValues).every(([key, values]) =>
      valuesOf(facts.fields, key).some((value) => values.includes(value)),
    )
  );
}

/**
 * A policy without the values of custom fields that are not there any more: tickets may still have them.
 * @param offered by the key of each field the values that it offers; a condition of which none is left fits nothing
 */
export function withOffered<P extends Pick<StoredPolicy, 'fieldValues'>>(
  policy: P,
  offered: ReadonlyMap<string, readonly string[]>,
): P {
  const fieldValues = Object.entries(policy.fieldValues).map(
    ([key, values]) => [key, values.filter((value) => offered.get(key)?.includes(value))] as const,
  );
  return { ...policy, fieldValues: Object.fromEntries(fieldValues) };
}

const isAmong = (wanted: readonly string[], there: readonly (string | null | undefined)[]): boolean =>
  wanted.length === 0 || there.some((one) => one != null && wanted.includes(one));

/** As conditions name them: a choice by its key, a checkbox as `true` or `false`. A box nobody has touched is not ticked. */
function valuesOf(fields: Readonly<Record<string, unknown>>, key: string): string[] {
  if (!Object.hasOwn(fields, key)) return ['false'];
  return [fields[key]].flat().map(String);
}

/** What a policy promises for a ticket of this priority; null where its calendar is not in the book. */
export function termsOf(book: Book, policy: StoredPolicy, priority: Priority): Terms | null {
  const small = priority.toLowerCase() as 'p1';
  const calendarId = policy[`${small}CalendarId`] ?? policy.calendarId;
  const calendar = book.calendars.get(calendarId);
  if (!calendar) return null;
  const targets = Object.fromEntries(PROMISES.map((kind) => [kind, policy[`${small}${COLUMNS[kind]}`]]));
  return {
    policyId: policy.id,
    policyName: policy.name,
    priority,
    calendarId,
    calendar,
    targets: targets as Record<PromiseKind, number | null>,
    pausesFor: policy.pausesFor,
  };
}

const COLUMNS = {
  first_response: 'FirstResponse',
  next_response: 'NextResponse',
  resolution: 'Resolution',
} as const satisfies Record<PromiseKind, string>;
