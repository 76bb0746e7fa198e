import type { Impact, Priority, Urgency } from './tickets.words';

const MATRIX: Readonly<Record<Impact, Readonly<Record<Urgency, Priority>>>> = {
  critical: { critical: 'P1', high: 'P1', normal: 'P2', low: 'P3' },
  high: { critical: 'P1', high: 'P2', normal: 'P2', low: 'P3' },
  medium: { critical: 'P2', high: 'P2', normal: 'P3', low: 'P4' },
  low: { critical: 'P3', high: 'P3', normal: 'P4', low: 'P4' },
};

export function priorityFrom(impact: Impact, urgency: Urgency): Priority {
  return MATRIX[impact][urgency];
}

interface Weighed {
  impact: Impact;
  urgency: Urgency;
  priority: Priority;
  priorityOverridden: boolean;
}

/**
 * Priority after a change. A priority that staff choose stays until they undo it with `auto`; choosing the one
 * that stands already changes nothing, so a form that sends everything back does not override by accident.
 */
export function nextPriority(
  before: Weighed,
  impact: Impact,
  urgency: Urgency,
  wished: Priority | 'auto' | undefined,
): Pick<Weighed, 'priority' | 'priorityOverridden'> {
  if (wished !== undefined && wished !== 'auto' && wished !== before.priority) {
    return { priority: wished, priorityOverridden: true };
  }
  if (before.priorityOverridden && wished !== 'auto') {
    return { priority: before.priority, priorityOverridden: true };
  }
  return { priority: priorityFrom(impact, urgency), priorityOverridden: false };
}
