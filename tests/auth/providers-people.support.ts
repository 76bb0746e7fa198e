import { findUserByEmail } from '../../src/features/users';
import type { ProviderName } from '../../src/platform/config';
import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import { runAuthJob, waitingAuthJobs } from '../support/letters';
import { SERVICES_ENV, type Services, startServices } from '../support/openid';
import { freshRounds } from '../support/openid.rounds';

// What an account at another service is good for here: whom it signs in, whom it makes, and whom it must not touch.
export let app: TestApp;

export let services: Services;

export const VICTIM = 'customer@demo.test';

export const words = (key: string, params?: Record<string, string>, locale: 'es' | 'en' = 'en') =>
  app.system.i18n.translator(locale)(key, params);

export const userByEmail = async (email: string) => findUserByEmail(await app.ctx(), email);

export const verify = (email: string) =>
  app.system.db('users').where({ email }).update({ emailVerifiedAt: new Date() });

export const identities = () =>
  rows<{ provider: string; email: string }>(
    app.system.db,
    `select i.provider, u.email::text from identities i join users u on u.id = i.user_id order by i.provider`,
  );

export const events = (type: string) =>
  rows<{ data: object }>(app.system.db, 'select data from events where type = :type', { type });

export const isPerson = (name: ProviderName, email: string, more: object = {}) =>
  Object.assign(services[name].person, { email, ...more });

/** Runs the jobs that registrations have left, twice each, as a queue may. */
export async function mailRegistrations() {
  const jobs = (await waitingAuthJobs(app)).filter(({ task }) => task === 'auth.mail_identity');
  for (const job of [...jobs, ...jobs]) await runAuthJob(app, job);
  return rows<{ address: string; template: string; locale: string; bodyText: string; secret: string | null }>(
    app.system.db,
    'select address::text, template, locale, body_text, secret from deliveries order by id',
  );
}

beforeAll(async () => {
  services = await startServices();
  app = await testApp({ env: SERVICES_ENV, providers: { reroute: services.reroute } });
});
afterAll(async () => {
  await app.close();
  await services.stop();
});
beforeEach(() => freshRounds(app, services));
