import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { queueMail } from '../../src/features/deliveries';
import { sendLine } from '../../src/features/deliveries/sending.service';
import { changeTicket, createTicket, reply } from '../../src/features/tickets';
import { inTx } from '../../src/platform/ctx';
import { row } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { record } from '../bench/capture';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';

// PostgreSQL takes longer to plan what our pages ask than to run it, so what runs often is prepared, by name.

let mails: SMTPServer;
let app: TestApp;
let technician: Browser;
let customer: Browser;
let admin: Browser;
let ticket: { id: string; number: number };

beforeAll(async () => {
  mails = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('later.') ? Object.assign(new Error('later'), { responseCode: 451 }) : null),
    onData(stream, _session, done) {
      stream.resume().on('end', done);
    },
  });
  await new Promise<void>((resolve) => mails.listen(0, '127.0.0.1', resolve));
  const { port } = mails.server.address() as AddressInfo;
  app = await testApp({ commits: true, env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
  [technician, customer, admin] = await Promise.all(
    ['technician@demo.test', 'customer@demo.test', 'admin@demo.test'].map(app.as) as [
      Promise<Browser>,
      Promise<Browser>,
      Promise<Browser>,
    ],
  );
  const [asking, answering] = [await app.ctx('customer@demo.test'), await app.ctx('technician@demo.test')];
  ticket = await createTicket(asking, { subject: 'Ticket', description: 'Text' });
  await changeTicket(answering, ticket.id, { tags: ['tag'], urgency: 'high' });
  await reply(answering, ticket.id, { body: 'Question', visibility: 'public' });
});
afterAll(async () => {
  await app.close();
  await new Promise<void>((resolve) => mails.close(resolve));
});

/** What an act sends to the desk's pool by no name. Sessions are the store's own. */
async function unnamed(act: () => Promise<unknown>): Promise<string[]> {
  const { statements, stop } = record();
  await act().finally(stop);
  return statements.filter(({ name, session }) => name === undefined && !session).map(({ text }) => text);
}

const pages: [string, () => Promise<{ status: number }>, number][] = [
  ['the queue', () => technician.get('/desk/tickets?view=all'), 200],
  ['a view of the queue', () => technician.get('/desk/tickets?view=mine'), 200],
  ['a ticket at the desk', () => technician.get(`/desk/tickets/${ticket.number}`), 200],
  ['a ticket within a view', () => technician.get(`/desk/tickets/${ticket.number}?view=all`), 200],
  ['a ticket in the portal', () => customer.get(`/portal/tickets/${ticket.number}`), 200],
  ["a customer's list", () => customer.get('/portal'), 200],
  ['the start of the desk', () => technician.get('/desk'), 200],
  ['the dashboard', () => admin.get('/admin/dashboard'), 200],
  ['the start of the administration', () => admin.get('/admin'), 200],
  [
    'a reply of staff',
    () =>
      technician.post(`/desk/tickets/${ticket.number}/replies`, {
        body: 'Answer',
        visibility: 'public',
        version: '99',
      }),
    303,
  ],
  [
    'a reply of a customer',
    () => customer.post(`/portal/tickets/${ticket.number}/replies`, { body: 'Thanks' }),
    303,
  ],
  [
    'a new ticket',
    () => customer.post('/portal/tickets', { subject: 'Another', description: 'Text', urgency: 'normal' }),
    303,
  ],
];

test.each(pages)('%s runs prepared statements alone', async (_name, request, status) => {
  const answered = async () => expect((await request()).status).toBe(status);
  expect(await unnamed(answered)).toEqual([]);
});

test.each([
  ['sent', 'ada@x.test', 'sent'],
  ['put off', 'later.ada@x.test', 'queued'],
])('so does a mail that is %s', async (_name, address, state) => {
  const ctx = await app.ctx();
  const [eventId, words] = [newId(), { template: 'x', subject: 'S', bodyText: 'T', bodyHtml: '<p>H</p>' }];
  await inTx(ctx, (tx) => queueMail(tx, { ...words, eventId, userId: null, address, locale: 'en' }));
  const find = 'select line, state, attempts from deliveries where event_id = :eventId';
  const { line } = await row<{ line: number }>(ctx.db, find, { eventId });
  expect(await unnamed(() => sendLine(ctx, { channel: 'mail', line }))).toEqual([]);
  expect(await row(ctx.db, find, { eventId })).toMatchObject({ state, attempts: state === 'sent' ? 0 : 1 });
});
