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

test('the form keeps what was typed, but for the password', async () => {
  const typed = { email: 'nobody@demo.test', password: 'not the password', next: '/account', remember: 'on' };
  const answer = await app.visitor().post('/login', typed);
  const field = (name: string) => answer.html.querySelector(`main input[name=${name}]`);
  expect(field('email')?.getAttribute('value')).toBe(typed.email);
  expect(field('next')?.getAttribute('value')).toBe('/account');
  expect(field('remember')?.hasAttribute('checked')).toBe(true);
  expect(field('password')?.hasAttribute('value')).toBe(false);
});

test('broken sign-in forms are answered with 4xx', async () => {
  const bodies = [
    {},
    { email: '' },
    { ...RIGHT, password: '' },
    { ...RIGHT, password: 'x'.repeat(5000) },
    { ...RIGHT, password: 'a\0b' },
  ];
  for (const body of bodies) expect((await app.visitor().post('/login', body)).status).toBe(422);
  expect((await app.visitor().post('/login', { ...RIGHT, email: ['a', 'b'] as never })).status).toBe(422);
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

test('people change their own profile, and only what is theirs', async () => {
  const customer = await signedIn('customer@demo.test');
  const profile = {
    name: 'Clara',
    theme: 'dark',
    locale: 'es',
    timeZone: 'Asia/Tokyo',
    phone: '+34 600 123 456',
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
