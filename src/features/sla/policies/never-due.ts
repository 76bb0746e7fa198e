import { type WorkingHours, workingAfter } from '../../../platform/working-time';
import { PRIORITIES, type Priority } from '../../tickets';
import { PROMISES } from '../sla.words';
import type { PolicyInput, TargetColumns } from './policies.types';
import { calendarField, targetField } from './policies.words';

export interface NeverDue {
  field: keyof TargetColumns;
  priority: Priority;
}

/**
 * The targets that a policy names and that are never due: the calendar has no such time within ten years. Calendars that
 * are not given are passed over.
 * @param from a second since 1970
 */
export function neverDue(
  policy: PolicyInput,
  calendars: ReadonlyMap<string, WorkingHours>,
  from: number,
): NeverDue[] {
  return PRIORITIES.flatMap((priority) => {
    const calendar = calendars.get(policy[calendarField(priority)] ?? policy.calendarId);
    if (!calendar) return [];
    const fields = PROMISES.map((kind) => targetField(priority, kind));
    return fields.flatMap((field) => {
      const target = policy[field];
      return target !== null && workingAfter(calendar, from, target) === null ? [{ field, priority }] : [];
    });
  });
}

/** Whether a target, or the calendar that it goes by, is another one than before. */
export function isRetimed({ field, priority }: NeverDue, policy: PolicyInput, before: PolicyInput): boolean {
  const calendarOf = (one: PolicyInput) => one[calendarField(priority)] ?? one.calendarId;
  return policy[field] !== before[field] || calendarOf(policy) !== calendarOf(before);
}
