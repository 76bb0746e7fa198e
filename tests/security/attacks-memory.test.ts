import { createCategory } from '../../src/features/categories';
import { createUser, updateUser } from '../../src/features/users';
import { createLog } from '../../src/platform/log';
import { type TestApp, testApp } from '../support/app';
import { letterTo } from '../support/letters';
import { idOf, plant } from './world';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ env: { NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1:9' } });
});
afterAll(() => app.close());

describe('the desk’s own memory', () => {
  test('events take no update, delete or truncate; only the one function erases', async () => {
    const world = await plant(app);
    const { db } = app.system;
    for (const sql of [
      `update events set data = '{}'`,
      'update events set ip = null where false',
      `delete from events where ticket_id = '${world.ticket.id}'`,
      'truncate events',
      'truncate events cascade',
      `with gone as (delete from events returning id) select count(*) from gone`,
      `do $$ begin delete from events where type <> 'PL/pgSQL function erase(uuid[],uuid[],text)'; end $$`,
      `insert into events select * from events limit 1 on conflict (id) do update set type = 'a.b'`,
      `merge into events e using (select 1) as x on true when matched then delete`,
    ]) {
      const attempt = db.transaction((tx) => tx.raw(sql));
      await expect(attempt).rejects.toMatchObject({ message: expect.stringContaining('append-only') });
    }
    const { id } = world.ticket;
    const reason = `select erase(array[:id]::uuid[], '{}'::uuid[], 'test', gen_random_uuid(), null)`;
    await db.raw(reason, { id });
    expect(await db('events').where({ ticketId: id })).toEqual([]);
    const [left] = await db('events').where({ type: 'desk.erased' });
    expect(left.data).toMatchObject({ reason: 'test', tickets: 1 });
  });

  test('no secret and nobody’s words come into the log, not even with an error of the database', async () => {
    const lines: string[] = [];
    const log = createLog('trace', { write: (line: string) => void lines.push(line) });
    const { db } = app.system;
    const row = { email: 'customer@demo.test', name: 'Zq7Xname', role: 'customer', passwordHash: 'Zq7Xhash' };
    const failures = [
      () =>
        db.transaction((tx) => tx('users').insert({ id: '019a0000-0000-7000-8000-000000000000', ...row })),
      () => db.transaction((tx) => tx('users').insert({ ...row, email: 'Zq7Xmail@x.test' })),
      () => db.transaction((tx) => tx.raw('select :secret::integer', { secret: 'Zq7Xsecret' })),
      () => db.transaction((tx) => tx.raw('select now() - :day::date', { day: 'a - "b" - Zq7Xday' })),
      () => db.transaction((tx) => tx('users').where({ id: 'Zq7Xid' }).select('id')),
    ];
    for (const fail of failures) {
      const error = await fail().then(
        () => null,
        (reason) => reason,
      );
      expect(error).not.toBeNull();
      log.error({ err: error, password: 'Zq7Xa', body: { token: 'Zq7Xb' } }, 'request failed');
    }
    expect(lines).toHaveLength(failures.length);
    expect(lines.filter((line) => /Zq7X/.test(line))).toEqual([]);
    expect(lines[2]).toContain('select $1::integer - invalid input syntax for type integer: …');
  });

  test('figures are for who has the token, and there is no setting up twice', async () => {
    const visitor = app.visitor();
    expect((await visitor.get('/metrics')).status).toBe(404);
    expect((await visitor.get('/metrics', { authorization: 'Bearer ' })).status).toBe(404);
    expect((await visitor.get('/setup')).status).toBe(404);
    await visitor.get('/login');
    const fields = { name: 'X', email: 'x@x.test', password: 'long-enough-1', timeZone: 'UTC' };
    expect((await visitor.post('/setup', fields)).status).toBe(404);
    const { text } = await visitor.get('/health');
    expect(Object.keys(JSON.parse(text)).sort()).toEqual([
      'cache',
      'database',
      'mail',
      'queue',
      'sessions',
      'status',
      'storage',
    ]);
  });

  test('a new role or password ends the sign-ins at once', async () => {
    const admin = await app.ctx('admin@demo.test');
    const browser = await app.as('technician2@demo.test');
    expect((await browser.get('/desk')).status).toBe(200);
    await updateUser(admin, await idOf(app, 'technician2@demo.test'), { password: 'a new one entirely' });
    expect((await browser.get('/desk')).location).toMatch(/^\/login/);
  });

  test('only administrators make staff, whatever door is tried', async () => {
    const technician = await app.ctx('technician@demo.test');
    const staff = { name: 'X', email: 'x@x.test', role: 'administrator' } as const;
    await expect(createUser(technician, staff)).rejects.toMatchObject({ code: 'not_found' });
    const category = { nameEs: 'X', nameEn: 'X' };
    await expect(createCategory(technician, category)).rejects.toMatchObject({ code: 'not_found' });
    const visitor = app.visitor();
    await visitor.get('/register');
    const fields = { name: 'X', email: 'x@x.test', password: 'long-enough-1', role: 'administrator' };
    expect((await visitor.post('/register', { ...fields, state: 'active' })).location).toBe('/register/sent');
    expect((await visitor.post((await letterTo(app, 'x@x.test')).link)).location).toBe('/portal');
    const user = await app.system.db('users').where({ email: 'x@x.test' }).first();
    expect(user.role).toBe('customer');
    await app.system.limits.reset('register', 'address:127.0.0.1');
  });
});
