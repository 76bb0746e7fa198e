import { findUserByEmail } from '../../src/features/users';
import { rows } from '../../src/platform/db';
import { createSignInProviders, type ProviderFailure } from '../../src/platform/sign-in-providers';
import { type TestApp, testApp } from '../support/app';
import { isIn } from '../support/browser';
import { SERVICES_ENV, type Services, startServices } from '../support/openid';
import { depart, freshRounds, roundTrip } from '../support/openid.rounds';

// What two do at the same moment, and a service that comes and goes: commits are real here.

let app: TestApp;
let services: Services;

beforeAll(async () => {
  services = await startServices();
  app = await testApp({ commits: true, env: SERVICES_ENV, providers: { reroute: services.reroute } });
});
afterAll(async () => {
  await app.close();
  await services.stop();
});
beforeEach(() => freshRounds(app, services));

const identitiesOf = (email: string) =>
  rows<{ id: string }>(
    app.system.db,
    'select i.id from identities i join users u on u.id = i.user_id where u.email = :email order by i.id',
    { email },
  );

test('two first sign-ins of one person at once are one account', async () => {
  const visitors = [1, 2, 3, 4].map(() => app.visitor());
  const callbacks: string[] = [];
  for (const visitor of visitors) callbacks.push(await services.visit(await depart(visitor, '/auth/google')));
  const answers = await Promise.all(visitors.map((visitor, index) => visitor.get(callbacks[index] ?? '')));
  expect(answers.map(({ location }) => location)).toEqual(Array(4).fill('/portal'));
  expect(await identitiesOf('new@example.org')).toHaveLength(1);
});

test('one person at two services at once is one account', async () => {
  const email = 'twice@example.org';
  const names = ['google', 'oidc'] as const;
  for (const name of names) Object.assign(services[name].person, { sub: 'twice', email });
  const answers = await Promise.all(names.map((name) => roundTrip(services, app.visitor(), `/auth/${name}`)));
  expect(answers.map(({ location }) => location)).toEqual(['/portal', '/portal']);
  expect(await identitiesOf(email)).toHaveLength(2);
});

test('of many requests with one answer at most one gets in', async () => {
  const visitor = app.visitor();
  const callback = await services.visit(await depart(visitor, '/auth/oidc'));
  const copies = [1, 2, 3, 4, 5].map(() => visitor.copy());
  const answers = await Promise.all(copies.map((copy) => copy.get(callback)));
  expect(answers.filter(({ location }) => location === '/portal')).toHaveLength(1);
  const inside = await Promise.all(copies.map(isIn));
  expect(inside.filter(Boolean)).toHaveLength(1);
});

test('a round that cannot be kept sends nobody off: there would be nothing to come back to', async () => {
  const visitor = app.visitor();
  await visitor.get('/login');
  const { db } = app.system;
  await db.raw('alter table sessions add constraint full_up check (false) not valid');
  expect((await visitor.get('/auth/oidc')).status).toBe(503);
  await db.raw('alter table sessions drop constraint full_up');
  expect((await roundTrip(services, visitor, '/auth/oidc')).status).toBe(303);
});

test('of two connections taken away at once the last one stays', async () => {
  const email = 'twice@example.org';
  const browser = app.visitor();
  await Promise.all(
    (['google', 'oidc'] as const).map((name) =>
      Object.assign(services[name].person, { sub: 'twice', email }),
    ),
  );
  await roundTrip(services, browser, '/auth/google');
  await browser.get('/account/security');
  const ids = (await identitiesOf(email)).map(({ id }) => id);
  expect(ids).toHaveLength(2);
  const answers = await Promise.all(
    ids.map((id) => browser.copy().post(`/account/identities/${id}/removal`)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  expect(await identitiesOf(email)).toHaveLength(1);
});

test('an account that appears between two looks is not joined unproved', async () => {
  const email = 'customer@demo.test';
  Object.assign(services.google.person, { sub: 'stranger', email });
  const answers = await Promise.all([1, 2].map(() => roundTrip(services, app.visitor(), '/auth/google')));
  expect(answers.map(({ status }) => status)).toEqual([422, 422]);
  expect(await identitiesOf(email)).toEqual([]);
  expect((await findUserByEmail(await app.ctx(), email))?.emailVerifiedAt).toBeNull();
});

describe('a service that speaks OpenID Connect', () => {
  const provider = () => {
    const configs = app.system.config.providers.filter(({ name }) => name === 'oidc');
    const [made] = createSignInProviders(configs, { reroute: services.reroute, timeoutMs: 3000 });
    if (!made) throw new Error('no provider');
    return made;
  };
  const kindOf = (failing: Promise<unknown>) =>
    failing.then(
      () => 'none',
      (error: ProviderFailure) => `${error.name}: ${error.kind}`,
    );

  test('is asked how to speak to it when it is needed, and asked again after a failure', async () => {
    const oidc = provider();
    for (const silence of ['down', 'hangs'] as const) {
      services.oidc.silence = silence;
      expect(await kindOf(oidc.begin('https://desk.test/back'))).toBe('ProviderFailure: unavailable');
    }
    services.oidc.silence = null;
    const { url } = await oidc.begin('https://desk.test/back');
    expect(url).toContain('https://id.acme.test/realms/staff/authorize?');
    // From now on it knows, and needs nobody to begin a round.
    services.oidc.silence = 'down';
    expect((await oidc.begin('https://desk.test/back')).url).toContain('/authorize?');
  });

  test('that calls itself something else is not believed', async () => {
    const [config] = app.system.config.providers.filter(({ name }) => name === 'oidc');
    const elsewhere = { ...config, url: 'https://id.acme.test/realms/other' } as never;
    const [oidc] = createSignInProviders([elsewhere], { reroute: services.reroute });
    expect(await kindOf(oidc?.begin('https://desk.test/back') ?? Promise.resolve())).toBe(
      'ProviderFailure: unavailable',
    );
  });

  test('that is away brings people back to the sign-in page before they have left', async () => {
    const own = await testApp({
      ...{ env: SERVICES_ENV, database: app.database },
      providers: { reroute: services.reroute },
    });
    services.oidc.silence = 'down';
    const visitor = own.visitor();
    const answer = await visitor.get('/auth/oidc?next=%2Fportal%2Ftickets');
    expect(answer.status).toBe(503);
    expect(answer.html.querySelector('.error-summary')?.text).toContain('Acme ID does not answer');
    expect(answer.html.querySelector('input[name="next"]')?.getAttribute('value')).toBe('/portal/tickets');
    services.oidc.silence = null;
    expect((await visitor.get('/auth/oidc')).status).toBe(303);
    await own.close();
  });
});
