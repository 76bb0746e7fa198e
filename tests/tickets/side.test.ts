import { down, up } from '../../migrations/20261128_10_comment_side';
import { changeTicket, listTickets, reply, type Ticket, takeTicket } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { row } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import { everybody, file, idOf, named, refusal } from './desk';

// Whose side a public reply is on is a matter of the ticket, not of what the author is elsewhere.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
let ticket: Ticket;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  people = await everybody(app);
  const departmentId = await named(people.admin, 'departments', 'IT');
  ticket = await file(people.customer);
  await changeTicket(people.admin, ticket.id, { departmentId });
});
afterAll(() => app.close());

/** Tickets of IT that a technician of another department reaches only as one of its customers. */
const CASES: [string, () => Promise<Ticket>][] = [
  [
    'its requester',
    async () => {
      const made = await file(people.otherTechnician);
      const departmentId = await named(people.admin, 'departments', 'IT');
      return changeTicket(people.admin, made.id, { departmentId });
    },
  ],
  [
    'a participant',
    () => changeTicket(people.admin, ticket.id, { participantIds: [idOf(people.otherTechnician)] }),
  ],
];

describe.each(CASES)('a technician who is only %s speaks as a customer', (who, prepare) => {
  beforeEach(async () => {
    ticket = await prepare();
    await takeTicket(people.technician, ticket.id);
    await reply(people.technician, ticket.id, { body: 'Which one?', visibility: 'public' });
  });

  const lastReplyBy = async () =>
    (await listTickets(people.technician, {})).items.find(({ id }) => id === ticket.id)?.lastReplyBy;

  test('in the queue, whose row waits for an answer', async () => {
    expect(await lastReplyBy()).toBe('staff');
    await reply(people.otherTechnician, ticket.id, { body: 'Mine', visibility: 'public' });
    expect(await lastReplyBy()).toBe('customer');
    const browser = await app.as('technician@demo.test');
    const answer = await browser.get('/desk/tickets?view=all');
    expect(answer.html.querySelector(`#t-${ticket.number} .row-waiting`)).not.toBeNull();
  });

  test('in an open composer, which no colleague overtook', async () => {
    const { technician, otherTechnician, admin } = people;
    const seen = await lastComment(technician);
    await reply(otherTechnician, ticket.id, { body: 'Mine', visibility: 'public' });
    const answer = (ctx: Ctx) => reply(ctx, ticket.id, { body: 'I see', visibility: 'public', seen });
    expect(await refusal(() => answer(technician))).toBe('allowed');
    expect(await refusal(() => answer(admin))).toBe('conflict');
  });

  test('in the timeline, to both', async () => {
    const { commentId } = await reply(people.otherTechnician, ticket.id, {
      body: 'Mine',
      visibility: 'public',
    });
    const classes = async (email: string, path: string, id: string) => {
      const answer = await (await app.as(email)).get(`${path}/tickets/${ticket.number}`);
      return answer.html.querySelectorAll(`#${id}, #description`).map((entry) => {
        const role = entry.querySelector('.entry-head > .subtle:not(.channel)')?.text ?? null;
        return [entry.classList.contains('from-customer'), role];
      });
    };
    const role = who === 'its requester' ? 'Requester' : 'Customer';
    const desk = await classes('technician@demo.test', '/desk', `c-${commentId}`);
    expect(desk).toEqual([
      [true, 'Requester'],
      [true, role],
    ]);
    const portal = await classes('technician2@demo.test', '/portal', `comment-${commentId}`);
    expect(portal).toEqual([
      [true, null],
      [true, null],
    ]);
  });
});

test('a technician who works on the own ticket answers it as staff', async () => {
  const { technician } = people;
  const { id } = await file(technician);
  await changeTicket(people.admin, id, { assigneeId: idOf(technician) });
  await reply(technician, id, { body: 'Done by myself', visibility: 'public' });
  expect((await listTickets(technician, {})).items.find((item) => item.id === id)?.lastReplyBy).toBe('staff');
});

test('what was said before sides were kept has the side of its event, else of its author', async () => {
  const { db } = app.system;
  const said = await thread();
  const [before, afterwards] = [await insertBare(people.customer), await insertBare(people.admin)];
  await down(db);
  await up(db);
  expect(await Promise.all([...said, before, afterwards].map(sideOf))).toEqual([
    ...['staff', 'customer', 'staff', 'customer'],
    ...['customer', 'staff'],
  ]);
});

test('what a node of the version before inserts gets the side of its author', async () => {
  expect(await sideOf(await insertBare(people.customer))).toBe('customer');
  expect(await sideOf(await insertBare(people.stranger))).toBe('customer');
  expect(await sideOf(await insertBare(people.technician))).toBe('staff');
  expect(await sideOf(await insertBare(people.technician, 'internal'))).toBe('staff');
  expect(await sideOf(await insertBare(people.desk))).toBe('staff');
});

/** A reply of each side, a note, and a reply by a technician in copy; their ids. */
async function thread(): Promise<string[]> {
  const { technician, customer, admin, otherTechnician } = people;
  await changeTicket(admin, ticket.id, { participantIds: [idOf(otherTechnician)] });
  const ids: string[] = [];
  for (const [ctx, visibility] of [
    [technician, 'public'],
    [customer, 'public'],
    [technician, 'internal'],
    [otherTechnician, 'public'],
  ] as const)
    ids.push((await reply(ctx, ticket.id, { body: 'x', visibility })).commentId ?? '');
  return ids;
}

/** A comment without an event and without a side. */
async function insertBare(ctx: Ctx, visibility = 'public'): Promise<string> {
  const id = newId();
  const authorId = ctx.actor.kind === 'person' ? idOf(ctx) : null;
  const words = { body: 'x', bodyHtml: '<p>x</p>', channel: 'web', createdAt: ctx.now };
  await app.system.db('comments').insert({ id, ticketId: ticket.id, authorId, visibility, ...words });
  return id;
}

const sideOf = async (id: string): Promise<string> =>
  (await row<{ side: string }>(app.system.db, 'select side from comments where id = :id', { id })).side;

const lastComment = async ({ db }: Ctx): Promise<string> =>
  (
    await row<{ id: string }>(db, 'select id from comments where ticket_id = :id order by id desc limit 1', {
      id: ticket.id,
    })
  ).id;
