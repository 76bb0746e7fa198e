import { categories, createCategory } from '../../src/features/categories';
import { createDepartment, departments } from '../../src/features/departments';
import { createField, fieldsFor } from '../../src/features/fields';
import { createOrganization, organizations } from '../../src/features/organizations';
import { deleteTicket } from '../../src/features/tickets';
import { createUser } from '../../src/features/users';
import { type Ctx, inTx } from '../../src/platform/ctx';
import { row } from '../../src/platform/db';
import type { Hint } from '../../src/platform/live';
import { until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';
import { eventsOf, file, later, named } from './desk';

// What becomes of tickets when the department, category or organization that they belong to is removed.

let app: TestApp;
let admin: Ctx;
let other: string;

beforeAll(async () => {
  app = await testApp({ commits: true });
  admin = await app.ctx('admin@demo.test');
  other = await named(admin, 'departments', 'Building');
});
afterAll(() => app.close());

interface Stored {
  departmentId: string;
  categoryId: string | null;
  organizationId: string | null;
  updatedAt: Date;
  publicUpdatedAt: Date;
  version: number;
  priority: string;
}

const stored = (id: string): Promise<Stored> =>
  row(
    app.system.db,
    `select department_id, category_id, organization_id, updated_at, public_updated_at, version, priority
     from tickets where id = :id`,
    { id },
  );

/** A desk's pages, all of them: whatever is told about these topics. */
function listen(topics: string[]): { hints: Hint[]; stop: () => void } {
  const hints: Hint[] = [];
  const stop = app.system.bus.subscribe((message) => {
    if (message.kind !== 'live') return;
    const { hint } = message;
    if (hint.topics.some((topic) => topics.includes(topic))) hints.push(hint);
  });
  return { hints, stop };
}

let number = 0;
const fresh = (name: string) => `${name} ${++number}`;

async function ticketIn(place: 'department' | 'category' | 'organization') {
  const name = fresh(place);
  if (place === 'organization') {
    const { id } = await createOrganization(admin, { name });
    const email = `${name.replace(' ', '')}@example.com`;
    await createUser(admin, { name, email, role: 'customer', organizationId: id });
    return { id, ticket: await file(await app.ctx(email)) };
  }
  if (place === 'department') {
    const { id } = await createDepartment(admin, { name });
    return { id, ticket: await file(admin, { departmentId: id }) };
  }
  const { id } = await createCategory(admin, { nameEs: name, nameEn: name, departmentId: other });
  return { id, ticket: await file(await app.ctx('customer@demo.test'), { categoryId: id }) };
}

test.each([
  ['department', 'departmentId', true],
  ['category', 'categoryId', true],
  ['organization', 'organizationId', false],
] as const)('tickets of a %s move with an event, and open pages learn of it', async (place, field, seen) => {
  const list = { department: departments, category: categories, organization: organizations }[place];
  const filing = listen(['queue']);
  const { id: from, ticket } = await ticketIn(place);
  const { id: to, ticket: last } = await ticketIn(place);
  const before = await stored(ticket.id);
  // Hints come in order: those of the filing are all there before the move begins.
  await until(() => filing.hints.some(({ ticketId }) => ticketId === last.id));
  filing.stop();
  const { hints, stop } = listen([`ticket:${ticket.id}`, 'queue', 'portal']);
  const then = later(admin, 60);
  await list.remove(then, from, { moveTo: to });
  const after = await stored(ticket.id);
  expect(after).toMatchObject({
    [field]: to,
    version: before.version + 1,
    priority: before.priority,
    updatedAt: then.now,
    publicUpdatedAt: seen ? then.now : before.publicUpdatedAt,
  });
  expect((await eventsOf(admin, ticket.id)).at(-1)).toEqual({
    type: 'ticket.changed',
    changes: { [field]: { before: from, after: to } },
    data: { version: after.version, isOneOfMany: true },
  });
  const told = (topic: string) => hints.some(({ topics }) => topics.includes(topic));
  await until(() => told('queue') && told('portal') && told(`ticket:${ticket.id}`));
  const ofTicket = hints.filter(({ topics }) => topics.includes(`ticket:${ticket.id}`));
  expect(ofTicket).toHaveLength(1);
  if (place === 'department') {
    const queues = hints.filter(({ topics, departmentId }) => topics.includes('queue') && departmentId);
    expect(queues.map(({ departmentId }) => departmentId).sort()).toEqual([from, to].sort());
  }
  expect(hints.some(({ participantIds }) => participantIds?.includes(ticket.requesterId))).toBe(true);
  stop();
});

test('deleted tickets move too, in silence', async () => {
  const { id: from, ticket } = await ticketIn('department');
  await deleteTicket(admin, ticket.id);
  await allTold();
  const { hints, stop } = listen([`ticket:${ticket.id}`, 'queue']);
  await departments.remove(admin, from, { moveTo: other });
  expect((await stored(ticket.id)).departmentId).toBe(other);
  expect((await eventsOf(admin, ticket.id)).at(-1)?.type).toBe('ticket.changed');
  await allTold();
  expect(hints).toEqual([]);
  stop();
});

/** Hints come in the order in which they were sent: after this one, whatever was sent before it has come. */
async function allTold(): Promise<void> {
  const { hints, stop } = listen(['mark']);
  await inTx(admin, (tx) => app.system.live.hint(tx, { topics: ['mark'], audience: 'everyone' }));
  await until(() => hints.length > 0);
  stop();
}

test('more tickets than can move at once stay where they are', async () => {
  const { id: from, ticket } = await ticketIn('department');
  await app.system.db.raw(
    `insert into tickets (id, subject, description, description_html, requester_id, department_id, priority, channel)
     select gen_random_uuid(), 'Many', '', '', :requesterId, :from, 'P3', 'web' from generate_series(1, 2000)`,
    { requesterId: ticket.requesterId, from },
  );
  await expect(departments.remove(admin, from, { moveTo: other })).rejects.toMatchObject({
    code: 'conflict',
    fields: { moveTo: { key: 'tickets.error.too_many', params: { max: 2000 } } },
  });
  expect((await stored(ticket.id)).departmentId).toBe(from);
});

test('a field whose category goes is asked for at once in the category that takes its place', async () => {
  const [from, to] = [await ticketIn('category'), await ticketIn('category')];
  const field = await createField(admin, {
    key: 'room',
    labelEs: 'Sala',
    labelEn: 'Room',
    kind: 'text',
    isRequired: true,
    customerAccess: 'edit',
    categoryIds: [from.id],
  });
  const keys = async () => (await fieldsFor(admin, to.id, 'customer')).map(({ key }) => key);
  expect(await keys()).toEqual([]);
  await categories.remove(admin, from.id, { moveTo: to.id });
  expect(await keys()).toEqual(['room']);
  const told = await row<{ changes: object; data: object }>(
    app.system.db,
    `select changes, data from events where subject_id = :id and type = 'ticket_field.changed'`,
    { id: field.id },
  );
  expect(told).toEqual({
    changes: { categoryIds: { before: [from.id], after: [to.id] } },
    data: { version: 2 },
  });
});
