import { createField } from '../../src/features/fields';
import { changeTicket, reply, type Ticket } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import { everybody, file, idOf, named } from '../tickets/desk';
import { found, search } from './search.support';

// Nobody finds what they may not see: not as a result, not in a snippet, not as a count, not as a correction.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
let ticket: Ticket;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  people = await everybody(app);
  ticket = await file(people.customer, { subject: 'The centrifuge', description: 'A humming sound.' });
  await changeTicket(people.admin, ticket.id, {
    departmentId: await named(people.admin, 'departments', 'IT'),
    tags: ['laboratory'],
  });
  await reply(people.technician, ticket.id, { body: 'The customer is quarrelsome', visibility: 'internal' });
  await reply(people.technician, ticket.id, { body: 'We look into the bearing', visibility: 'public' });
});
afterAll(() => app.close());

const WORDS = { public: ['centrifuge', 'humming', 'bearing'], internal: ['quarrelsome', 'laboratory'] };

/** Who looks where, and which words find the ticket for them. */
const READERS: [string, (all: typeof people) => Ctx, 'staff' | 'customer', ('public' | 'internal')[]][] = [
  ['an administrator', ({ admin }) => admin, 'staff', ['public', 'internal']],
  ['a technician of its department', ({ technician }) => technician, 'staff', ['public', 'internal']],
  ['a technician of another', ({ otherTechnician }) => otherTechnician, 'staff', []],
  ['its requester', ({ customer }) => customer, 'customer', ['public']],
  ['another customer', ({ stranger }) => stranger, 'customer', []],
  ['a customer at the desk', ({ customer }) => customer, 'staff', []],
];

describe.each(READERS)('%s', (_who, of, audience, finds) => {
  test.each(['public', 'internal'] as const)('by what is %s', async (kind) => {
    for (const word of WORDS[kind]) {
      const forms = [
        word,
        `"${word}"`,
        word.slice(0, 5),
        word.slice(2),
        `${word.slice(0, 3)}x${word.slice(4)}`,
      ];
      for (const typed of forms) {
        const { items, count, instead } = await search(of(people), typed, audience);
        const isFound = finds.includes(kind);
        expect({ typed, found: items.length, count }).toEqual({
          typed,
          found: isFound ? 1 : 0,
          count: isFound ? 1 : 0,
        });
        if (!isFound) expect(instead).toEqual([]);
      }
    }
  });
});

test('snippets of who sees no internals have none', async () => {
  await reply(people.technician, ticket.id, { body: 'quarrelsome bearing', visibility: 'internal' });
  const { items } = await search(people.customer, 'bearing', 'customer');
  expect(JSON.stringify(items)).not.toContain('quarrelsome');
  expect(items[0]?.snippet).toMatchObject({ place: 'reply' });
});

test('a technician who is only its requester finds it as a customer does', async () => {
  const own = await file(people.otherTechnician, { subject: 'My own microscope' });
  await changeTicket(people.admin, own.id, { departmentId: await named(people.admin, 'departments', 'IT') });
  await reply(people.technician, own.id, { body: 'A difficult person', visibility: 'internal' });
  expect(await found(people.otherTechnician, 'microscope', 'customer')).toEqual(['My own microscope']);
  expect(await found(people.otherTechnician, 'difficult', 'customer')).toEqual([]);
  expect(await found(people.otherTechnician, 'microscope')).toEqual([]);
});

test('whoever is in copy finds it, and no more once they are not', async () => {
  await changeTicket(people.admin, ticket.id, { participantIds: [idOf(people.stranger)] });
  expect(await found(people.stranger, 'centrifuge', 'customer')).toEqual(['The centrifuge']);
  expect(await found(people.stranger, 'quarrelsome', 'customer')).toEqual([]);
  await changeTicket(people.admin, ticket.id, { participantIds: [] });
  expect(await found(people.stranger, 'centrifuge', 'customer')).toEqual([]);
});

test('whoever follows or has it finds it in another department', async () => {
  await changeTicket(people.admin, ticket.id, { followerIds: [idOf(people.otherTechnician)] });
  expect(await found(people.otherTechnician, 'quarrelsome')).toEqual(['The centrifuge']);
  await changeTicket(people.admin, ticket.id, { followerIds: [], assigneeId: idOf(people.otherTechnician) });
  expect(await found(people.otherTechnician, 'quarrelsome')).toEqual(['The centrifuge']);
  await changeTicket(people.admin, ticket.id, { assigneeId: null });
  expect(await found(people.otherTechnician, 'quarrelsome')).toEqual([]);
});

test('customers do not find by fields that are hidden from them, nor by who works on a ticket', async () => {
  await createField(people.admin, {
    key: 'debt',
    labelEs: 'Deuda',
    labelEn: 'Debt',
    kind: 'text',
    customerAccess: 'none',
  });
  await changeTicket(people.admin, ticket.id, {
    fields: { debt: 'outstanding' },
    assigneeId: idOf(people.technician),
  });
  const [{ name = '' } = {}] = await rows<{ name: string }>(
    people.desk.db,
    'select name from users where id = :id',
    {
      id: idOf(people.technician),
    },
  );
  expect(await found(people.admin, 'outstanding')).toEqual(['The centrifuge']);
  expect(await found(people.admin, `"${name}"`.replaceAll('"', ''))).toContain('The centrifuge');
  expect(await found(people.customer, 'outstanding', 'customer')).toEqual([]);
  expect(await found(people.customer, name, 'customer')).toEqual([]);
});

test('what somebody may see is looked for by the same statements as what they may not', async () => {
  const asked = async (word: string) => {
    const seen: string[] = [];
    const hear = ({ sql }: { sql: string }) => seen.push(sql);
    people.customer.db.client.on('query', hear);
    await search(people.customer, word, 'customer');
    people.customer.db.client.off('query', hear);
    return seen;
  };
  await asked('warm');
  // One stands in an internal note, the other nowhere at all.
  expect((await asked('quarrelsome')).length).toBe((await asked('quarrelyyyy')).length);
});
