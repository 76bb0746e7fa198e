import { createField } from '../../src/features/fields';
import { createTicket } from '../../src/features/tickets';
import { type TestApp, testApp } from '../support/app';
import { follow, INTERNAL, idOf, plant, SECRET, tells } from './world';

// Staff whose place at a ticket begins or changes: by filing it, handing it over, following it no more.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('who files for oneself does not follow it, who files for a customer does', async () => {
  const ctx = await app.ctx('technician2@demo.test');
  const [me, customer] = [await idOf(app, 'technician2@demo.test'), await idOf(app, 'customer@demo.test')];
  const followers = async (ticketId: string): Promise<string[]> =>
    (await app.system.db('ticketFollowers').where({ ticketId })).map(({ userId }) => userId);
  const text = { subject: 'Filed', description: 'Here' };
  const own = await createTicket(ctx, text);
  expect([own.internals, await followers(own.id)]).toEqual([false, []]);
  const theirs = await createTicket(ctx, { ...text, requesterId: customer });
  expect([theirs.internals, await followers(theirs.id)]).toEqual([true, [me]]);
  const inCopy = await createTicket(ctx, { ...text, requesterId: customer, participantIds: [me] });
  expect([inCopy.internals, await followers(inCopy.id)]).toEqual([true, [me]]);
});

test('staff file a request of their own in the portal, also past a field that only staff fill in', async () => {
  const field = { key: 'cost_centre', labelEs: 'Centro', labelEn: 'Centre', kind: 'text' } as const;
  await createField(await app.ctx('admin@demo.test'), { ...field, isRequired: true });
  const browser = await app.as('technician2@demo.test');
  expect((await browser.get('/portal/tickets/new')).status).toBe(200);
  const form = { subject: 'My screen', description: 'Broken', urgency: 'normal' };
  const sent = await browser.post('/portal/tickets', form);
  expect(sent.location).toMatch(/^\/portal\/tickets\/\d+$/);
  expect((await browser.get(sent.location ?? '')).status).toBe(200);
});

test('who hands an own ticket to another department goes on to it as its requester', async () => {
  const { ticket } = await plant(app, 'technician@demo.test');
  const browser = await app.as('technician@demo.test');
  const building = await app.system.db('departments').where({ name: 'Building' }).first();
  const path = `/desk/tickets/${ticket.number}`;
  const moved = await browser.post(`${path}/properties`, { department: building.id });
  expect([moved.status, moved.location]).toEqual([303, `/portal/tickets/${ticket.number}`]);
  const page = await browser.get(moved.location ?? '');
  expect([page.status, tells(page, SECRET), tells(page, INTERNAL)]).toEqual([200, true, false]);
});

test('who stops following an own ticket goes on to it as its requester', async () => {
  const world = await follow(app, await plant(app, 'technician2@demo.test'), 'technician2@demo.test');
  const browser = await app.as('technician2@demo.test');
  const path = `/desk/tickets/${world.ticket.number}`;
  const answer = await browser.post(`${path}/followers`, { follow: 'off' });
  expect(answer.status).toBe(303);
  const page = await browser.get(answer.location ?? '');
  expect(page.location).toBe(`/portal/tickets/${world.ticket.number}`);
});

test('who stops following what nothing else lets them see goes on to the queue', async () => {
  const { ticket } = await follow(app, await plant(app), 'technician2@demo.test');
  const browser = await app.as('technician2@demo.test');
  const answer = await browser.post(`/desk/tickets/${ticket.number}/followers`, { follow: 'off' });
  expect([answer.status, answer.location]).toEqual([303, '/desk/tickets']);
  expect((await browser.get(`/desk/tickets/${ticket.number}`)).status).toBe(404);
});
