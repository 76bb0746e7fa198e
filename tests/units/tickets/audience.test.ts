import fc from 'fast-check';
import { mayBeTold } from '../../../src/features/realtime/realtime.policy';
import { audienceOf, isOwn, type Reached } from '../../../src/features/tickets';
import { ownsTicket, relationOf, seesInternals } from '../../../src/features/tickets/tickets.policy';
import type { PersonActor, Role } from '../../../src/platform/ctx';
import { person, system } from '../../tickets/samples';

// Who sees a ticket, and how. That the database says the same is in tests/tickets/audience.test.ts.

const TICKET: Reached & { requesterId: string } = {
  departmentId: 'it',
  assigneeId: 'assignee',
  followerIds: ['follower'],
  requesterId: 'requester',
  participantIds: ['participant'],
  organizationId: 'acme',
};
const sharing: Partial<PersonActor> = { organizationId: 'acme', sharesTickets: true };

test.each<[string, Role, Partial<PersonActor>, 'staff' | 'customer' | null]>([
  ['an administrator', 'administrator', {}, 'staff'],
  ['a technician of its department', 'technician', { departmentIds: ['building', 'it'] }, 'staff'],
  ['a technician who sees all', 'technician', { seesAllTickets: true }, 'staff'],
  ['who is assigned, of another department', 'technician', { id: 'assignee' }, 'staff'],
  ['who follows it', 'technician', { id: 'follower' }, 'staff'],
  ['a technician of another department', 'technician', { departmentIds: ['building'] }, null],
  ['a technician who asked for it', 'technician', { id: 'requester' }, 'customer'],
  ['a technician in copy', 'technician', { id: 'participant' }, 'customer'],
  ['a technician of its organization', 'technician', sharing, null],
  ['its requester', 'customer', { id: 'requester' }, 'customer'],
  ['a customer in copy', 'customer', { id: 'participant' }, 'customer'],
  ['a colleague where tickets are shared', 'customer', sharing, 'customer'],
  ['a colleague where they are not', 'customer', { organizationId: 'acme' }, null],
  ['one of another organization that shares', 'customer', { organizationId: 'x', sharesTickets: true }, null],
  ['one without an organization', 'customer', { sharesTickets: true }, null],
  ['who was assigned and is a customer now', 'customer', { id: 'assignee', seesAllTickets: true }, null],
  ['who followed and is a customer now', 'customer', { id: 'follower', departmentIds: ['it'] }, null],
])('%s', (_who, role, more, audience) => {
  expect(audienceOf(person(role, more), TICKET)).toBe(audience);
  expect(seesInternals(person(role, more), TICKET)).toBe(audience === 'staff');
});

test('nobody is of an organization, a department or an assignment that is none', () => {
  const none = { ...TICKET, departmentId: null, assigneeId: null, organizationId: null };
  expect(audienceOf(person('customer', { organizationId: null, sharesTickets: true }), none)).toBeNull();
  expect(audienceOf(person('technician', { departmentIds: ['it'] }), none)).toBeNull();
  expect([seesInternals(system, none), seesInternals({ kind: 'anonymous' }, none)]).toEqual([true, false]);
});

const ids = fc.constantFrom('a', 'b', 'c');
const reader = fc.record({
  id: ids,
  role: fc.constantFrom<Role>('customer', 'technician', 'administrator'),
  departmentIds: fc.subarray(['a', 'b']),
  seesAllTickets: fc.boolean(),
  organizationId: fc.option(fc.constantFrom('a', 'b')),
  sharesTickets: fc.boolean(),
});
const reached = fc.record({
  departmentId: fc.option(fc.constantFrom('a', 'b')),
  assigneeId: fc.option(ids),
  followerIds: fc.subarray(['a', 'b', 'c']),
  requesterId: ids,
  participantIds: fc.subarray(['a', 'b', 'c']),
  organizationId: fc.option(fc.constantFrom('a', 'b')),
});

test('the relation to a ticket that was read is that of its audience', () => {
  fc.assert(
    fc.property(reader, reached, (facts, ticket) => {
      const actor = person(facts.role, facts);
      const audience = audienceOf(actor, ticket);
      if (audience === null) return;
      const relation = relationOf(actor, { ...ticket, internals: audience === 'staff' });
      expect(relation === 'staff').toBe(audience === 'staff');
      if (relation === 'own') expect(ticket.requesterId).toBe(actor.id);
      if (relation === 'participant') expect(ticket.participantIds).toContain(actor.id);
      if (relation === 'shared') expect(actor.organizationId).toBe(ticket.organizationId);
      const owns = ownsTicket(actor, { ...ticket, internals: audience === 'staff' });
      expect(owns).toBe(relation === 'own' || relation === 'shared');
    }),
  );
});

test('a hint reaches nobody who does not see the ticket, and of internals only who works on it', () => {
  fc.assert(
    fc.property(reader, reached, fc.constantFrom('everyone', 'staff'), (facts, ticket, audience) => {
      const actor = person(facts.role, facts);
      const hint = { topics: [], audience, ...ticket } as never;
      const seen = audienceOf(actor, ticket);
      expect(mayBeTold(actor, hint, 'queue')).toBe(seen === 'staff');
      const list = facts.role === 'customer' ? seen !== null : isOwn(actor, ticket);
      expect(mayBeTold(actor, hint, 'portal')).toBe(audience === 'everyone' && list);
      expect(mayBeTold(actor, hint, 'ticket:x')).toBe(audience === 'everyone' || seen === 'staff');
      expect(mayBeTold(actor, hint, 'batches')).toBe(audience === 'everyone' || facts.role !== 'customer');
    }),
  );
});
