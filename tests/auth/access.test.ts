import { rescue } from '../../src/features/auth';
import { signUpCustomer } from '../../src/features/auth/registration/sign-up.service';
import { createOrganization } from '../../src/features/organizations';
import { changeSettings, getSettings } from '../../src/features/settings';
import { findUserByEmail } from '../../src/features/users';
import { inTx } from '../../src/platform/ctx';
import { row } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';

// What an administrator decides about signing up and signing in, and that nobody locks themselves out.

let app: TestApp;
let admin: Browser;

beforeAll(async () => {
  app = await testApp({ env: { GOOGLE_CLIENT_ID: 'an-id', GOOGLE_CLIENT_SECRET: 'a-secret' } });
});
beforeEach(async () => {
  admin = await app.as('admin@demo.test');
  await admin.get('/account');
});
afterAll(() => app.close());

const form = (more: Record<string, unknown> = {}): Record<string, string> =>
  Object({
    ...{ signUp: 'open', signUpDomains: '', methods: ['password', 'passkey', 'google'] },
    ...{ sessionIdle: '12', sessionIdleUnit: 'hours', sessionDays: '7', rememberDays: '30' },
    ...{ trustedDeviceDays: '30', ...more },
  });

const save = (more: Record<string, unknown> = {}, browser = admin) =>
  browser.post('/admin/access', form(more));
const settings = async () => getSettings(await app.ctx());

async function adminId(): Promise<string> {
  return (await row<{ id: string }>(app.system.db, `select id from users where email = 'admin@demo.test'`))
    .id;
}

async function givePasskey(userId: string): Promise<void> {
  await app.system
    .db('passkeys')
    .insert({ id: newId(), userId, credentialId: newId(), publicKey: 'x', name: 'Key' });
}

test('everything is saved as it was typed, and is one event', async () => {
  const saved = await save({
    ...{ signUp: 'domains', signUpDomains: '@Acme.com\nacme.es, acme.com', methods: ['password', 'google'] },
    ...{ staffNeedFactor: '', sessionIdle: '90', sessionIdleUnit: 'minutes', sessionDays: '3' },
    ...{ rememberDays: '0', trustedDeviceDays: '0' },
  });
  expect([saved.status, saved.location]).toEqual([303, '/admin/access']);
  expect(await settings()).toMatchObject({
    ...{ signUp: 'domains', signUpDomains: ['acme.com', 'acme.es'], staffNeedFactor: false },
    ...{ sessionIdleMinutes: 90, sessionDays: 3, rememberDays: 0, trustedDeviceDays: 0 },
  });
  expect([...(await settings()).signInMethods].sort()).toEqual([
    'facebook',
    'google',
    'microsoft',
    'oidc',
    'password',
  ]);
  const page = await admin.get('/admin/access');
  expect(page.html.querySelector('#f-sessionIdle')?.getAttribute('value')).toBe('90');
  expect(page.html.querySelector('#f-sessionIdleUnit option[selected]')?.getAttribute('value')).toBe(
    'minutes',
  );
  expect(page.html.querySelector('#f-signUpDomains')?.text.trim()).toBe('acme.com\nacme.es');
  expect(page.html.querySelector('input[name=signUp][checked]')?.getAttribute('value')).toBe('domains');
  expect((await app.visitor().get('/login')).html.querySelector('[name=remember]')).toBeNull();
  expect((await admin.get('/admin/audit')).html.querySelector('#audit')?.text).toMatch(
    /Ways to sign in.*Passkey/s,
  );
  const count = () => row(app.system.db, `select count(*) from events where type = 'settings.changed'`);
  const before = await count();
  await save({ ...(await settings()), ...{ sessionIdle: '1.5' } });
  expect(await count()).toEqual(before);
});

