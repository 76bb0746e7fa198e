import { createField, retireField, updateField } from '../../src/features/fields';
import {
  changeTicket,
  closeTicket,
  deleteTicket,
  rateTicket,
  reply,
  restoreTicket,
  type Ticket,
  takeTicket,
  undoAct,
} from '../../src/features/tickets';
import { reindex } from '../../src/features/tickets/search/indexing.service';
import { inTx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { runTask } from '../../src/platform/jobs';
import { type TestApp, testApp } from '../support/app';
import { everybody, file, named } from '../tickets/desk';
import { found, search } from './search.support';

// What tickets are found by is kept in the transaction of what they say, whoever says it.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
let ticket: Ticket;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  people = await everybody(app);
  ticket = await file(people.customer, { subject: 'The centrifuge', description: 'It hums.' });
});
afterAll(() => app.close());

/** The lexemes of each ticket; where words stand is another matter, for what is said later stands later. */
const lexemes = () =>
  rows<{ ticketId: string; lexemes: string[] }>(
    people.desk.db,
    'select ticket_id, tsvector_to_array(lexemes) as lexemes from ticket_search order by ticket_id',
  );

async function expectAsMadeAnew(): Promise<void> {
  const kept = await lexemes();
  const all = await rows<{ id: string }>(people.desk.db, 'select id from tickets order by id');
  expect(kept.map(({ ticketId }) => ticketId)).toEqual(all.map(({ id }) => id));
  await inTx(people.desk, (tx) =>
    reindex(
      tx,
      kept.map(({ ticketId }) => ticketId),
    ),
  );
  expect(kept).toEqual(await lexemes());
}

const field = (key: string, more: object = {}) =>
  createField(people.admin, {
    key,
    labelEs: `Campo ${key}`,
    labelEn: `Field ${key}`,
    kind: 'text',
    customerAccess: 'edit',
    ...more,
  });

/** Each act, and a word by which the ticket is found after it, and one by which it is found no more. */
const ACTS: [string, () => Promise<unknown>, string, string | null][] = [
  ['filing', async () => undefined, 'centrifuge', null],
  [
    'a reply',
    () => reply(people.customer, ticket.id, { body: 'A squeaking wheel', visibility: 'public' }),
    'squeaking',
    null,
  ],
  [
    'a note',
    () => reply(people.admin, ticket.id, { body: 'The warranty is over', visibility: 'internal' }),
    'warranty',
    null,
  ],
  [
    'another subject',
    () => changeTicket(people.admin, ticket.id, { subject: 'The autoclave' }),
    'autoclave',
    'centrifuge',
  ],
  [
    'another description',
    () => changeTicket(people.admin, ticket.id, { description: 'It sings' }),
    'sings',
    'hums',
  ],
  ['tags', () => changeTicket(people.admin, ticket.id, { tags: ['laboratory'] }), 'laboratory', null],
  [
    'a solution',
    () => changeTicket(people.admin, ticket.id, { status: 'resolved', solution: 'Replaced the bearing' }),
    'bearing',
    null,
  ],
  [
    'a rating',
    async () => {
      await changeTicket(people.admin, ticket.id, { status: 'resolved', solution: 'Done' });
      await rateTicket(people.customer, ticket.id, { score: 9, comment: 'Marvellous' });
    },
    'marvellous',
    null,
  ],
  [
    'a custom field',
    async () => {
      await field('serial');
      await changeTicket(people.admin, ticket.id, { fields: { serial: 'XK-4711' } });
    },
    'xk-4711',
    null,
  ],
  ['taking it', () => takeTicket(people.admin, ticket.id), 'centrifuge', null],
  [
    'moving it',
    async () =>
      changeTicket(people.admin, ticket.id, {
        departmentId: await named(people.admin, 'departments', 'Building'),
      }),
    'centrifuge',
    null,
  ],
  [
    'deleting and restoring it',
    async () => {
      await deleteTicket(people.admin, ticket.id);
      expect(await found(people.admin, 'centrifuge')).toEqual([]);
      await restoreTicket(people.admin, ticket.id);
    },
    'centrifuge',
    null,
  ],
  ['closing it', () => closeTicket(people.customer, ticket.id), 'centrifuge', null],
  [
    'a reply that is taken back',
    async () => {
      const { undo } = await reply(people.admin, ticket.id, {
        body: 'An embarrassing word',
        visibility: 'public',
        undoSeconds: 30,
      });
      expect(await found(people.admin, 'embarrassing')).toHaveLength(1);
      await undoAct(people.admin, undo?.id ?? '');
    },
    'centrifuge',
    'embarrassing',
  ],
];

test.each(ACTS)('%s', async (_what, act, word, gone) => {
  await act();
  expect(await found(people.admin, word)).toHaveLength(1);
  if (gone) expect(await found(people.admin, gone)).toEqual([]);
  await expectAsMadeAnew();
});

