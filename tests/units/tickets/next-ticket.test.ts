import type { TicketPatch } from '../../../src/features/tickets/changes/changes.types';
import { nextTicket } from '../../../src/features/tickets/changes/next-ticket';
import { priorityFrom } from '../../../src/features/tickets/priority';
import { STEPS } from '../../../src/features/tickets/state';
import type { StoredTicket } from '../../../src/features/tickets/tickets.types';
import {
  CLOSE_REASONS,
  HOLD_REASONS,
  IMPACTS,
  STATUSES,
  type Status,
  URGENCIES,
} from '../../../src/features/tickets/tickets.words';
import { AppError } from '../../../src/platform/errors';
import { fc } from '../../support/properties';
import { person } from '../../tickets/samples';

const now = new Date('2026-11-21T12:00:00Z');
const before = new Date('2026-11-20T12:00:00Z');
const moment = { now, reopenDays: 14 };
const technician = person('technician');

/** A ticket as the database would let it be. */
function ticket(status: Status, more: Partial<StoredTicket> = {}): StoredTicket {
  return {
    id: 'id',
    internals: true,
    status,
    holdReason: status === 'on_hold' ? 'customer' : null,
    closeReason: null,
    duplicateOf: null,
    closedAt: status === 'closed' ? before : null,
    closedForInactivity: false,
    resolvedAt: status === 'resolved' || status === 'closed' ? before : null,
    description: 'Old',
    descriptionHtml: '<p>Old</p>\n',
    impact: 'medium',
    urgency: 'normal',
    priority: 'P3',
    priorityOverridden: false,
    assigneeId: null,
    departmentId: 'it',
    requesterId: 'you',
    organizationId: null,
    fields: { a: 1 },
    ...more,
  } as StoredTicket;
}

const changed = (from: StoredTicket, patch: TicketPatch, resolved = {}) =>
  nextTicket(technician, from, patch, resolved, moment);

describe('a status', () => {
  const patches = fc.record(
    {
      status: fc.constantFrom(...STATUSES),
      holdReason: fc.constantFrom(...HOLD_REASONS),
      closeReason: fc.constantFrom(...CLOSE_REASONS),
      assigneeId: fc.constantFrom('me', null),
      impact: fc.constantFrom(...IMPACTS),
      urgency: fc.constantFrom(...URGENCIES),
    },
    { requiredKeys: [] },
  );
  const states = fc.constantFrom(...STATUSES);

  test('brings along what hangs on it, and leaves nothing of the one before', () => {
    fc.assert(
      fc.property(states, patches, fc.constantFrom('other', null), (status, patch, duplicateOf) => {
        const from = ticket(status);
        let next: StoredTicket;
        try {
          next = changed(from, patch as TicketPatch, { duplicateOf });
        } catch (error) {
          return expect(error).toBeInstanceOf(AppError);
        }
        if (next.status !== status) expect(STEPS[status]).toContain(next.status);
        expect(next.holdReason !== null).toBe(next.status === 'on_hold');
        expect(next.closedAt !== null).toBe(next.status === 'closed');
        if (next.status !== 'closed') expect(next.closeReason).toBeNull();
        expect(next.duplicateOf !== null).toBe(next.closeReason === 'duplicate');
        if (next.status === 'resolved') expect(next.resolvedAt).not.toBeNull();
        if (next.status === 'reopened' && status !== 'reopened') expect(next.resolvedAt).toBeNull();
        if (patch.impact || patch.urgency)
          expect(next.priority).toBe(priorityFrom(next.impact, next.urgency));
        else expect(next.priority).toBe(from.priority);
      }),
    );
  });

  test('on hold takes a reason, and another one later', () => {
    expect(() => changed(ticket('new'), { status: 'on_hold' })).toThrow(
      expect.objectContaining({
        fields: { holdReason: { key: 'tickets.error.hold_reason', params: undefined } },
      }),
    );
    expect(changed(ticket('on_hold'), { holdReason: 'internal' })).toMatchObject({
      status: 'on_hold',
      holdReason: 'internal',
    });
    expect(changed(ticket('new'), { holdReason: 'internal' })).toMatchObject({
      status: 'new',
      holdReason: null,
    });
  });

  test('closed without a reason against it counts as solved, for a reason it does not', () => {
    expect(changed(ticket('new'), { status: 'closed' })).toMatchObject({ resolvedAt: now, closedAt: now });
    expect(changed(ticket('new'), { status: 'closed', closeReason: 'spam' })).toMatchObject({
      resolvedAt: null,
      closedAt: now,
      closeReason: 'spam',
    });
    expect(changed(ticket('resolved'), { status: 'closed' })).toMatchObject({ resolvedAt: before });
    expect(() => changed(ticket('new'), { status: 'closed', closeReason: 'duplicate' })).toThrow('invalid');
  });

  test('is that of the work once somebody is assigned, unless another was asked for', () => {
    expect(changed(ticket('new'), { assigneeId: 'me' }).status).toBe('in_progress');
    expect(changed(ticket('reopened'), { assigneeId: 'me' }).status).toBe('in_progress');
    expect(changed(ticket('on_hold'), { assigneeId: 'me' }).status).toBe('on_hold');
    expect(changed(ticket('new'), { assigneeId: null }).status).toBe('new');
    expect(changed(ticket('new'), { assigneeId: 'me', status: 'resolved' }).status).toBe('resolved');
    expect(changed(ticket('reopened', { assigneeId: 'me' }), { assigneeId: 'me' }).status).toBe('reopened');
  });
});

test('a description is rendered when it is another, and the category’s department and fields are taken over', () => {
  expect(changed(ticket('new'), { description: '**New**' }).descriptionHtml).toBe(
    '<div role="paragraph" dir="auto"><strong>New</strong></div>',
  );
  expect(changed(ticket('new'), { description: 'Old' }).descriptionHtml).toBe('<p>Old</p>\n');
  const next = changed(ticket('new'), { categoryId: 'c' }, { departmentId: 'building', fields: { b: 2 } });
  expect(next).toMatchObject({ categoryId: 'c', departmentId: 'building', fields: { b: 2 } });
});
