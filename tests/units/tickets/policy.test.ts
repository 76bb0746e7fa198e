import { assertMayChange } from '../../../src/features/tickets/changes/changes.policy';
import type { TicketPatch } from '../../../src/features/tickets/changes/changes.types';
import { assertMayCreate } from '../../../src/features/tickets/filing/filing.policy';
import type { NewTicket } from '../../../src/features/tickets/filing/filing.types';
import { assertMayReply } from '../../../src/features/tickets/replies/replies.policy';
import { relationOf } from '../../../src/features/tickets/tickets.policy';
import type { Actor, PersonActor } from '../../../src/platform/ctx';
import type { AppError } from '../../../src/platform/errors';
import { person } from '../../tickets/samples';

/** The same ticket for somebody who works on it. */
const worked = <T extends object>(ticket: T) => ({ ...ticket, internals: true });

describe('who may do what', () => {
  const ticket = { requesterId: 'me', organizationId: 'acme', internals: false };
  const customer = person('customer');

  test('relations', () => {
    expect(relationOf(customer, ticket)).toBe('own');
    expect(relationOf(person('customer', { id: 'x', organizationId: 'acme' }), ticket)).toBe('participant');
    const sharing: Partial<PersonActor> = { id: 'x', organizationId: 'acme', sharesTickets: true };
    expect(relationOf(person('customer', sharing), ticket)).toBe('shared');
    expect(
      relationOf(person('customer', { ...sharing, organizationId: null }), {
        ...ticket,
        organizationId: null,
      }),
    ).toBe('participant');
    expect(relationOf(person('technician'), worked(ticket))).toBe('staff');
    expect(relationOf(person('technician'), ticket)).toBe('own');
    expect(relationOf(person('technician', { ...sharing }), ticket)).toBe('participant');
    expect(relationOf({ kind: 'anonymous' }, ticket)).toBe('stranger');
  });

  const code = (act: () => void): string => {
    try {
      act();
      return 'allowed';
    } catch (error) {
      return (error as AppError).code;
    }
  };

  test('a customer changes nothing but closing and reopening what is theirs', () => {
    const patches: [TicketPatch, string][] = [
      [{ status: 'closed' }, 'allowed'],
      [{ status: 'reopened' }, 'allowed'],
      [{ status: 'resolved' }, 'forbidden'],
      [{ status: 'closed', closeReason: 'spam' }, 'forbidden'],
      [{ urgency: 'critical' }, 'forbidden'],
      [{ priority: 'P1' }, 'forbidden'],
      [{ subject: 'x' }, 'forbidden'],
      [{ tags: [] }, 'forbidden'],
      [{ fields: {} }, 'forbidden'],
      [{ participantIds: [] }, 'forbidden'],
      [{ assigneeId: null }, 'forbidden'],
    ];
    for (const [patch, verdict] of patches) {
      expect([patch, code(() => assertMayChange(customer, ticket, patch))]).toEqual([patch, verdict]);
      expect(code(() => assertMayChange(person('technician'), worked(ticket), patch))).toBe('allowed');
      expect(code(() => assertMayChange(person('technician'), ticket, patch))).toBe(verdict);
    }
    const inCopy = person('customer', { id: 'x' });
    expect(code(() => assertMayChange(inCopy, ticket, { status: 'closed' }))).toBe('forbidden');
  });

  test('a customer files for themselves, with what the form offers', () => {
    const input: NewTicket = {
      subject: 's',
      description: 'd',
      urgency: 'high',
      categoryId: null,
      fields: {},
    };
    const may = (more: Partial<NewTicket>, actor: Actor = customer) =>
      code(() => assertMayCreate(actor, { ...input, ...more }));
    expect(may({})).toBe('allowed');
    expect(may({ requesterId: 'me' })).toBe('allowed');
    expect(may({ requesterId: 'you' })).toBe('forbidden');
    for (const more of [
      { impact: 'high' },
      { tags: ['x'] },
      { assigneeId: 'x' },
      { departmentId: 'x' },
    ] as const) {
      expect([more, may(more as Partial<NewTicket>)]).toEqual([more, 'forbidden']);
    }
    expect(may({}, { kind: 'anonymous' })).toBe('unauthenticated');
    expect(may({ requesterId: 'you', tags: ['x'] }, person('technician'))).toBe('allowed');
  });

  test('only those who work on a ticket write notes and set a status with a reply', () => {
    const may = (actor: Actor, more: object, internals = false) =>
      code(() => assertMayReply(actor, { internals }, { body: 'x', visibility: 'public', ...more }));
    expect(may(customer, {})).toBe('allowed');
    expect(may(customer, { visibility: 'internal' })).toBe('forbidden');
    expect(may(customer, { status: 'resolved' })).toBe('forbidden');
    expect(may(customer, { solution: 'x' })).toBe('forbidden');
    expect(may(person('technician'), { visibility: 'internal', status: 'resolved' }, true)).toBe('allowed');
    expect(may(person('technician'), { visibility: 'internal' })).toBe('forbidden');
    expect(may(person('technician'), {})).toBe('allowed');
    expect(may({ kind: 'anonymous' }, {})).toBe('forbidden');
  });
});
