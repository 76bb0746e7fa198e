import { mayBeTold, mayBeToldOfTicket } from '../../../src/features/realtime/realtime.policy';
import { audienceOf, isOwn, type Reached } from '../../../src/features/tickets';
import { ownsTicket, relationOf, seesInternals } from '../../../src/features/tickets/tickets.policy';
import type { PersonActor, Role } from '../../../src/platform/ctx';
import { fc } from '../../support/properties';
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
    fc.property(
      reader,
      reached,
      reached,
      fc.constantFrom('everyone', 'staff'),
      (facts, ticket, left, audience) => {
        const actor = person(facts.role, facts);
        const own = (of: Reached) =>
          facts.role === 'customer' ? audienceOf(actor, of) !== null : isOwn(actor, of);
        const now = { topics: [], audience, ticketId: 't' } as never;
        const seen = audienceOf(actor, ticket);
        expect(mayBeTold(actor, now, 'queue', ticket)).toBe(seen === 'staff');
        expect(mayBeTold(actor, now, 'portal', ticket)).toBe(audience === 'everyone' && own(ticket));
        expect(mayBeToldOfTicket(actor, now, ticket)).toBe(audience === 'everyone' || seen === 'staff');
        expect(mayBeTold(actor, now, 'batches', undefined)).toBe(
          audience === 'everyone' || facts.role !== 'customer',
        );
        // Whoever loses it by the change is named, and told as well; who asks for a ticket is always the same.
        const { requesterId: _, ...former } = left;
        const besides = { topics: [], audience, ticketId: 't', ...former } as never;
        const lost = { ...former, requesterId: null };
        expect(mayBeTold(actor, besides, 'queue', ticket)).toBe(
          seen === 'staff' || audienceOf(actor, lost) === 'staff',
        );
        expect(mayBeTold(actor, besides, 'portal', ticket)).toBe(
          audience === 'everyone' && (own(ticket) || own(lost)),
        );
      },
    ),
  );
});

test('a hint that could not say whom it concerns goes to all who hold the list, internals to staff alone', () => {
  const broad = (audience: string) => ({ topics: ['queue'], audience, isBroad: true }) as never;
  const [customer, technician] = [person('customer', {}), person('technician', {})];
  expect(mayBeTold(technician, broad('staff'), 'queue', undefined)).toBe(true);
  expect(mayBeTold(customer, broad('everyone'), 'portal', undefined)).toBe(true);
  expect(mayBeTold(customer, broad('staff'), 'portal', undefined)).toBe(false);
});
