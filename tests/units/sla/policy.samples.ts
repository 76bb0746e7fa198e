import type { Book } from '../../../src/features/sla/book';
import type { StoredPolicy } from '../../../src/features/sla/policies/policies.types';
import type { PolicyFacts } from '../../../src/features/sla/terms';

/** Around the clock. */
export const ALWAYS = { timeZone: 'UTC', isAlways: true, hours: [], isClosed: () => false };
export const CALENDAR = '01980000-0000-7000-8000-00000000ca1e';

const noTargets = { FirstResponse: null, NextResponse: null, Resolution: null, CalendarId: null };
const ofPriority = (small: string) =>
  Object.fromEntries(Object.entries(noTargets).map(([name, value]) => [`${small}${name}`, value]));

/** A policy without conditions and without targets, but for what is given. */
export function policy(id: string, more: Partial<StoredPolicy> = {}): StoredPolicy {
  return {
    ...(Object.assign({}, ...['p1', 'p2', 'p3', 'p4'].map(ofPriority)) as StoredPolicy),
    ...{ id, name: id, isActive: true, isDefault: false, calendarId: CALENDAR },
    ...{ departmentIds: [], organizationIds: [], categoryIds: [], types: [], vip: null, fieldValues: {} },
    ...{ pausesFor: ['customer', 'third_party'], tellsResponse: false, tellsResolution: false },
    ...more,
  };
}

export function book(policies: StoredPolicy[], more: Partial<Book> = {}): Book {
  return {
    ...{ revision: 'one', policies, calendars: new Map([[CALENDAR, ALWAYS]]) },
    ...{ departmentPolicies: new Map(), parents: new Map() },
    ...more,
  };
}

export function facts(more: Partial<PolicyFacts> = {}): PolicyFacts {
  return {
    ...{ priority: 'P3', departmentId: 'it', organizationId: null, categoryId: null, type: 'incident' },
    ...{ isVip: false, fields: {} },
    ...more,
  };
}
