import { nextPriority, priorityFrom } from '../../../src/features/tickets/priority';
import {
  IMPACTS,
  type Impact,
  PRIORITIES,
  type Priority,
  URGENCIES,
  type Urgency,
} from '../../../src/features/tickets/tickets.words';
import { fc } from '../../support/properties';

describe('the priority matrix', () => {
  const rows: Record<Impact, string> = {
    critical: 'P1 P1 P2 P3',
    high: 'P1 P2 P2 P3',
    medium: 'P2 P2 P3 P4',
    low: 'P3 P3 P4 P4',
  };

  test('is the table of the product', () => {
    for (const impact of IMPACTS) {
      expect(URGENCIES.map((urgency) => priorityFrom(impact, urgency)).join(' ')).toBe(rows[impact]);
    }
  });

  const impact = fc.constantFrom(...IMPACTS);
  const urgency = fc.constantFrom(...URGENCIES);
  const priority = fc.constantFrom(...PRIORITIES);

  test('never gives more weight a lower priority', () => {
    const heavier = <T>(list: readonly T[], value: T) => list[Math.max(0, list.indexOf(value) - 1)] as T;
    fc.assert(
      fc.property(impact, urgency, (i: Impact, u: Urgency) => {
        expect(priorityFrom(heavier(IMPACTS, i), u) <= priorityFrom(i, u)).toBe(true);
        expect(priorityFrom(i, heavier(URGENCIES, u)) <= priorityFrom(i, u)).toBe(true);
      }),
    );
  });

  test('keeps an override through every change until it is undone', () => {
    fc.assert(
      fc.property(impact, urgency, priority, (i: Impact, u: Urgency, p: Priority) => {
        const overridden = { impact: 'low', urgency: 'low', priority: p, priorityOverridden: true } as const;
        expect(nextPriority(overridden, i, u, undefined)).toEqual({ priority: p, priorityOverridden: true });
        expect(nextPriority(overridden, i, u, 'auto')).toEqual({
          priority: priorityFrom(i, u),
          priorityOverridden: false,
        });
      }),
    );
  });

  test('overrides only by a priority that differs from the present one', () => {
    const before = {
      impact: 'medium',
      urgency: 'normal',
      priority: 'P3',
      priorityOverridden: false,
    } as const;
    expect(nextPriority(before, 'medium', 'normal', 'P3')).toEqual({
      priority: 'P3',
      priorityOverridden: false,
    });
    expect(nextPriority(before, 'medium', 'normal', 'P1')).toEqual({
      priority: 'P1',
      priorityOverridden: true,
    });
    expect(nextPriority(before, 'high', 'normal', 'P3')).toEqual({
      priority: 'P2',
      priorityOverridden: false,
    });
  });
});
