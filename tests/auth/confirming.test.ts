import { randomBytes } from 'node:crypto';
import { routes } from '../../src/app/routes';
import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { signedIn } from './sessions.support';

// What was typed before somebody was asked once more who they are, and what the log says of it.

const ADMIN = 'admin@demo.test';
const PASSWORD = 'servidesk-demo';
const ID = '01936f00-0000-7000-8000-000000000000';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await testApp({ commits: true });
  browser = await signedIn(app, ADMIN);
});
afterAll(() => app.close());

beforeEach(() => browser.get('/account'));

const stale = () => app.system.db('sign_ins').update({ confirmedAt: new Date(0) });

/** What a page would send again, hidden fields and all. */
function fieldsOf(page: Answer): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const input of page.html.querySelectorAll('main form input[type=hidden]')) {
    const name = input.getAttribute('name') ?? '';
    if (name !== '_csrf') fields[name] = [...(fields[name] ?? []), input.getAttribute('value') ?? ''];
  }
  return fields;
}

async function confirmed(asked: Answer): Promise<Answer> {
  expect(asked.location).toBe('/confirm?next=%2Fconfirm%2Fform');
  const page = await browser.get(asked.location ?? '');
  expect(page.html.querySelector('main')?.text).toContain('What you typed is kept');
  const next = page.html.querySelector('input[name=next]')?.getAttribute('value');
  const answer = await browser.post('/confirm', { password: PASSWORD, next });
  expect(answer.location).toBe('/confirm/form');
  return browser.get('/confirm/form');
}

const fresh = routes.filter(({ method, fresh }) => method === 'post' && fresh);

test.each(fresh.map(({ path }) => path.replace(/:\w+/g, ID)))('%s keeps what was typed', async (path) => {
  await stale();
  const typed = { name: 'Núria <b>"nueva"</b>', password: ' una clave & otra ', several: ['a', 'b'] };
  const page = await confirmed(await browser.post(path, typed));
  expect(page.text).not.toContain('The files were not kept');
  expect(page.html.querySelector('main form')?.getAttribute('action')).toBe(path);
  expect(fieldsOf(page)).toEqual({ name: [typed.name], password: [typed.password], several: ['a', 'b'] });
  // Until it has been sent.
  await browser.post(path, fieldsOf(page));
  expect((await browser.get('/confirm/form')).location).not.toBeNull();
});

test('a form with files, and a long one, keep what was typed in them, and say that the files are gone', async () => {
  const MANY = '/admin/users/invite/many';
  const people = Array.from({ length: 2000 }, (_, at) => `Núria Ñandú ${at};nuria${at}@x.test;технік`).join(
    '\r\n',
  );
  expect(people.length).toBeGreaterThan(64_000);
  await stale();
  const file = { name: 'people.csv', content: 'name;email' };
  const page = await confirmed(await browser.upload(MANY, { people, step: 'check' }, [file]));
  expect(page.html.querySelector('main')?.text).toContain('The files were not kept');
  expect(fieldsOf(page)).toEqual({ people: [people], step: ['check'] });
  const checked = await browser.post(MANY, fieldsOf(page));
  expect(checked.html.querySelector('#f-people')?.text).toContain('nuria1999@x.test');
  // Without a file the form is a form with files all the same.
  await stale();
  const plain = await confirmed(await browser.upload(MANY, { people: 'Ana', step: 'check' }, []));
  expect(plain.text).not.toContain('The files were not kept');
});

test('what nobody types is not kept: more than a session should hold, or files without a word', async () => {
  await stale();
  const noise = randomBytes(400_000).toString('base64');
  expect((await browser.post('/admin/access', { note: noise })).location).toBe('/confirm?next=%2F');
  const file = { name: 'people.csv', content: 'name;email' };
  const alone = await browser.upload('/admin/users/invite/many', { _csrf: null }, [file]);
  expect(alone.location).toBe('/confirm?next=%2F');
});

test('an administrator’s change of a person is done with one more press', async () => {
  const [person] = await rows<{ id: string; version: number }>(
    app.system.db,
    `select id, version from users where email = 'customer3@demo.test'`,
  );
  const path = `/admin/users/${person?.id}`;
  const typed = {
    name: 'Cloe Tercera',
    email: 'cloe@example.com',
    role: 'customer',
    state: 'active',
    version: String(person?.version),
  };
  await stale();
  const page = await confirmed(await browser.post(path, typed));
  expect((await browser.post(path, fieldsOf(page))).location).toBe('/admin/users');
  const [changed] = await rows(app.system.db, 'select email::text from users where id = :id', {
    id: person?.id ?? '',
  });
  expect(changed).toEqual({ email: 'cloe@example.com' });
});

