import { sha256Hex } from '../../src/platform/crypto';
import { row, rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { letterTo } from '../support/letters';

// Registering, proving an address, forgetting, resetting and changing a password, over HTTP.
export let app: TestApp;

export const CUSTOMER = 'customer@demo.test';

export const OLD = 'servidesk-demo';

export const NEW = {
  name: 'Rosa Registrada',
  email: 'rosa@example.com',
  password: 'tres tulipanes de cobre',
};

export const NEXT = 'cuatro gaviotas de lata';

export async function speaking(locale: 'es' | 'en'): Promise<Browser> {
  const visitor = app.visitor();
  await visitor.get(`/preferences?locale=${locale}&return_to=/login`);
  return visitor;
}

/** Somebody begins to register; the link that their address gets. */
export async function registered(visitor: Browser, fields: object = {}): Promise<string> {
  const answer = await visitor.post('/register', { ...NEW, ...fields });
  expect([answer.status, answer.location]).toEqual([303, '/register/sent']);
  return (await letterTo(app, { ...NEW, ...fields }.email)).link;
}

export async function resetLink(email = CUSTOMER): Promise<string> {
  await app.visitor().post('/forgot-password', { email });
  return (await letterTo(app, email)).link;
}

export async function signedIn(email: string, password: string): Promise<Browser> {
  const browser = app.visitor();
  expect((await browser.post('/login', { email, password })).status).toBe(303);
  await browser.get('/account');
  return browser;
}

/** An answer without what differs from one session to the next. */
export const sameForAll = (status: number, location: string | null, text: string) =>
  sha256Hex(`${status} ${location} ${text.replace(/(nonce|value|content|data-live-since)="[^"]*"/g, '')}`);

export const problem = (answer: Answer) => answer.html.querySelector('.error-summary li')?.text.trim();

export const lang = (answer: Answer) => answer.html.querySelector('html')?.getAttribute('lang');

export const user = (email: string) =>
  row<{ id: string; name: string; role: string; locale: string; emailVerifiedAt: Date | null }>(
    app.system.db,
    'select id, name, role, locale, email_verified_at from users where email = :email',
    { email },
  );

export const accounts = (email: string) =>
  rows(app.system.db, 'select 1 from users where email = :email', { email }).then(({ length }) => length);

export const eventsOf = async (email: string) => {
  const { id } = await user(email);
  const found = await rows<{ type: string }>(
    app.system.db,
    'select type from events where subject_id = :id order by events.id',
    { id },
  );
  return found.map(({ type }) => type.replace('user.', ''));
};

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  for (const name of ['register', 'sign_in', 'mail_link'])
    await app.system.limits.reset(name, 'address:127.0.0.1');
  for (const email of [CUSTOMER, NEW.email]) await app.system.limits.reset('mail_to', email);
  await app.system.limits.reset('mail_link', `person:${(await user(CUSTOMER)).id}`);
});
