import { findUserByEmail } from '../../src/features/users';
import type { ProviderName } from '../../src/platform/config';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { SERVICES_ENV, type Services, startServices } from '../support/openid';
import { freshRounds, LABELS, problemOf, roundTrip } from '../support/openid.rounds';

// The real client libraries talk to small real servers; who signs in, and what is wrong with it, is each test's.
export let app: TestApp;

export let services: Services;

export const words = (key: string, params?: Record<string, string>, locale: 'es' | 'en' = 'en') =>
  app.system.i18n.translator(locale)(key, params);

/** The sign-in page, saying so, with nobody signed in. */
export async function expectRefusal(
  browser: Browser,
  answer: Answer,
  key: string,
  name?: ProviderName,
): Promise<void> {
  expect(problemOf(answer)).toContain(
    words(key, { service: name ? LABELS[name] : '', email: '' }).split('.')[0],
  );
  expect(answer.html.querySelector('form[action="/login"]')).not.toBeNull();
  expect((await browser.get('/account')).location).toBe('/login?next=%2Faccount');
}

/** A whole round with that service lets nobody in. */
export async function expectRefusedRound(name: ProviderName): Promise<void> {
  const visitor = app.visitor();
  const answer = await roundTrip(services, visitor, `/auth/${name}`);
  await expectRefusal(visitor, answer, 'providers.error.refused', name);
}

export const userByEmail = async (email: string) => findUserByEmail(await app.ctx(), email);

export async function connect(email: string, name: ProviderName, issuer: string): Promise<void> {
  const user = await userByEmail(email);
  await app.system.db('identities').insert({
    ...{ id: crypto.randomUUID(), userId: user?.id, provider: name, issuer, subject: `${name}-1` },
  });
}

beforeAll(async () => {
  services = await startServices();
  const { reroute } = services;
  app = await testApp({ env: SERVICES_ENV, providers: { reroute, timeoutMs: 4000 } });
});
afterAll(async () => {
  await app.close();
  await services.stop();
});
beforeEach(() => freshRounds(app, services));
