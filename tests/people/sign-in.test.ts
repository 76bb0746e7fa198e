import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Signing in renews the session, and with it the token of forms: a page brings the new one. */
async function signedIn(email: string): Promise<Browser> {
  const browser = await app.as(email);
  await browser.get('/account');
  return browser;
}

const RIGHT = { email: 'customer@demo.test', password: 'servidesk-demo' };

test('signing in leads home or back to where somebody was going, never elsewhere', async () => {
  expect((await app.visitor().post('/login', RIGHT)).location).toBe('/portal');
  const technician = { ...RIGHT, email: ' Technician@DEMO.test ' };
  expect((await app.visitor().post('/login', technician)).location).toBe('/desk');
  const back = { ...RIGHT, next: '/portal/tickets?section=open#top' };
  expect((await app.visitor().post('/login', back)).location).toBe('/portal/tickets?section=open#top');
  for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    expect((await app.visitor().post('/login', { ...RIGHT, next })).location).toBe('/portal');
  }
  expect((await (await signedIn('customer@demo.test')).get('/login?next=%2Faccount')).location).toBe(
    '/account',
  );
});

test('a wrong password and an unknown account get the same answer', async () => {
  const wrong = await app.visitor().post('/login', { ...RIGHT, password: 'not the password' });
  const unknown = await app.visitor().post('/login', { ...RIGHT, email: 'nobody@demo.test' });
  expect([wrong.status, unknown.status]).toEqual([422, 422]);
  const message = (answer: typeof wrong) => answer.html.querySelector('.error-summary')?.text;
  expect(message(wrong)).toBe(message(unknown));
  expect(wrong.html.querySelector('#f-email')?.getAttribute('value')).toBe('customer@demo.test');
  expect(wrong.html.querySelector('#f-password')?.hasAttribute('value')).toBe(false);
});

test('an account, existing or not, bears ten wrong passwords in a quarter of an hour', async () => {
  for (const email of ['customer2@demo.test', 'never-was@demo.test']) {
    const statuses: number[] = [];
    for (let number = 0; number < 11; number++) {
      statuses.push((await app.visitor().post('/login', { email, password: 'not the password' })).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429]);
    expect((await app.visitor().post('/login', { email, password: 'servidesk-demo' })).status).toBe(429);
    await app.system.limits.reset('sign_in', 'address:127.0.0.1');
  }
});

test('broken sign-in forms are answered with 4xx', async () => {
  const bodies = [{}, { email: '' }, { ...RIGHT, password: '' }, { ...RIGHT, password: 'x'.repeat(5000) }];
  for (const body of bodies) expect((await app.visitor().post('/login', body)).status).toBe(422);
  expect((await app.visitor().post('/login', { ...RIGHT, email: ['a', 'b'] as never })).status).toBe(422);
  expect((await app.visitor().post('/login', { ...RIGHT, password: 'a\0b' })).status).toBe(400);
  expect((await app.visitor().post('/login', { ...RIGHT, _csrf: 'wrong' })).status).toBe(403);
});

test('the session is a new one after signing in and none after signing out', async () => {
  const visitor = app.visitor();
  await visitor.get('/login');
  const before = visitor.cookieHeader;
  await visitor.post('/login', RIGHT);
  const stolen = visitor.copy();
  expect(visitor.cookieHeader).not.toContain(before.match(/sd_session=([^;]+)/)?.[1]);
  expect((await visitor.get('/account')).status).toBe(200);
  expect((await visitor.post('/logout')).location).toBe('/login');
  expect((await stolen.get('/account')).status).toBe(303);
});

