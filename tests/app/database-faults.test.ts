import { Client } from 'pg';
import { createTicket } from '../../src/features/tickets';
import { openDatabase, rows } from '../../src/platform/db';
import { createFaultLog } from '../../src/platform/fault-log';
import { faultOf } from '../../src/platform/faults';
import { newId } from '../../src/platform/ids';
import { createLog } from '../../src/platform/log';
import { type Line, lineTo, until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { createDatabase, type TestDatabase } from '../support/database';

// What does not fail at once but goes on without an answer: pages must not wait with it.

let line: Line;
let database: TestDatabase;
let app: TestApp;
let technician: Browser;
let admin: Browser;
let customer: Browser;

beforeAll(async () => {
  database = await createDatabase('fixture');
  line = await lineTo(database.url);
  app = await testApp({ commits: true, database: { ...database, url: line.url }, patience: 'people' });
  [technician, admin] = [await app.as('technician@demo.test'), await app.as('admin@demo.test')];
  customer = await app.as('customer@demo.test');
});
afterAll(async () => {
  await app.close();
  await line.cut();
  await database.drop();
});

const TYPED = { subject: 'Printer', description: 'It <em>blinks</em> since Monday', urgency: 'normal' };
const QUEUE = '/desk/tickets';
const isBack = () => until(async () => (await technician.get(QUEUE)).status === 200);

async function directly(work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await work(client).finally(() => client.end());
}

test('a database that says nothing is away for all at once, and back by itself', async () => {
  await isBack();
  line.silence();
  const away = await Promise.all(Array.from({ length: 30 }, () => technician.get(QUEUE)));
  expect(new Set(away.map(({ status }) => status))).toEqual(new Set([503]));
  expect(away.every(({ headers }) => Number(headers.get('retry-after')) > 0)).toBe(true);
  await until(async () => (await app.visitor().get('/health/ready')).status === 503);
  line.speak();
  await isBack();
});

test('connections that died without a word are found out while new ones work', async () => {
  await isBack();
  line.silence();
  line.speak();
  await isBack();
});

test('a transaction whose connection has had its last word is away, whatever refuses its rollback', async () => {
  await isBack();
  const ended = app.system.db.transaction(async (trx) => {
    void (await trx.client.acquireConnection()).end();
    await rows(trx, 'select 1');
  });
  expect(faultOf(await ended.catch((error) => error))).toBe('away');
});

test('a statement that merely takes long is waited for', async () => {
  // A machine that is busy with other tests may take longer to say that it is there than people would wait for.
  const db = openDatabase(line.url, { patience: 'jobs' });
  await expect(db.raw('select pg_sleep(1.5)')).resolves.toBeDefined();
  await db.destroy();
});

test('what was typed comes back from a database that is away, to be sent again', async () => {
  const page = (await customer.get('/portal/tickets/new')).html;
  const token = page.querySelector('input[name=_csrf]')?.getAttribute('value') ?? '';
  const fields = { ...TYPED, _submission: newId(), _csrf: token };
  line.silence();
  const away = await customer.post('/portal/tickets', fields);
  expect(away.status).toBe(503);
  const form = away.html.querySelector('form[action="/portal/tickets"]');
  const sent = Object.fromEntries(
    (form?.querySelectorAll('input, textarea') ?? []).map((field) => [
      field.getAttribute('name') ?? '',
      field.tagName === 'TEXTAREA' ? field.text.replace(/^\n/, '') : (field.getAttribute('value') ?? ''),
    ]),
  );
  expect(sent).toEqual(fields);
  line.speak();
  await isBack();
  expect((await customer.post('/portal/tickets', sent)).status).toBe(303);
});

test('neither passwords nor a form without its files come back to be sent', async () => {
  await isBack();
  const page = (await customer.get('/portal/tickets/new')).html;
  const _csrf = page.querySelector('input[name=_csrf]')?.getAttribute('value') ?? '';
  const passwords = { current: 'the old words of mine', next: 'the new words of mine' };
  line.silence();
  const changed = await customer.post('/account/password', { ...passwords, _csrf });
  const fields = { ...TYPED, _submission: newId(), _csrf };
  const none = await customer.upload('/portal/tickets', fields, []);
  const some = await customer.upload('/portal/tickets', fields, [{ name: 'a.txt', content: 'seen' }]);
  line.speak();
  expect(changed.status).toBe(503);
  expect(changed.text).not.toContain('words of mine');
  await isBack();
  const sends = [none, some].map(({ html }) => html.querySelectorAll('form button').length);
  expect(sends).toEqual([1, 0]);
  expect(some.html.querySelector('[name=description]')?.getAttribute('value')).toBe(TYPED.description);
});

const OTHERS = [
  ...['/account', '/account/security', '/account/sessions', '/admin/settings', '/admin/access'],
  ...['/admin/skills', '/admin/users', '/admin/organizations', '/admin/fields', '/login'],
];

test('of pages only those that need a locked table say that it is busy', async () => {
  const well: string[] = [];
  for (const path of OTHERS) if ((await admin.get(path)).status === 200) well.push(path);
  expect(well.length).toBeGreaterThan(7);
  await directly(async (holder) => {
    await holder.query('begin; lock table tickets in access exclusive mode');
    const needing = Array.from({ length: 40 }, () => technician.get(QUEUE));
    for (const path of well) {
      expect([path, (await admin.get(path)).status]).toEqual([path, 200]);
    }
    for (const { status, headers, text } of await Promise.all(needing)) {
      expect([status, headers.get('retry-after')]).toEqual([503, '2']);
      expect(text).toMatch(/ocupado|Busy/);
    }
    await holder.query('rollback');
  });
  await isBack();
});

test('the administration says what it cannot check, and all the rest', async () => {
  await directly(async (holder) => {
    await holder.query('begin; lock table graphile_worker._private_jobs in access exclusive mode');
    const { status, html } = await admin.get('/admin');
    expect(status).toBe(200);
    const notices = html.querySelectorAll('#places .notice-title').map(({ text }) => text);
    expect(notices).toEqual(['Something could not be checked']);
    expect(html.querySelectorAll('.stat-value')).toHaveLength(4);
    await holder.query('rollback');
  });
});

test('a database that only reads says so, and pages are there to read', async () => {
  await isBack();
  const lines: Record<string, unknown>[] = [];
  const log = createLog('info', { write: (line) => lines.push(JSON.parse(line)) });
  const { number } = await createTicket(await app.ctx('customer@demo.test'), TYPED as never);
  const name = new URL(database.url).pathname.slice(1);
  await directly(async (client) => {
    await client.query(`alter database ${name} set default_transaction_read_only = on`);
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
      [name],
    );
    await isBack();
    app.system.faults = createFaultLog(log);
    const refused = await customer.post('/portal/tickets', TYPED);
    expect(refused.status).toBe(503);
    expect(refused.text).toMatch(/solo se puede leer|no acepta cambios|takes no changes/);
    expect(refused.html.querySelector('textarea[name=description]')?.text.trim()).toBe(TYPED.description);
    expect(refused.html.querySelector('input[name=subject]')?.getAttribute('value')).toBe(TYPED.subject);
    expect(refused.headers.get('retry-after')).toBe('60');
    // A form that is shown again tells what an error page does, whoever shows it.
    const fault = { msg: 'requests fail', fault: 'read_only', cause: '25006' };
    expect(lines).toEqual([expect.objectContaining(fault)]);
    app.system.faults = createFaultLog(log);
    const answer = { body: 'Have you tried another cable?', visibility: 'public' };
    const reply = await technician.post(`/desk/tickets/${number}/replies`, answer);
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '60']);
    expect(reply.html.querySelector('textarea[name=body]')?.text.trim()).toBe(answer.body);
    expect(lines.map(({ fault }) => fault)).toEqual(['read_only', 'read_only']);
    await until(async () => (await app.visitor().get('/health/ready')).status === 200);
    await until(async () => JSON.parse((await app.visitor().get('/health')).text).database === 'degraded');
    await client.query('set default_transaction_read_only = off');
    await client.query(`alter database ${name} reset default_transaction_read_only`);
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
      [name],
    );
  });
  await until(async () => (await customer.post('/portal/tickets', TYPED)).status === 303);
});
