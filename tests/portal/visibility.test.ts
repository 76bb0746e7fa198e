import { changeTicket, createTicket, findTicket, reply, type Ticket } from '../../src/features/tickets';
import { systemCtx } from '../../src/platform/ctx';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';

let app: TestApp;
let ticket: Ticket;
let attachmentId: string;
let noteFileId: string;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Somebody with the token of a form. */
async function at(email: string): Promise<Browser> {
  const browser = await app.as(email);
  await browser.get('/account');
  return browser;
}

const SECRET = 'zanzibar-secret';

/** A ticket of customer@demo.test with a file, a note with a file, tags and a follower. */
async function makeTicket(): Promise<void> {
  const customer = await at('customer@demo.test');
  const typed = { subject: 'Private matter', description: 'Only for us.', urgency: 'normal' };
  const sent = await customer.upload('/portal/tickets', typed, [{ name: 'mine.txt', content: 'mine' }]);
  const technician = await app.ctx('admin@demo.test');
  ticket = await findTicket(technician, Number(sent.location?.split('/').at(-1)));
  const { commentId } = await reply(technician, ticket.id, {
    body: `Note ${SECRET}`,
    visibility: 'internal',
  });
  noteFileId = newId();
  const file = { ticketId: ticket.id, mediaType: 'text/plain', size: 1, sha256: 'x' };
  await app.system.db('attachments').insert({
    ...file,
    id: noteFileId,
    commentId,
    name: `${SECRET}.txt`,
    storageKey: newId().replaceAll('-', '').padEnd(40, '0'),
  });
  await changeTicket(technician, ticket.id, { tags: [`tag-${SECRET}`] });
  const { rows } = await app.system.db.raw(
    'select id from attachments where ticket_id = ? and comment_id is null',
    [ticket.id],
  );
  attachmentId = rows[0].id;
}
beforeEach(makeTicket);

/** Everything under a ticket's address that a customer's browser can ask for. */
async function answersOf(browser: Browser): Promise<Record<string, number>> {
  const path = `/portal/tickets/${ticket.number}`;
  const statuses: Record<string, number> = {};
  for (const below of ['', '?before=x', `/attachments/${attachmentId}`, `/attachments/${noteFileId}`]) {
    statuses[`GET ${below}`] = (await browser.get(path + below)).status;
  }
  for (const below of ['/closure', '/reopening', '/rating', '/replies']) {
    statuses[`POST ${below}`] = (await browser.post(path + below, { body: 'hello', satisfaction: 1 })).status;
  }
  return statuses;
}

test('another customer’s ticket does not exist, whatever is asked of it', async () => {
  const admin = await app.ctx('admin@demo.test');
  const before = await findTicket(admin, ticket.number);
  const stranger = await at('customer2@demo.test');
  const statuses = await answersOf(stranger);
  expect(Object.values(statuses)).toEqual(Object.values(statuses).map(() => 404));
  expect((await stranger.get('/portal/tickets?q=private')).text).not.toContain('Private matter');
  expect((await stranger.get('/portal/tickets?section=open&organization=1')).text).not.toContain(
    'Private matter',
  );
  expect(await findTicket(admin, ticket.number)).toEqual(before);
});

test('staff have their own requests in the portal, customers’ at the desk, and visitors are asked to sign in', async () => {
  const technician = await at('technician@demo.test');
  const path = `/portal/tickets/${ticket.number}`;
  const list = await technician.get('/portal');
  const told = ['My requests', 'Private matter'].map((words) => list.text.includes(words));
  expect([list.status, ...told]).toEqual([200, true, false]);
  const page = await technician.get(path);
  expect([page.status, page.location]).toEqual([303, `/desk/tickets/${ticket.number}`]);
  expect((await technician.post(`${path}/replies`, { body: 'hello' })).status).toBe(404);
  const other = await at('technician2@demo.test');
  expect((await other.get(path)).status).toBe(404);
  const visitor = await app.visitor().get('/portal/tickets');
  expect(visitor.location).toBe('/login?next=%2Fportal%2Ftickets');
});

test('an internal note, its file and the tags are nowhere in the pages of the requester', async () => {
  const customer = await at('customer@demo.test');
  const path = `/portal/tickets/${ticket.number}`;
  for (const page of ['/portal', '/portal/tickets?section=open', '/portal/tickets?q=zanzibar', path]) {
    const { text, status } = await customer.get(page);
    expect(status).toBe(200);
    expect(text.replace('zanzibar”', '').replace('value="zanzibar"', '')).not.toContain(SECRET);
  }
  expect((await customer.get(`${path}/attachments/${noteFileId}`)).status).toBe(404);
  expect((await customer.get(`${path}/attachments/${attachmentId}`)).status).toBe(200);
  expect((await customer.get(`/portal/tickets/1/attachments/${attachmentId}`)).status).toBe(404);
});

test('no other person’s address or telephone is in the pages of a customer', async () => {
  const { text } = await (await at('customer@demo.test')).get(`/portal/tickets/${ticket.number}`);
  expect(text).toContain('Clara Cliente');
  expect(
    text.match(/[\w.]+@demo\.test/g)?.filter((address) => address !== 'customer@demo.test') ?? [],
  ).toEqual([]);
});

test('where the organization shares, colleagues see and close each other’s tickets', async () => {
  const ctx = systemCtx(app.system);
  const { rows } = await ctx.db.raw(`select id from users where email = 'colleague@demo.test'`);
  const shared = await createTicket(ctx, {
    subject: 'Shared matter',
    description: 'For all.',
    requesterId: rows[0].id,
  });
  const colleague = await at('customer2@demo.test');
  expect((await colleague.get('/portal/tickets?section=open')).text).not.toContain('Shared matter');
  const list = await colleague.get('/portal/tickets?section=open&organization=1');
  expect(list.text).toContain('Shared matter');
  expect(list.text).toContain('Celia Colega');
  expect((await colleague.post(`/portal/tickets/${shared.number}/closure`)).status).toBe(303);
  const alone = await at('customer@demo.test');
  expect((await alone.get('/portal/tickets')).html.querySelector('[href*="organization"]')).toBeNull();
});