async function run(name: string, payload: object = {}): Promise<void> {
  const task = app.system.tasks.find((one) => one.name === name);
  if (!task) throw new Error(`no task ${name}`);
  await runTask(task, people.desk, payload, { number: 1, isLast: false });
}

test('what was added of late is found before and after it is put in its place', async () => {
  expect(await found(people.admin, 'trifuge')).toEqual(['The centrifuge']);
  await run('search.tidy_index');
  expect(await found(people.admin, 'trifuge')).toEqual(['The centrifuge']);
});

test('what a process of the release before wrote beside this one is found after the next check', async () => {
  const { db } = people.desk;
  await reply(people.customer, ticket.id, { body: 'A squeaking wheel', visibility: 'public' });
  const filed = await file(people.customer, { subject: 'The autoclave' });
  // It keeps no index: neither of what it files, nor of what is said.
  await rows(db, 'delete from ticket_search where ticket_id = :id', { id: filed.id });
  await rows(
    db,
    `update ticket_search set lexemes = ts_delete(lexemes, 'psqueaking') where ticket_id = :id`,
    {
      id: ticket.id,
    },
  );
  expect([await found(people.admin, 'autoclave'), await found(people.admin, 'squeaking')]).toEqual([[], []]);
  await run('search.check_lately');
  expect(await found(people.admin, 'autoclave')).toEqual(['The autoclave']);
  expect(await found(people.admin, 'squeaking')).toEqual(['The centrifuge']);
  await expectAsMadeAnew();
});

test('a choice that is called otherwise is found by its new name', async () => {
  const made = await field('house', {
    kind: 'select',
    options: [{ value: 'n', labelEs: 'Norte', labelEn: 'North' }],
  });
  await changeTicket(people.admin, ticket.id, { fields: { house: 'n' } });
  expect(await found(people.admin, 'norte')).toHaveLength(1);
  expect(await found(people.customer, 'north', 'customer')).toHaveLength(1);
  await updateField(people.admin, made.id, {
    options: [{ value: 'n', labelEs: 'Levante', labelEn: 'East' }],
  });
  await run('search.field', { key: 'house', before: null });
  expect(await found(people.admin, 'levante')).toHaveLength(1);
  expect(await found(people.admin, 'norte')).toEqual([]);
  await expectAsMadeAnew();
});

test('words that are in no ticket any more go, and are nobody’s to be found', async () => {
  const words = () =>
    rows<{ word: string }>(
      people.desk.db,
      `select word from search_words where word in ('autoclave', 'centrifuge')`,
    );
  await changeTicket(people.admin, ticket.id, { subject: 'The autoclave' });
  expect(await words()).toHaveLength(2);
  await run('search.tidy_words');
  expect(await words()).toEqual([{ word: 'autoclave' }]);
});

test('what a form is refused for is found nowhere', async () => {
  await expect(
    reply(people.customer, ticket.id, { body: 'Forbidden fruit', visibility: 'internal' }),
  ).rejects.toThrow();
  expect(await found(people.admin, 'forbidden')).toEqual([]);
});

test('a hidden field that is shown to customers from now on is found by them too, and the other way round', async () => {
  const made = await field('serial', { customerAccess: 'none' });
  await changeTicket(people.admin, ticket.id, { fields: { serial: 'XK-4711' } });
  expect(await found(people.customer, 'XK-4711', 'customer')).toEqual([]);
  await updateField(people.admin, made.id, { customerAccess: 'view' });
  expect(await found(people.customer, 'XK-4711', 'customer')).toEqual(['The centrifuge']);
  await updateField(people.admin, made.id, { customerAccess: 'none' });
  expect(await found(people.customer, 'XK-4711', 'customer')).toEqual([]);
  await expectAsMadeAnew();
});

test('a field that is no longer in use is found by staff, who still see it, and by no customer', async () => {
  const made = await field('serial', { customerAccess: 'view' });
  await changeTicket(people.admin, ticket.id, { fields: { serial: 'XK-4711' } });
  await retireField(people.admin, made.id);
  expect(await found(people.admin, 'XK-4711')).toEqual(['The centrifuge']);
  expect(await found(people.customer, 'XK-4711', 'customer')).toEqual([]);
  const { items } = await search(people.customer, 'centrifuge', 'customer');
  expect(JSON.stringify(items)).not.toContain('4711');
});

test('a message of 200,000 different words is kept, and found by its first words', async () => {
  const words = Array.from({ length: 6000 }, (_one, index) => `w${index.toString(36)}x`).join(' ');
  for (let part = 0; part < 3; part += 1) {
    await reply(people.customer, ticket.id, {
      body: `part${part} ${words}`.slice(0, 50_000),
      visibility: 'public',
    });
  }
  expect(await found(people.admin, 'part0')).toEqual(['The centrifuge']);
  const base64 = Buffer.from('x'.repeat(36_000)).toString('base64');
  await reply(people.customer, ticket.id, { body: `picture ${base64}`, visibility: 'public' });
  expect(await found(people.admin, 'picture')).toEqual(['The centrifuge']);
});
