import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { startWorker, type Worker } from '../../src/app/worker';
import { isAddressRefused, queueMail } from '../../src/features/deliveries';
import { inTx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';
import { type State, stateOf, userId } from './deliveries.support';

// An address that a mail server refuses for good, with a server that is told what to say.

let words = '550 5.1.1 <x>: Recipient address rejected: User unknown';
let isRefusing = true;
const asked: string[] = [];
let server: SMTPServer;
let app: TestApp;
let worker: Worker;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      asked.push(address);
      const [code = '', ...said] = words.split(' ');
      const refusal = Object.assign(new Error(said.join(' ')), { responseCode: Number(code) });
      done(isRefusing && !address.startsWith('good') ? refusal : null);
    },
    onData(stream, _session, done) {
      stream.resume();
      stream.on('end', () => done());
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  app = await testApp({ commits: true, env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
  worker = await startWorker(app.system, app.database.url);
});
afterAll(async () => {
  await worker.stop();
  await app.close();
  await new Promise<void>((resolve) => server.close(resolve));
});
beforeEach(async () => {
  words = '550 5.1.1 <x>: Recipient address rejected: User unknown';
  isRefusing = true;
  asked.length = 0;
  await app.system.db('refusedAddresses').delete();
});

async function mailTo(address: string, more: { secretUrl?: string } = {}): Promise<() => Promise<State>> {
  const eventId = newId();
  const text = { template: 'x', subject: 'A subject', bodyText: 'Text', bodyHtml: '<p>Text</p>' };
  await inTx(await app.ctx(), (tx) =>
    queueMail(tx, { ...text, ...more, eventId, userId: null, address, locale: 'en' }),
  );
  const [stored] = await rows<{ id: string }>(
    app.system.db,
    'select id from deliveries where event_id = :eventId',
    {
      eventId,
    },
  );
  return () => stateOf(app, stored?.id ?? '');
}

async function endOf(mail: () => Promise<State>): Promise<State> {
  await until(async () => (await mail()).state !== 'queued');
  return mail();
}

const isMarked = async (address: string) => (await isAddressRefused(await app.ctx(), [address]))(address);
const events = (type: string) =>
  rows<{ subjectId: string | null; data: object | null }>(
    app.system.db,
    'select subject_id, data from events where type = :type order by id',
    { type },
  );

test('what is said of the address itself marks it, and what comes next is kept without a try', async () => {
  expect(await endOf(await mailTo('Nobody@x.test'))).toMatchObject({ state: 'failed', failure: 'refused' });
  expect(await isMarked('nobody@X.test')).toBe(true);
  expect(await endOf(await mailTo('nobody@x.test'))).toMatchObject({
    ...{ state: 'suppressed', failure: 'address_refused', attempts: 0 },
  });
  expect(asked).toHaveLength(1);
  expect(await isMarked('other@x.test')).toBe(false);
});

test('spam, policies and full mailboxes mark nothing: the next one is tried', async () => {
  for (const said of ['550 5.7.1 looks like spam', '552 5.2.2 mailbox full', '550 blocked by a policy']) {
    words = said;
    expect(await endOf(await mailTo('busy@x.test'))).toMatchObject({ state: 'failed', failure: 'refused' });
    expect([said, await isMarked('busy@x.test')]).toEqual([said, false]);
  }
  expect(asked).toHaveLength(3);
});

test('a letter whose link was asked for is tried once all the same, and one that arrives takes the mark away', async () => {
  await endOf(await mailTo('back@x.test'));
  const secretUrl = 'https://desk.test/reset-password/x';
  expect(await endOf(await mailTo('back@x.test', { secretUrl }))).toMatchObject({
    state: 'failed',
    attempts: 1,
  });
  expect(await isMarked('back@x.test')).toBe(true);
  isRefusing = false;
  expect(await endOf(await mailTo('back@x.test', { secretUrl }))).toMatchObject({ state: 'sent' });
  await until(async () => !(await isMarked('back@x.test')));
  expect(await endOf(await mailTo('back@x.test'))).toMatchObject({ state: 'sent' });
});

test('the person and the administrator see it, with what to do, and clearing it lets mail go again', async () => {
  const id = await userId(app, 'customer');
  await endOf(await mailTo('customer@demo.test'));
  const suppressed = await mailTo('customer@demo.test');
  await endOf(suppressed);
  expect((await events('user.address_refused')).map(({ subjectId }) => subjectId)).toContain(id);

  const customer = await app.as('customer@demo.test');
  expect((await customer.get('/portal')).html.querySelector('#mail-refused a')?.getAttribute('href')).toBe(
    '/account#address',
  );
  const said = (await customer.get('/account')).html.querySelector('#refused')?.text;
  expect(said).toContain('User unknown');
  // The bell goes on.
  expect(said).toContain('no mail reaches you, and what is new shows here alone');
  expect(
    (await (await app.as('customer2@demo.test')).get('/portal')).html.querySelector('#mail-refused'),
  ).toBeNull();

  const admin = await app.as('admin@demo.test');
  const page = await admin.get(`/admin/users/${id}`);
  expect(page.html.querySelector('#refused')?.text).toContain('customer@demo.test takes no mail');
  const form = page.html.querySelector('#clear-refusal');
  const fields = form
    ?.querySelectorAll('input')
    .map((one) => [one.getAttribute('name'), one.getAttribute('value')]);
  const cleared = await admin.post(form?.getAttribute('action') ?? '', Object.fromEntries(fields ?? []));
  expect(cleared.location).toBe(`/admin/users/${id}`);
  expect(await isMarked('customer@demo.test')).toBe(false);
  expect((await events('user.address_accepted')).at(-1)).toEqual({ subjectId: id, data: null });

  isRefusing = false;
  await admin.post('/admin/deliveries/retry', {
    which: 'all',
    state: 'suppressed',
    recipient: 'customer@demo.test',
  });
  expect(await endOf(suppressed)).toMatchObject({ state: 'sent' });
});

test('who has another address is not marked any more', async () => {
  await endOf(await mailTo('customer2@demo.test'));
  const customer = await app.as('customer2@demo.test');
  expect((await customer.get('/portal')).html.querySelector('#mail-refused')).not.toBeNull();
  await app.system
    .db('users')
    .where({ email: 'customer2@demo.test' })
    .update({ email: 'good.customer2@demo.test' });
  expect((await customer.get('/portal')).html.querySelector('#mail-refused')).toBeNull();
  expect(await endOf(await mailTo('good.customer2@demo.test'))).toMatchObject({ state: 'sent' });
  await app.system
    .db('users')
    .where({ email: 'good.customer2@demo.test' })
    .update({ email: 'customer2@demo.test' });
});

test('a mark says no address in the log, and goes with time where nobody has the address', async () => {
  await endOf(await mailTo('stranger@x.test'));
  expect(JSON.stringify(await events('user.address_refused'))).not.toContain('stranger');
  await app.system.db('refusedAddresses').update({ since: new Date('2026-01-01') });
  const purge = app.system.tasks.find(({ name }) => name === 'deliveries.purge');
  await purge?.run(await app.ctx(), {} as never, {} as never);
  expect(
    await rows(
      app.system.db,
      `select address::text from refused_addresses where address = 'stranger@x.test'`,
    ),
  ).toEqual([]);
});