test('whoever comes back is told which form it is, and can leave to its page before and after', async () => {
  await stale();
  const from = '/admin/skills/new';
  const typed = { name: 'Núria Roja', password: 'A secret of theirs', role: 'customer', id: ID, on: 'on' };
  const asked = await browser.post('/admin/access', typed, { referer: `${app.url}${from}` });
  const leads = (page: Answer) => page.html.querySelectorAll('a').map((link) => link.getAttribute('href'));
  const before = await browser.get(asked.location ?? '');
  const page = await confirmed(asked);
  expect(page.html.querySelectorAll('main li').map(({ text }) => text)).toEqual(['Núria Roja']);
  expect([leads(before), leads(page)]).toEqual([
    expect.arrayContaining([from]),
    expect.arrayContaining([from]),
  ]);
});

test('nothing of it lies readable on the server, and nobody else gets it', async () => {
  const own = await signedIn(app, ADMIN);
  await stale();
  await own.post('/admin/access', { methods: 'password', note: 'a word like no other' });
  const stored = await rows<{ sess: unknown }>(app.system.db, 'select sess from sessions');
  expect(JSON.stringify(stored)).toContain('keptForm');
  expect(JSON.stringify(stored)).not.toContain('a word like no other');
  // The same browser, where somebody else signs in.
  await own.post('/login', { email: 'customer@demo.test', password: PASSWORD });
  expect((await own.get('/confirm/form')).location).toBe('/portal');
});

test('what another site has sent is not kept, nor a form without anything typed', async () => {
  await stale();
  const forged = await browser.send('/admin/access', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'methods=password',
  });
  expect(forged.location).toMatch(/^\/confirm\?next=%2F$/);
  expect((await browser.post('/account/password/removal')).location).toMatch(/^\/confirm\?next=%2F$/);
});

describe('the log', () => {
  const logged = (type: string) =>
    rows<{ data: unknown; changes: unknown }>(
      app.system.db,
      'select data, changes from events where type = :type order by id desc limit 1',
      { type },
    );

  test('says that somebody has proved once more who they are', async () => {
    await stale();
    await browser.post('/confirm', { password: PASSWORD, next: '/desk' });
    expect(await logged('user.sign_in_confirmed')).toMatchObject([{ data: { method: 'password' } }]);
    const page = await browser.get('/admin/audit');
    expect(page.text).toContain('Identity confirmed');
  });

  test('says that trusted browsers were forgotten, where there were any', async () => {
    await browser.post('/account/security/trusted-devices/removal');
    expect(await logged('user.devices_distrusted')).toEqual([]);
    const own = app.system.db('users').where({ email: ADMIN }).select('id');
    const count = await app.system
      .db('devices')
      .whereIn('userId', own)
      .update({ trustedUntil: new Date(Date.now() + 60_000) });
    await browser.post('/account/security/trusted-devices/removal');
    expect(await logged('user.devices_distrusted')).toEqual([{ data: { count }, changes: null }]);
  });

  test('says that another address was asked for, and given up', async () => {
    await browser.post('/confirm', { password: PASSWORD, next: '/account' });
    await browser.get('/account');
    await browser.post('/account/email', { email: 'alma@example.com' });
    await browser.post('/account/email/removal');
    await browser.post('/account/email/removal');
    for (const type of ['user.address_requested', 'user.address_dropped']) {
      expect(await app.system.db('events').where({ type })).toHaveLength(1);
    }
  });

  test('says what a passkey was called before', async () => {
    const [{ id: userId } = { id: '' }] = await rows<{ id: string }>(
      app.system.db,
      'select id from users where email = :email',
      { email: ADMIN },
    );
    await app.system.db('passkeys').insert({
      id: ID,
      userId,
      credentialId: 'credential',
      publicKey: 'key',
      counter: 0,
      transports: [],
      name: 'Laptop',
      isBackedUp: false,
      createdAt: new Date(),
    });
    for (const name of ['Office', 'Office']) {
      await browser.post(`/account/security/passkeys/${ID}`, { name });
      await browser.get('/account');
    }
    expect(await logged('user.passkey_renamed')).toEqual([
      { data: null, changes: { name: { before: 'Laptop', after: 'Office' } } },
    ]);
    expect(await app.system.db('events').where({ type: 'user.passkey_renamed' })).toHaveLength(1);
  });
});
