import { PRIORITIES, type Priority } from '../../tickets';
import { PROMISES, type PromiseKind } from '../sla.words';
import type { CalendarColumns, TargetColumns } from './policies.types';

const COLUMNS = {
  first_response: 'FirstResponse',
  next_response: 'NextResponse',
  resolution: 'Resolution',
} as const satisfies Record<PromiseKind, string>;

const small = (priority: Priority) => priority.toLowerCase() as Lowercase<Priority>;

/** The field of a policy that holds its target. */
export function targetField(priority: Priority, kind: PromiseKind): keyof TargetColumns {
  return `${small(priority)}${COLUMNS[kind]}`;
}

/** The field of a policy that holds the calendar of a priority, where that is another one. */
export function calendarField(priority: Priority): keyof CalendarColumns {
  return `${small(priority)}CalendarId`;
}

export const TARGET_FIELDS = PRIORITIES.flatMap((priority) =>
  PROMISES.map((kind) => targetField(priority, kind)),
);
export const isTargetField = (name: string): boolean => (TARGET_FIELDS as readonly string[]).includes(name);
export const CALENDAR_FIELDS = ['calendarId', ...PRIORITIES.map(calendarField)] as const;
/** The conditions that are lists of ids, with what each names. */
export const ID_CONDITIONS = {
  departmentIds: 'departments',
  organizationIds: 'organizations',
  categoryIds: 'categories',
} as const;
/** Custom fields of these kinds can be conditions: what they hold is one of a list. */
export const CONDITION_KINDS: readonly string[] = ['select', 'multiselect', 'checkbox'];
