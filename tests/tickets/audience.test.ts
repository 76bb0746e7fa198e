import {
  type Audience,
  audienceOf,
  isOwn,
  type Reached,
  rightsOf,
  type Ticket,
} from '../../src/features/tickets';
import { insertTicket, readBy, savePeople } from '../../src/features/tickets/tickets.repo';
import { asCustomer, internalsTo, visibleTo } from '../../src/features/tickets/visibility';
import type { PersonActor, Role } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import { fc } from '../support/properties';
import { everybody, file } from './desk';
import { person } from './samples';

// Who sees a ticket, and how, is said twice: in SQL for reads, in code for hints, mails and what is written.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const idsIn = async (table: string): Promise<string[]> =>
  (await app.system.db(table).select('id').orderBy('id')).map(({ id }) => id);

async function arbitraries() {
  const [users, departments, organizations] = [
    await idsIn('users'),
    await idsIn('departments'),
    await idsIn('organizations'),
  ];
  const oneOf = (ids: string[]) => fc.constantFrom(...ids);
  const some = (ids: string[]) => fc.subarray(ids, { maxLength: Math.min(ids.length, 3) });
  const reader = fc.record({
    id: oneOf(users),
    role: fc.constantFrom<Role>('customer', 'technician', 'technician', 'administrator'),
    departmentIds: some(departments),
    seesAllTickets: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
    organizationId: fc.option(oneOf(organizations)),
    sharesTickets: fc.boolean(),
  });
  const ticket = fc.record({
    departmentId: oneOf(departments),
    assigneeId: fc.option(oneOf(users)),
    requesterId: oneOf(users),
    organizationId: fc.option(oneOf(organizations)),
    followerIds: some(users),
    participantIds: some(users),
  });
  return {
    readers: fc.array(reader, { minLength: 1, maxLength: 6 }),
    tickets: fc.array(ticket, { minLength: 1, maxLength: 6 }),
  };
}

type Drawn = Reached & Pick<Ticket, 'departmentId' | 'requesterId'>;

/** Stores the tickets, alone in the desk; by their ids. */
async function store(plain: object, tickets: Drawn[]): Promise<Map<string, Drawn>> {
  const { db } = app.system;
  await db('tickets').del();
  const stored = new Map<string, Drawn>();
  for (const ticket of tickets) {
    const { followerIds, participantIds, ...columns } = ticket;
    const { id } = await insertTicket(db, newId(), { ...plain, ...columns });
    await savePeople(db, 'ticket_followers', id, [...followerIds]);
    await savePeople(db, 'ticket_participants', id, [...participantIds]);
    stored.set(id, ticket);
  }
  return stored;
}

/** What the conditions say of every ticket to one reader. */
async function readAs(reader: PersonActor) {
  const [visible, internals, own] = [visibleTo(reader), internalsTo(reader), asCustomer(reader)];
  return rows<{ id: string; visible: boolean; internals: boolean; own: boolean }>(
    app.system.db,
    `select t.id, coalesce((${visible.sql}), false) as visible, coalesce((${internals.sql}), false) as internals,
       coalesce((${own.sql}), false) as own from tickets t`,
    { ...visible.bindings, ...internals.bindings, ...own.bindings },
  );
}

/** The same of one whom the statement itself finds. */
async function readInStatement({ departmentIds, ...reader }: PersonActor) {
  const { db } = app.system;
  await db('departmentMembers').where({ userId: reader.id }).del();
  if (departmentIds.length > 0)
    await db('departmentMembers').insert(
      departmentIds.map((departmentId) => ({ departmentId, userId: reader.id })),
    );
  const { visible, internals } = rightsOf({
    ...{ id: ':id::uuid', role: ':role::text', organizationId: ':organizationId::uuid' },
    ...{ sharesTickets: ':sharesTickets::boolean', seesAllTickets: ':seesAll::boolean' },
  });
  const { id, role, organizationId, sharesTickets } = reader;
  const seesAll = role === 'administrator' || (role === 'technician' && reader.seesAllTickets);
  return rows<{ id: string; visible: boolean; internals: boolean }>(
    db,
    `select t.id, coalesce(${visible}, false) as visible, coalesce(${internals}, false) as internals from tickets t`,
    { id, role, organizationId, sharesTickets, seesAll },
  );
}

const shownAs = ({ visible, internals }: { visible: boolean; internals: boolean }): Audience | null => {
  if (internals) return 'staff';
  return visible ? 'customer' : null;
};

test('the conditions in SQL and the function agree on every person and ticket', async () => {
  const { customer } = await everybody(app);
  const { id: _id, number: _number, internals: _internals, ...plain } = await file(customer);
  const { readers, tickets } = await arbitraries();
  const seen = new Set<Audience | null>();
  const property = fc.asyncProperty(readers, tickets, async (people, drawn) => {
    const stored = await store(plain, drawn);
    for (const facts of people) {
      const reader = person(facts.role, facts);
      const inStatement = new Map((await readInStatement(reader)).map((found) => [found.id, shownAs(found)]));
      for (const found of await readAs(reader)) {
        const ticket = stored.get(found.id) as Drawn;
        const audience = audienceOf(reader, ticket);
        seen.add(audience);
        expect({ reader, ticket, audience: shownAs(found) }).toEqual({ reader, ticket, audience });
        expect(inStatement.get(found.id)).toBe(audience);
        // Whoever sees the internals sees the ticket.
        expect(found.visible).toBe(audience !== null);
        const own = reader.role === 'customer' ? audience !== null : isOwn(reader, ticket);
        expect({ reader, ticket, own: found.own }).toEqual({ reader, ticket, own });
      }
    }
  });
  await fc.assert(property, { numRuns: 40 });
  expect(seen).toEqual(new Set<Audience | null>(['customer', 'staff', null]));
});

test('a read says how its reader sees the ticket, also one that nobody is assigned to', async () => {
  const { customer, technician, otherTechnician, admin, desk } = await everybody(app);
  const { id } = await file(customer);
  const internals: unknown[] = [];
  for (const { actor, db } of [customer, technician, otherTechnician, admin, desk]) {
    const { columns, where, bindings } = readBy(actor);
    const found = await rows(db, `select ${columns} from tickets t where t.id = :id and ${where}`, {
      id,
      ...bindings,
    });
    internals.push(found.map((ticket) => (ticket as Ticket).internals));
  }
  expect(internals).toEqual([[false], [true], [], [true], [true]]);
});
