import { sendLetter } from '../../src/features/deliveries';
import { changeTicket, createTicket, reply } from '../../src/features/tickets';
import { deactivateUser, updateUser } from '../../src/features/users';
import { inTx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { deliver } from '../../src/platform/events';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';
import { INTERNAL, idOf, participate, plant, SECRET, type World } from './world';

// Who is told what by mail: the queue's jobs run in the test's own transaction.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

interface Sent {
  address: string;
  template: string;
  text: string;
}

/** Every mail about the ticket, all of its events delivered. */
async function mailsOf({ ticket }: Pick<World, 'ticket'>): Promise<Sent[]> {
  const ctx = await app.ctx();
  const events = await rows<{ id: string }>(
    ctx.db,
    'select id from events where ticket_id = :id order by id',
    { id: ticket.id },
  );
  for (const { id } of events) await deliver(ctx, { eventId: id, subscriber: 'notifications.plan' });
  await sendMails(ctx);
  return rows(
    ctx.db,
    `select address::text, template, subject || body_text || body_html as text from deliveries
     where ticket_id = :id and channel = 'mail' and subject is not null order by id`,
    { id: ticket.id },
  );
}

const CUSTOMERS = ['customer@demo.test', 'customer2@demo.test', 'colleague@demo.test'];
const toCustomers = (mails: Sent[]) => mails.filter(({ address }) => CUSTOMERS.includes(address));

test('an internal note reaches staff alone, also one that resolves the ticket', async () => {
  const world = await plant(app);
  const [admin, { id }] = [await app.ctx('admin@demo.test'), world.ticket];
  await participate(app, world, ['customer2@demo.test']);
  const followerIds = [await idOf(app, 'technician2@demo.test')];
  await changeTicket(admin, id, { assigneeId: await idOf(app, 'technician@demo.test'), followerIds });
  const note = { body: `Closing ${INTERNAL}`, visibility: 'internal' } as const;
  await reply(admin, id, { ...note, status: 'resolved', solution: `New cable ${SECRET}` });
  await changeTicket(admin, id, { status: 'reopened' });
  await reply(admin, id, { ...note, status: 'on_hold', holdReason: 'internal' });
  const mails = await mailsOf(world);
  const customers = toCustomers(mails);
  expect(customers.filter(({ text }) => text.includes(INTERNAL))).toEqual([]);
  expect(customers.map(({ template }) => template)).toContain('resolved');
  const resolved = customers.filter(({ template }) => template === 'resolved').at(-1);
  expect(resolved?.text).toContain('New cable');
  const noted = mails.filter(({ template }) => template === 'noted').map(({ address }) => address);
  expect([...new Set(noted)].sort()).toEqual(['technician2@demo.test', 'technician@demo.test']);
});

test.each([
  ['requester', (world: World) => Promise.resolve(world), 'technician2@demo.test'],
  [
    'participant',
    async (world: World) => {
      await participate(app, world, ['technician2@demo.test']);
      return world;
    },
    'customer@demo.test',
  ],
] as const)(
  'a technician who is only %s is written to as a customer, and speaks as one',
  async (_who, prepare, requester) => {
    const world = await prepare(await plant(app, requester));
    const [admin, { id }] = [await app.ctx('admin@demo.test'), world.ticket];
    await changeTicket(admin, id, { assigneeId: await idOf(app, 'technician@demo.test') });
    await reply(admin, id, { body: `Note ${INTERNAL}`, visibility: 'internal' });
    await reply(admin, id, { body: `Answer ${SECRET}`, visibility: 'public' });
    const before = (await mailsOf(world)).length;
    await reply(await app.ctx('technician2@demo.test'), id, { body: 'My question', visibility: 'public' });
    const mails = await mailsOf(world);
    const mine = mails.filter(({ address }) => address === 'technician2@demo.test');
    expect(mine.filter(({ text }) => text.includes(INTERNAL))).toEqual([]);
    expect(mine.map(({ template }) => template)).toContain('answered');
    expect(mine.map(({ template }) => template)).not.toContain('noted');
    const asked = mails.slice(before).filter(({ address }) => address === 'technician@demo.test');
    expect(asked.map(({ template }) => template)).toEqual(['customer_replied']);
  },
);

test('who worked here and is a customer now hears nothing of the tickets they followed', async () => {
  const world = await plant(app);
  const [admin, { id }] = [await app.ctx('admin@demo.test'), world.ticket];
  const former = await idOf(app, 'technician2@demo.test');
  await changeTicket(admin, id, { followerIds: [former] });
  await updateUser(admin, former, { role: 'customer' });
  await reply(admin, id, { body: `Note ${INTERNAL}`, visibility: 'internal' });
  await reply(admin, id, { body: `Answer ${SECRET}`, visibility: 'public' });
  await reply(await app.ctx('customer@demo.test'), id, { body: SECRET, visibility: 'public' });
  await changeTicket(admin, id, { status: 'resolved' });
  await changeTicket(admin, id, { status: 'reopened' });
  const addresses = (await mailsOf(world)).map(({ address }) => address);
  expect(addresses).toContain('customer@demo.test');
  expect(addresses).not.toContain('technician2@demo.test');
});

test('who cannot sign in, or is no longer on the ticket, gets no mail', async () => {
  const world = await plant(app);
  const [admin, { id }] = [await app.ctx('admin@demo.test'), world.ticket];
  await participate(app, world, ['customer2@demo.test', 'colleague@demo.test']);
  await deactivateUser(admin, await idOf(app, 'customer2@demo.test'));
  await participate(app, world, ['customer2@demo.test']);
  await reply(admin, id, { body: `Answer ${SECRET}`, visibility: 'public' });
  const addresses = (await mailsOf(world)).map(({ address }) => address);
  expect(addresses).toContain('customer@demo.test');
  expect(addresses).not.toContain('customer2@demo.test');
  expect(addresses).not.toContain('colleague@demo.test');
});

test('one event reaches a person once, also when it is delivered again after the ticket has changed hands', async () => {
  const admin = await app.ctx('admin@demo.test');
  const [first, second] = [await idOf(app, 'technician@demo.test'), await idOf(app, 'technician2@demo.test')];
  const requesterId = await idOf(app, 'customer@demo.test');
  const ticket = await createTicket(admin, { requesterId, subject: 'Twice', description: 'No' });
  await changeTicket(admin, ticket.id, { assigneeId: first, followerIds: [second], status: 'in_progress' });
  await changeTicket(admin, ticket.id, { status: 'resolved', solution: 'Done' });
  await changeTicket(admin, ticket.id, { status: 'reopened', assigneeId: first });
  await changeTicket(admin, ticket.id, { status: 'resolved', solution: 'Done' });
  await mailsOf({ ticket });
  await changeTicket(admin, ticket.id, { status: 'reopened', assigneeId: second, followerIds: [first] });
  const mails = await mailsOf({ ticket });
  expect(mails.map(({ template }) => template)).toEqual(expect.arrayContaining(['assigned', 'reopened']));
  await changeTicket(admin, ticket.id, { assigneeId: first, followerIds: [second] });
  const again = await mailsOf({ ticket });
  expect(again.slice(0, mails.length)).toEqual(mails);
  const told = ({ address, template, text }: Sent) => `${address} ${template} ${text}`;
  expect(again.slice(mails.length).filter((mail) => mails.map(told).includes(told(mail)))).toEqual([]);
});

test('nothing that people type becomes a header, markup or a second recipient of a mail', async () => {
  const subject = 'Hi\r\nBcc: victim@else.test\r\n\r\n<script>alert(1)</script>';
  const customer = await app.ctx('customer@demo.test');
  const name = '"x" <victim@else.test>\r\nBcc: other@else.test';
  await app.system.db('users').where({ email: 'customer@demo.test' }).update({ name });
  const description = '<img src=x onerror=alert(1)> [a](javascript:alert(1)) ![p](http://else.test/p.png)';
  const ticket = await createTicket(customer, { subject, description });
  const mails = await mailsOf({ ticket });
  expect(mails.map(({ address }) => address)).toEqual(['customer@demo.test', 'technician@demo.test']);
  const [mail] = await rows<{ subject: string; bodyHtml: string }>(
    app.system.db,
    `select subject, body_html from deliveries where ticket_id = :id and channel = 'mail' order by id`,
    { id: ticket.id },
  );
  expect(mail?.subject).not.toMatch(/[\r\n]/);
  expect(mail?.bodyHtml).not.toMatch(/<script|<img|href="javascript:/i);
  expect(mail?.bodyHtml).not.toContain('<victim@else.test>');
});

test('a mail holds a text as it was typed, and says which side it is read from', async () => {
  const customer = await app.ctx('customer@demo.test');
  const description = '  C:\\temp\\_a_  5*3*2\n# x\n\nمشكلة في HP!\n-- \nAna';
  const ticket = await createTicket(customer, { subject: 'Printer', description });
  await mailsOf({ ticket });
  const [mail] = await rows<{ bodyText: string; bodyHtml: string }>(
    app.system.db,
    `select body_text, body_html from deliveries where ticket_id = :id and channel = 'mail' order by id`,
    { id: ticket.id },
  );
  expect(mail?.bodyText).toContain(`\n\n${description}\n\n-- \n`);
  expect(mail?.bodyHtml).toContain('&nbsp; C:\\temp\\_a_&nbsp; 5*3*2<br># x</p><br><p dir="rtl"');
});

test('what goes into a letter stays text, in its HTML too', async () => {
  const to = {
    userId: null,
    name: '<b>x</b>\n\n<script>1</script>',
    address: 'a@b.test',
    locale: 'en',
  } as const;
  const params = { time: '<i>', place: 'a\n<img>' };
  await inTx(await app.ctx(), (tx) =>
    sendLetter(tx, { aboutId: newId(), to, template: 'locked', params, path: '/unlock/x' }),
  );
  const { bodyHtml } = await app.system.db('deliveries').where({ address: 'a@b.test' }).first();
  expect(bodyHtml).toContain('Hello &lt;b&gt;x&lt;/b&gt;');
  expect(bodyHtml).not.toMatch(/<(script|b|img|i)[ >]/);
});
