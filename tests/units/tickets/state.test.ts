import { assertLegalStep, legalSteps, reopenWindowOver, STEPS } from '../../../src/features/tickets/state';
import { STATUSES, type Status } from '../../../src/features/tickets/tickets.words';
import { AppError } from '../../../src/platform/errors';
import { person, system } from '../../tickets/samples';

const now = new Date('2026-11-21T12:00:00Z');
const moment = { now, reopenDays: 14 };
const days = (count: number) => new Date(now.getTime() - count * 86_400_000);
const at = (status: Status, closedAt: Date | null = status === 'closed' ? days(1) : null) => ({
  status,
  closedAt,
  requesterId: 'me',
  organizationId: 'acme',
  internals: false,
});
/** The same ticket for somebody who works on it. */
const worked = <T extends object>(ticket: T) => ({ ...ticket, internals: true });

describe('the state machine', () => {
  // The table of the product, row by row: from, to.
  const table: [Status[], Status][] = [
    [['new', 'reopened'], 'in_progress'],
    [['new', 'in_progress', 'reopened'], 'on_hold'],
    [['on_hold'], 'in_progress'],
    [['new', 'in_progress', 'on_hold', 'reopened'], 'resolved'],
    [['new', 'in_progress', 'on_hold', 'reopened', 'resolved'], 'closed'],
    [['resolved', 'closed'], 'reopened'],
  ];
  const inTable = (from: Status, to: Status) =>
    table.some(([froms, target]) => target === to && froms.includes(from));

  test('takes exactly the steps of the table', () => {
    for (const from of STATUSES) {
      for (const to of STATUSES)
        expect([from, to, STEPS[from].includes(to)]).toEqual([from, to, inTable(from, to)]);
    }
  });

  test('gives staff every step, owners closing and reopening, others none', () => {
    for (const from of STATUSES) {
      const steps = STEPS[from];
      expect(legalSteps(person('technician'), worked(at(from)), moment)).toEqual(steps);
      expect(legalSteps(system, worked(at(from)), moment)).toEqual(steps);
      const owned = steps.filter((to) => to === 'closed' || to === 'reopened');
      expect(legalSteps(person('customer'), at(from), moment)).toEqual(owned);
      expect(legalSteps(person('customer', { id: 'other' }), at(from), moment)).toEqual([]);
      const colleague = person('customer', { id: 'other', organizationId: 'acme', sharesTickets: true });
      expect(legalSteps(colleague, at(from), moment)).toEqual(owned);
    }
  });

  test('reopens within the window to the millisecond, and a resolved ticket at any time', () => {
    expect(reopenWindowOver(at('closed', days(14)), moment)).toBe(false);
    expect(reopenWindowOver(at('closed', new Date(days(14).getTime() - 1)), moment)).toBe(true);
    expect(legalSteps(person('technician'), worked(at('closed', days(15))), moment)).toEqual([]);
    expect(legalSteps(person('technician'), worked(at('resolved')), moment)).toContain('reopened');
  });

  test('names the legal steps when it refuses one', () => {
    try {
      assertLegalStep(person('technician'), worked(at('resolved')), 'on_hold', moment);
      throw new Error('it was allowed');
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
      const { fields, data } = error as AppError;
      expect(data.legal).toEqual(['closed', 'reopened']);
      expect(fields.status?.key).toBe('tickets.error.illegal_step');
      expect(fields.status?.params).toMatchObject({
        from: 'resolved',
        to: 'on_hold',
        step1: 'closed',
        count: 2,
      });
    }
  });

  test('says that the window is over when that is why', () => {
    expect(() => assertLegalStep(system, at('closed', days(20)), 'reopened', moment)).toThrow(
      expect.objectContaining({
        fields: { status: expect.objectContaining({ key: 'tickets.error.reopen_window_over' }) },
      }),
    );
  });
});