test('a visitor becomes a customer, once an address', async () => {
  const visitor = app.visitor();
  const fields = { name: 'Rosa Registrada', email: 'rosa@example.com', password: 'una clave larga' };
  await visitor.get('/register');
  for (const wrong of [{ name: '' }, { email: 'x' }, { password: 'short' }, { email: RIGHT.email }]) {
    expect((await visitor.post('/register', { ...fields, ...wrong })).status).toBe(422);
  }
  expect((await visitor.post('/register', { ...fields, role: 'administrator' })).location).toBe('/portal');
  expect((await visitor.get('/account')).status).toBe(200);
  const [made] = await rows(app.system.db, `select role, locale from users where email = 'rosa@example.com'`);
  expect(made).toEqual({ role: 'customer', locale: 'en' });
});

test('people change their own profile, and only what is theirs', async () => {
  const customer = await signedIn('customer@demo.test');
  const profile = {
    name: 'Clara',
    theme: 'dark',
    locale: 'es',
    timeZone: 'Asia/Tokyo',
    phone: '600 123 456',
  };
  const saved = await customer.post('/account', { ...profile, role: 'administrator', isVip: 'on' });
  expect(saved.location).toBe('/account');
  const page = await customer.get('/account');
  expect(page.html.querySelector('html')?.getAttribute('lang')).toBe('es');
  expect(page.html.querySelector('html')?.getAttribute('data-theme')).toBe('dark');
  const [stored] = await rows(
    app.system.db,
    `select role, is_vip, phone, time_zone from users where email = 'customer@demo.test'`,
  );
  expect(stored).toEqual({ role: 'customer', isVip: false, phone: '+34600123456', timeZone: 'Asia/Tokyo' });
  for (const wrong of [
    { name: '' },
    { theme: 'pink' },
    { timeZone: 'x' },
    { phone: 'abc' },
    { locale: 'fr' },
  ]) {
    expect((await customer.post('/account', { ...profile, ...wrong })).status).toBe(422);
  }
  expect((await customer.post('/account/availability', { availability: 'online' })).status).toBe(404);
  const technician = await signedIn('technician@demo.test');
  expect((await technician.post('/account/availability', { availability: 'away' })).location).toBe(
    '/account',
  );
  expect((await technician.post('/account/availability', { availability: 'asleep' })).status).toBe(422);
});

test('a new password needs the old one and ends the other sign-ins', async () => {
  const here = await signedIn('technician@demo.test');
  const elsewhere = app.visitor();
  await elsewhere.post('/login', { ...RIGHT, email: 'technician@demo.test' });
  const wrong = await here.post('/account/password', { current: 'wrong', next: 'una clave larga' });
  expect(wrong.html.querySelector('.error-summary a[href="#f-current"]')).not.toBeNull();
  const short = await here.post('/account/password', { current: 'servidesk-demo', next: 'short' });
  expect(short.status).toBe(422);
  const changed = await here.post('/account/password', {
    current: 'servidesk-demo',
    next: 'una clave larga',
  });
  expect(changed.location).toBe('/account');
  expect((await here.get('/account')).status).toBe(200);
  expect((await elsewhere.get('/account')).status).toBe(303);
});

test('visitors choose language and theme too', async () => {
  const visitor = app.visitor();
  await visitor.get('/login');
  const chosen = await visitor.post('/preferences', { locale: 'es', theme: 'dark', return_to: '/login' });
  expect(chosen.location).toBe('/login');
  const page = await visitor.get('/login');
  expect(page.html.querySelector('html')?.getAttribute('lang')).toBe('es');
  expect(page.html.querySelector('html')?.getAttribute('data-theme')).toBe('dark');
  expect((await visitor.post('/preferences', { locale: 'fr' })).status).toBe(422);
  expect((await visitor.post('/preferences', { return_to: 'https://evil.example' })).location).toBe('/');
});

test('there is nothing to set up once there is an administrator', async () => {
  const visitor = app.visitor();
  expect((await visitor.get('/setup')).status).toBe(404);
  const fields = { name: 'M', email: 'm@example.com', password: 'una clave larga', timeZone: 'UTC' };
  expect((await visitor.post('/setup', fields)).status).toBe(404);
});
