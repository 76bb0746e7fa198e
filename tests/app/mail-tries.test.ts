import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { startWorker, type Worker } from '../../src/app/worker';
import { queueMail } from '../../src/features/deliveries';
import { sweep } from '../../src/features/deliveries/sending.service';
import { inTx, systemCtx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';
import { leaveAll, listen } from './streams.support';

// What becomes of mail that does not leave at once, with a mail server that can be told what to do.

let isOpen = true;
/** What it says to a recipient, or of a mail that it has read, by the address. */
const answers = new Map<string, { responseCode: number; message: string }>();
const received: { to: string; source: string }[] = [];
const closing = () => (isOpen ? null : Object.assign(new Error('closed for today'), { responseCode: 421 }));
const refusing = (address: string) => {
  const answer = answers.get(address);
  return answer ? Object.assign(new Error(answer.message), answer) : null;
};

let server: SMTPServer;
let app: TestApp;
let worker: Worker;
beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_session, done) => done(closing()),
    // On a connection that was kept as well.
    onMailFrom: (_address, _session, done) => done(closing()),
    onRcptTo: ({ address }, _session, done) => done(address.startsWith('data.') ? null : refusing(address)),
    async onData(stream, { envelope }, done) {
      const to = envelope.rcptTo[0]?.address ?? '';
      received.push({ to, source: await text(stream) });
      done(refusing(to));
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  app = await testApp({ commits: true, env: { SMTP_URL: `smtp://127.0.0.1:${port}`, METRICS_TOKEN: TOKEN } });
  worker = await startWorker(app.system, app.database.url);
});
afterAll(async () => {
  await worker.stop();
  await app.close();
  await new Promise<void>((resolve) => server.close(resolve));
});
beforeEach(() => {
  isOpen = true;
  answers.clear();
  received.length = 0;
});

const TOKEN = 'figures for these tests 0123456789';

interface State {
  id: string;
  state: string;
  failure: string | null;
  error: string | null;
  attempts: number;
  isLater: boolean;
}

/** Has a mail sent, and tells what became of it when it is asked. */
async function mailTo(address: string): Promise<() => Promise<State>> {
  const eventId = newId();
  const words = { template: 'x', subject: `To ${address}`, bodyText: 'T', bodyHtml: '<p>H</p>' };
  await inTx(await app.ctx(), (tx) =>
    queueMail(tx, { ...words, eventId, userId: null, address, locale: 'en' }),
  );
  return () =>
    row<State>(
      app.system.db,
      `select id, state, failure, error, attempts, next_at > now() as is_later from deliveries where event_id = :eventId`,
      { eventId },
    );
}

/** Waits until it was tried so often; on a slow machine it may by then have come again by itself. */
const tried = (mail: () => Promise<State>, times = 1) => until(async () => (await mail()).attempts >= times);

const plannedJobs = () =>
  rows<{ key: string; isLater: boolean }>(
    app.system.db,
    `select key, run_at > now() as is_later from graphile_worker.jobs where task_identifier = 'deliveries.send' order by id`,
  );
const health = async () => JSON.parse((await app.visitor().get('/health')).text).mail;
const retry = async (which: 'waiting' | 'failed') => {
  const state = which === 'waiting' ? 'retrying' : which;
  return (await app.as('admin@demo.test')).post('/admin/deliveries/retry', { which: 'all', state });
};

test('whoever has the page about mail open sees each turn, and nobody else is told', async () => {
  const watching = await listen(app, await app.as('admin@demo.test'), 'deliveries');
  const other = await listen(app, await app.as('technician@demo.test'), 'queue,deliveries');
  const admin = await app.as('admin@demo.test');
  const badge = async () => (await admin.get('/admin/deliveries')).html.querySelector('#mail .badge')?.text;
  const turn = async (act: () => Promise<unknown>, done: () => Promise<void>) => {
    watching.seen.length = 0;
    await act();
    await done();
    await until(() => watching.seen.includes('deliveries'));
  };
  isOpen = false;
  let mail = async (): Promise<State> => Promise.reject();
  await turn(
    async () => {
      mail = await mailTo('fay@x.test');
    },
    () => tried(mail),
  );
  const page = (await admin.get('/admin/deliveries')).html.querySelector('#waiting')?.text;
  expect(page).toContain('Last try: a moment ago. Next: in less than a minute.');
  expect(await badge()).toBe('Not leaving');
  const { attempts } = await mail();
  await turn(
    () => retry('waiting'),
    () => tried(mail, attempts + 1),
  );
  isOpen = true;
  await turn(
    () => retry('waiting'),
    () => until(async () => (await mail()).state === 'sent'),
  );
  expect(await badge()).toBe('Set up');
  expect(other.seen).not.toContain('deliveries');
  leaveAll();
});