test('what is out of bounds is said beside its field, and what was typed stays', async () => {
  for (const [field, values] of [
    ['signUp', { signUp: 'sometimes' }],
    ['signUpDomains', { signUpDomains: 'not a domain!' }],
    ['signUpDomains', { signUp: 'domains', signUpDomains: ' ' }],
    [
      'signUpDomains',
      { signUpDomains: Array.from({ length: 201 }, (_, index) => `a${index}.test`).join(' ') },
    ],
    ['methods', { methods: [] }],
    ['methods', { methods: ['password', 'facebook'] }],
    ['sessionIdle', { sessionIdle: '14', sessionIdleUnit: 'minutes' }],
    ['sessionIdle', { sessionIdle: '31', sessionIdleUnit: 'days' }],
    ['sessionIdle', { sessionIdle: '' }],
    ['sessionIdleUnit', { sessionIdleUnit: 'years' }],
    ['sessionDays', { sessionDays: '0' }],
    ['sessionDays', { sessionDays: '31' }],
    ['rememberDays', { rememberDays: '-1' }],
    ['trustedDeviceDays', { trustedDeviceDays: '366' }],
  ] as [string, Record<string, unknown>][]) {
    const answer = await save({ sessionDays: '5', ...values });
    expect([field, answer.status]).toEqual([field, 422]);
    expect(answer.html.querySelector(`.error-summary a[href="#f-${field}"]`)).not.toBeNull();
    if (field !== 'sessionDays')
      expect(answer.html.querySelector('#f-sessionDays')?.getAttribute('value')).toBe('5');
  }
  expect(await settings()).toMatchObject({ signUp: 'open', sessionDays: 7 });
});

test('a service that is not configured cannot be chosen, and the page says what it takes', async () => {
  const page = await admin.get('/admin/access');
  const box = (value: string) => page.html.querySelector(`input[name=methods][value="${value}"]`);
  expect(box('google')?.hasAttribute('checked')).toBe(true);
  expect(page.html.querySelectorAll('input[name=methods][disabled]')).toHaveLength(3);
  expect(box('facebook')).toBeNull();
  expect(page.text).toContain('FACEBOOK_CLIENT_ID');
  expect(page.text).toContain('OIDC_ISSUER');
});

test('nobody closes the door behind themselves', async () => {
  const refused = async (methods: string[]) => {
    const answer = await save({ methods });
    expect(answer.status).toBe(422);
    expect(answer.html.querySelector('.error-summary a[href="#f-methods"]')?.text).toContain(
      'You could not sign in again',
    );
  };
  const id = await adminId();
  await refused(['passkey']);
  await refused(['google', 'passkey']);
  await givePasskey(id);
  await refused(['google']);
  expect((await save({ methods: ['passkey'] })).status).toBe(303);
  const visitor = app.visitor();
  expect((await visitor.get('/login')).html.querySelector('#f-password')).toBeNull();
  await app.system.db('passkeys').where({ userId: id }).delete();
  await app.system
    .db('identities')
    .insert({ id: newId(), userId: id, provider: 'google', issuer: 'https://g.test', subject: '1' });
  await refused(['passkey']);
  expect((await save({ methods: ['google'] })).status).toBe(303);
  const { signInMethods } = await settings();
  expect(signInMethods).toContain('google');
  expect(signInMethods).not.toContain('password');
});

test('a required factor leads who requires it to their own, first of all', async () => {
  const page = await admin.get('/admin/access');
  expect(page.text).toContain('Of 3 members of staff, 3 have none yet.');
  expect(page.html.querySelector('main')?.text).toContain('setting it up is your next step');
  expect((await save({ staffNeedFactor: 'on' })).status).toBe(303);
  expect((await admin.get('/admin/access')).location).toMatch(/^\/account\/security/);
  expect((await (await app.as('technician@demo.test')).get('/desk')).location).toMatch(
    /^\/account\/security/,
  );
  expect((await (await app.as('customer@demo.test')).get('/portal/tickets')).status).toBeLessThan(400);
  await givePasskey(await adminId());
  expect((await admin.get('/admin/access')).text).toContain('Of 3 members of staff, 2 have none yet.');
});

