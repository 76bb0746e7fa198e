import { changeTicket, followTicket, reply, type Ticket } from '../../src/features/tickets';
import { peopleOf, savePeople } from '../../src/features/tickets/tickets.repo';
import type { Ctx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import { everybody, file, idOf, refusal } from './desk';

// How many people a ticket may have, and that no change of one fails because it has many.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
let ticket: Ticket;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  people = await everybody(app);
  ticket = await file(people.customer);
});
afterAll(() => app.close());

/** So many new people of a role. */
async function crowd(role: 'customer' | 'technician', size: number): Promise<string[]> {
  const made = await rows<{ id: string }>(
    app.system.db,
    `insert into users (id, name, email, role)
     select gen_random_uuid(), 'Crowd', gen_random_uuid() || '@crowd.test', :role
     from generate_series(1, :size) returning id`,
    { role, size },
  );
  return made.map(({ id }) => id);
}

const listsOf = () => peopleOf(app.system.db, ticket.id);

test('a ticket with very many people is read, replied to, changed and left by all of them', async () => {
  const { admin, technician } = people;
  await savePeople(app.system.db, 'ticket_participants', ticket.id, await crowd('customer', 199));
  await savePeople(app.system.db, 'ticket_followers', ticket.id, await crowd('technician', 200));
  await reply(admin, ticket.id, { body: 'To all.', visibility: 'public' });
  await changeTicket(admin, ticket.id, { urgency: 'critical' });
  const browser = await app.as('admin@demo.test');
  expect((await browser.get(`/desk/tickets/${ticket.number}`)).status).toBe(200);
  expect(await refusal(() => followTicket(technician, ticket.id, true))).toBe(
    'invalid followerIds: tickets.error.too_many_people',
  );
  // All of them lose it at once.
  await changeTicket(admin, ticket.id, { participantIds: [], followerIds: [] });
  expect(await listsOf()).toEqual({ participantIds: [], followerIds: [] });
});

test.each([
  ['participants', 'participantIds', 'customer'],
  ['followers', 'followerIds', 'technician'],
] as const)('a hundred %s are the most, and the page says so beside the field', async (path, list, role) => {
  const ids = await crowd(role, 101);
  const hundred = ids.slice(0, 100).sort();
  const change = (ctx: Ctx, after: string[]) => () => changeTicket(ctx, ticket.id, { [list]: after });
  expect(await refusal(change(people.admin, ids))).toBe(`invalid ${list}: tickets.error.too_many_people`);
  await change(people.admin, hundred)();
  expect((await listsOf())[list]).toEqual(hundred);
  const browser = await app.as('admin@demo.test');
  const url = `/desk/tickets/${ticket.number}`;
  const refused = await browser.post(`${url}/${path}`, { add: ids[100] ?? '' });
  expect(refused.status).toBe(422);
  const field = `#add-${path.slice(0, -1)}`;
  expect(refused.html.querySelector('.error-summary a')?.getAttribute('href')).toBe(field);
  const described = refused.html.querySelector(field)?.getAttribute('aria-describedby');
  expect(refused.html.querySelector(`#${described}`)?.textContent).toMatch(/\b100\b/);
  expect((await listsOf())[list]).toEqual(hundred);
});

test('the form that files for a customer says the same, and holds to it', async () => {
  const browser = await app.as('technician@demo.test');
  const blank = await browser.get('/desk/tickets/new');
  const field = blank.html.querySelector('[name="participants"]');
  expect(blank.html.querySelector(`#${field?.getAttribute('aria-describedby')}`)?.textContent).toMatch(
    /\b100\b/,
  );
  const addresses = Array.from({ length: 101 }, (_, at) => `somebody.with.a.name${at}@crowd.test`).join(', ');
  const refused = await browser.post('/desk/tickets/new', {
    subject: 'Many',
    description: 'In copy',
    requester: idOf(people.customer),
    participants: addresses,
  });
  expect(refused.status).toBe(422);
  expect(refused.html.textContent).toMatch(/100/);
});