test('mail waits while the server is away, says so, and leaves with the first one that does', async () => {
  isOpen = false;
  const waiting = [await mailTo('ana@x.test'), await mailTo('bea@x.test')];
  for (const mail of waiting) {
    await tried(mail);
    expect(await mail()).toMatchObject({ state: 'queued', failure: 'unreachable', isLater: true });
  }
  expect((await plannedJobs()).some(({ isLater }) => isLater)).toBe(true);
  await until(async () => (await health()) === 'ok');

  const admin = await app.as('admin@demo.test');
  const page = await admin.get('/admin/deliveries');
  expect(page.html.querySelector('#waiting')?.text).toContain('2 mails wait for another try');
  expect(page.html.querySelector('#waiting')?.text).toContain('closed for today');
  const before = await Promise.all(waiting.map(async (mail) => ({ mail, times: (await mail()).attempts })));
  expect((await retry('waiting')).status).toBe(303);
  for (const { mail, times } of before) await tried(mail, times + 1);
  await until(async () => (await health()) === 'degraded');
  expect((await admin.get('/admin')).text).toContain('2 mails cannot leave');

  isOpen = true;
  await mailTo('cleo@x.test');
  for (const mail of waiting) await until(async () => (await mail()).state === 'sent');
  expect(received.map(({ to }) => to).sort()).toEqual(['ana@x.test', 'bea@x.test', 'cleo@x.test']);
  await until(async () => (await plannedJobs()).length === 0);
  await until(async () => (await health()) === 'ok');
});

test('a job that was lost is made up for: what is due goes with the next sweep', async () => {
  const left = await mailTo('eve@x.test');
  await until(async () => (await left()).state === 'sent');
  const { id } = await left();
  await app.system.db.raw(`update deliveries set state = 'queued', sent_at = null where id = :id`, { id });
  await sweep(systemCtx(app.system));
  await until(async () => (await left()).state === 'sent');
  expect(received.map(({ to }) => to)).toEqual(['eve@x.test', 'eve@x.test']);
});

test('what the server puts off itself waits its time, also when others leave', async () => {
  answers.set('grey@x.test', { responseCode: 450, message: 'greylisted' });
  const grey = await mailTo('grey@x.test');
  await tried(grey);
  const other = await mailTo('other@x.test');
  await until(async () => (await other()).state === 'sent');
  expect(await grey()).toMatchObject({ state: 'queued', failure: 'postponed', isLater: true });

  answers.clear();
  await retry('waiting');
  await until(async () => (await grey()).state === 'sent');
});

test('what is refused for good is not tried again, and shown in the server’s words', async () => {
  answers.set('nobody@x.test', { responseCode: 550, message: 'no such <person>' });
  const refused = await mailTo('nobody@x.test');
  await until(async () => (await refused()).state === 'failed');
  expect(await refused()).toMatchObject({ failure: 'refused', error: '550 no such <person>', attempts: 1 });
  await until(async () => (await plannedJobs()).length === 0);
  await until(async () => (await health()) === 'ok');
  const shown = (await (await app.as('admin@demo.test')).get('/admin/deliveries')).html.querySelector(
    '#deliveries',
  )?.text;
  for (const words of ['nobody@x.test', 'Not delivered', 'Refused', '550 no such <person>']) {
    expect(shown).toContain(words);
  }

  answers.clear();
  await retry('failed');
  await until(async () => (await refused()).state === 'sent');
});

test('after five days it is given up, and tried again when an administrator says so', async () => {
  answers.set('late@x.test', { responseCode: 421, message: 'shutting down' });
  const mail = await mailTo('late@x.test');
  await tried(mail);
  await app.system
    .db('deliveries')
    .where({ id: (await mail()).id })
    .update({ triedUntil: new Date() });
  await retry('waiting');
  await until(async () => (await mail()).state === 'failed');
  await until(async () => (await plannedJobs()).length === 0);
  await until(async () => (await health()) === 'degraded');

  answers.clear();
  await retry('failed');
  await until(async () => (await mail()).state === 'sent');
  await until(async () => (await health()) === 'ok');
});

test('a copy that goes out once more has the Date and the Message-ID of the first', async () => {
  answers.set('data.twice@x.test', { responseCode: 451, message: 'where was I' });
  const mail = await mailTo('data.twice@x.test');
  await tried(mail);
  const { id, attempts } = await mail();
  const written = new Date('2026-03-04T05:06:07Z');
  await app.system.db('deliveries').where({ id }).update({ createdAt: written, dueAt: written });
  received.length = 0;
  for (const more of [1, 2]) {
    await retry('waiting');
    await tried(mail, attempts + more);
  }
  const known = received.map(({ source }) => source.match(/^(Date|Message-ID): .*$/gm));
  expect(known.length).toBeGreaterThan(1);
  for (const one of known) expect(one).toEqual(known[0]);
  expect(known[0]).toContain(`Message-ID: <${id}@localhost>`);
  expect(known[0]).toContain('Date: Wed, 04 Mar 2026 05:06:07 +0000');
  answers.clear();
  await retry('waiting');
  await until(async () => (await mail()).state === 'sent');
});

test('outcomes are counted under few names', async () => {
  const { text: page } = await app.visitor().get('/metrics', { authorization: `Bearer ${TOKEN}` });
  const outcomes = [...page.matchAll(/^mails_total\{outcome="(\w+)"\} [1-9]/gm)].map(([, name]) => name);
  expect(outcomes.sort()).toEqual(['given_up', 'put_off', 'refused', 'sent']);
});