test('it is asked again who decides this, and nobody but administrators find it', async () => {
  for (const email of ['technician@demo.test', 'customer@demo.test']) {
    const other = await app.as(email);
    await other.get('/account');
    expect([(await other.get('/admin/access')).status, (await save({}, other)).status]).toEqual([404, 404]);
  }
  await app.system.db('sign_ins').update({ confirmedAt: new Date(Date.now() - 16 * 60 * 1000) });
  for (const answer of [await admin.get('/admin/access'), await save()]) {
    expect([answer.status, answer.location]).toEqual([303, expect.stringMatching(/^\/confirm/)]);
  }
});

test('by invitation only: no link to sign up, and no page', async () => {
  const visitor = app.visitor();
  expect((await visitor.get('/login')).html.querySelector('a[href^="/register"]')).not.toBeNull();
  expect((await save({ signUp: 'closed' })).status).toBe(303);
  expect((await visitor.get('/login')).html.querySelector('a[href^="/register"]')).toBeNull();
  expect((await visitor.get('/register')).status).toBe(404);
  expect((await visitor.post('/register', { name: 'N', email: 'n@x.test' })).status).toBe(404);
});

test('by domain: others are refused, and a domain’s people join its organization', async () => {
  const ctx = await app.ctx();
  await createOrganization(ctx, { name: 'Dominio', domains: ['acme.test'] });
  expect((await save({ signUp: 'domains', signUpDomains: 'acme.test' })).status).toBe(303);
  const visitor = app.visitor();
  expect((await visitor.get('/register')).status).toBe(200);
  const refused = await visitor.post('/register', {
    ...{ name: 'N', email: 'n@elsewhere.test', password: 'tin cloud basket 94' },
  });
  expect(refused.status).toBe(422);
  expect(refused.html.querySelector('.error-summary a[href="#f-email"]')).not.toBeNull();
  const person = { name: 'Ana', email: 'ana@acme.test', locale: null };
  await inTx(ctx, (tx) => signUpCustomer(tx, person));
  expect(await findUserByEmail(ctx, 'ana@acme.test')).toMatchObject({
    organizationName: 'Dominio',
    role: 'customer',
  });
});

test('the page speaks both languages', async () => {
  await app.system.db('users').where({ email: 'admin@demo.test' }).update({ locale: 'es' });
  const page = await admin.get('/admin/access');
  expect(page.html.querySelector('h1')?.text).toBe('Acceso');
  expect(page.text).toContain('De 3 personas del equipo, 3 aún no lo tienen.');
  const refused = await save({ methods: [] });
  expect(refused.text).toContain('Nadie podría entrar');
});

test('a reset from the server lets in whoever is locked out, and says what it took', async () => {
  const id = await adminId();
  const ctx = await app.ctx();
  await givePasskey(id);
  await app.system.db('totp_factors').insert({ userId: id, secret: 'x' });
  await changeSettings(ctx, { signInMethods: ['google'] });
  await app.system.db.raw(`alter table users disable trigger users_last_administrator`);
  await app.system.db('users').where({ id }).update({ state: 'inactive' });
  await app.system.db.raw(`alter table users enable trigger users_last_administrator`);
  const { password, ...done } = await rescue(ctx, 'ADMIN@demo.test');
  expect(done).toEqual({
    ...{ email: 'admin@demo.test', reactivated: true, factorsRemoved: true, passwordsOpened: true },
  });
  expect((await admin.get('/account')).status).toBe(303);
  const visitor = app.visitor();
  expect((await visitor.post('/login', { email: 'admin@demo.test', password })).location).toBe('/desk');
  expect(await rescue(ctx, 'technician@demo.test')).toMatchObject({
    ...{ reactivated: false, factorsRemoved: false, passwordsOpened: false },
  });
  await expect(rescue(ctx, 'nobody@x.test')).rejects.toMatchObject({ code: 'not_found' });
});
