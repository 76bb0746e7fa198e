import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { retryDeliveries } from '../../src/features/deliveries/retrying.service';
import { changeTicket, createTicket, reply } from '../../src/features/tickets';
import { row } from '../../src/platform/db';
import { idOf } from '../security/world';
import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';
import { mailsAbout } from '../tickets/mails.support';
import { stateOf, stored } from './deliveries.support';

// What a mail may say is asked when it leaves, however often that is tried.

const TECHNICIAN = 'technician@demo.test';
const MAILBOX = 'it@demo.test';
const received: string[] = [];
/** What happens before the server puts a mail off; null: it takes all. */
let onRefusal: (() => Promise<unknown>) | null = null;
let server: SMTPServer;
let app: TestApp;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    async onRcptTo(_address, _session, done) {
      await onRefusal?.();
      done(onRefusal ? Object.assign(new Error('come back later'), { responseCode: 451 }) : null);
    },
    onData(stream, { envelope }, done) {
      received.push(...envelope.rcptTo.map(({ address }) => address));
      stream.resume().on('end', () => done());
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  app = await testApp({ env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
});
beforeEach(() => {
  onRefusal = null;
  received.length = 0;
});
afterAll(async () => {
  await app.close();
  await new Promise<void>((resolve) => server.close(resolve));
});

const putOff = async () => {};

/** One that the technician has, with a note on it that the server has put off. */
async function noted(): Promise<{ ticketId: string; id: string }> {
  const admin = await app.ctx('admin@demo.test');
  const requesterId = await idOf(app, 'customer@demo.test');
  const { id: ticketId } = await createTicket(admin, { requesterId, subject: 'Printer', description: 'x' });
  await changeTicket(admin, ticketId, { assigneeId: await idOf(app, TECHNICIAN) });
  await mailsAbout(app, ticketId);
  received.length = 0;
  onRefusal = putOff;
  await reply(admin, ticketId, { body: 'Between us', visibility: 'internal' });
  await mailsAbout(app, ticketId);
  onRefusal = null;
  const { id } = await row<{ id: string }>(
    app.system.db,
    `select id from deliveries where ticket_id = :ticketId and template = 'noted' and channel = 'mail'`,
    { ticketId },
  );
  expect(await stateOf(app, id)).toEqual({ state: 'queued', failure: 'postponed', attempts: 1 });
  return { ticketId, id };
}

async function tryAgain(id: string): Promise<void> {
  await retryDeliveries(await app.ctx('admin@demo.test'), [id]);
  await sendMails(await app.ctx());
}

test.each([
  ['no_access', { role: 'customer' }],
  ['gone', { state: 'inactive' }],
] as const)('what was put off is not sent to who may not read it any more: %s', async (failure, became) => {
  const { id } = await noted();
  await app.system.db('users').where({ email: TECHNICIAN }).update(became);
  await tryAgain(id);
  expect(await stateOf(app, id)).toMatchObject({ state: 'withdrawn', failure });
  expect(received).toEqual([]);
});

test('what was put off is sent to who may still read it', async () => {
  const { id } = await noted();
  await tryAgain(id);
  expect(await stateOf(app, id)).toMatchObject({ state: 'sent', failure: null });
  expect(received).toEqual([TECHNICIAN]);
});

test('the mailbox of a department does not get what happened on a ticket that is another department’s by now', async () => {
  const customer = await app.ctx('customer@demo.test');
  await app.system.db('departments').where({ name: 'IT' }).update({ email: MAILBOX });
  const { id: ticketId } = await createTicket(customer, { subject: 'Printer', description: 'x' });
  await mailsAbout(app, ticketId);
  expect(received).toContain(MAILBOX);
  received.length = 0;
  onRefusal = putOff;
  await reply(customer, ticketId, { body: 'And my contract?', visibility: 'public' });
  await mailsAbout(app, ticketId);
  onRefusal = null;
  const { id } = await row<{ id: string }>(
    app.system.db,
    'select id from deliveries where ticket_id = :ticketId and recipient = :MAILBOX order by id desc limit 1',
    { ticketId, MAILBOX },
  );
  const { id: departmentId } = await row<{ id: string }>(
    app.system.db,
    `select id from departments where name <> 'IT' order by name limit 1`,
  );
  await changeTicket(await app.ctx('admin@demo.test'), ticketId, { departmentId });
  await tryAgain(id);
  expect(await stateOf(app, id)).toMatchObject({ state: 'withdrawn', failure: 'no_access' });
  expect(received).not.toContain(MAILBOX);
});

test('of a note and a reply in one mail, who is only a customer by now reads the reply', async () => {
  const admin = await app.ctx('admin@demo.test');
  const technicianId = await idOf(app, TECHNICIAN);
  const requesterId = await idOf(app, 'customer@demo.test');
  const { id } = await createTicket(admin, { requesterId, subject: 'Printer', description: 'x' });
  await changeTicket(admin, id, { assigneeId: technicianId });
  await mailsAbout(app, id);
  await reply(admin, id, { body: 'Between us', visibility: 'internal' });
  await reply(admin, id, { body: 'For everybody', visibility: 'public' });
  await app.system.db('users').where({ email: TECHNICIAN }).update({ role: 'customer' });
  await app.system.db('ticketParticipants').insert({ ticketId: id, userId: technicianId });
  const last = (await mailsAbout(app, id)).findLast(({ address }) => address === TECHNICIAN);
  expect(last?.text).toContain('For everybody');
  expect(last?.text).not.toContain('Between us');
});

test('what is withdrawn while it is being sent stays so when it is put off', async () => {
  const id = await stored(app, { state: 'queued' });
  onRefusal = () => app.system.db('deliveries').where({ id }).update({ state: 'withdrawn' });
  await sendMails(await app.ctx());
  expect(await stateOf(app, id)).toEqual({ state: 'withdrawn', failure: null, attempts: 0 });
});

test('one message that cannot be written keeps no other', async () => {
  const broken = await stored(app, { state: 'queued', line: 0 });
  const other = await stored(app, { state: 'queued', line: 0 });
  const eventId = '019a0000-0000-7000-8000-000000000001';
  await app.system.db('deliveries').where({ id: broken }).update({ kind: 'no_such', told: 1 });
  await app.system.db('deliveryEvents').insert({
    ...{ eventId, recipient: 'stranger@else.test', channel: 'mail', deliveryId: broken, rootId: eventId },
    ...{ ticketId: null, template: 'no_such', kind: 'no_such' },
  });
  await sendMails(await app.ctx());
  expect(await stateOf(app, other)).toMatchObject({ state: 'sent' });
  expect(await stateOf(app, broken)).not.toMatchObject({ state: 'sent' });
});
