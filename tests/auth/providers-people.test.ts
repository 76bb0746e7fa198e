import { SECRET_LINK, withSecret } from '../../src/features/mails/mails.service';
import { createOrganization } from '../../src/features/organizations';
import { changeSettings } from '../../src/features/settings';
import { deactivateUser, findUserByEmail } from '../../src/features/users';
import type { ProviderName } from '../../src/platform/config';
import { rows } from '../../src/platform/db';
import { HOSTILE } from '../security/forms';
import { type TestApp, testApp } from '../support/app';
import { type Answer, type Browser, isIn } from '../support/browser';
import { runAuthJob, waitingAuthJobs } from '../support/letters';
import { SERVICES_ENV, type Services, startServices } from '../support/openid';
import { ALL, depart, freshRounds, ISSUERS, LABELS, problemOf, roundTrip } from '../support/openid.rounds';

// What an account at another service is good for here: whom it signs in, whom it makes, and whom it must not touch.

let app: TestApp;
let services: Services;

beforeAll(async () => {
  services = await startServices();
  app = await testApp({ env: SERVICES_ENV, providers: { reroute: services.reroute } });
});
afterAll(async () => {
  await app.close();
  await services.stop();
});
beforeEach(() => freshRounds(app, services));

const VICTIM = 'customer@demo.test';
const words = (key: string, params?: Record<string, string>, locale: 'es' | 'en' = 'en') =>
  app.system.i18n.translator(locale)(key, params);
const flashOf = (answer: Answer) => answer.html.querySelector('.toast')?.text ?? '';
const userByEmail = async (email: string) => findUserByEmail(await app.ctx(), email);
const verify = (email: string) =>
  app.system.db('users').where({ email }).update({ emailVerifiedAt: new Date() });
const identities = () =>
  rows<{ provider: string; email: string }>(
    app.system.db,
    `select i.provider, u.email::text from identities i join users u on u.id = i.user_id order by i.provider`,
  );
const events = (type: string) =>
  rows<{ data: object }>(app.system.db, 'select data from events where type = :type', { type });
const isPerson = (name: ProviderName, email: string, more: object = {}) =>
  Object.assign(services[name].person, { email, ...more });

/** Both services that vouch for addresses. */
describe.each(['google', 'oidc'] as const)('%s, which vouches for an address,', (name) => {
  test('makes a customer, of the organization of the domain', async () => {
    const domains = ['example.org'];
    const organization = { name: 'Example', domains, sharesTickets: false, note: '', isActive: true };
    const { id } = await createOrganization(await app.ctx('admin@demo.test'), organization);
    isPerson(name, 'New@Example.ORG');
    const visitor = app.visitor();
    expect(
      (await roundTrip(services, visitor, `/auth/${name}?next=%2Fportal%2Ftickets%2Fnew`)).location,
    ).toBe('/portal/tickets/new');
    expect(await userByEmail('new@example.org')).toMatchObject({
      ...{ name: 'Nora Nueva', role: 'customer', organizationId: id, hasPassword: false, locale: 'en' },
      emailVerifiedAt: expect.any(Date),
    });
    expect(await events('user.identity_linked')).toEqual([{ data: { provider: name } }]);
    // The second time it is the same person, whatever has become of the address there.
    isPerson(name, 'renamed@example.org');
    expect((await roundTrip(services, app.visitor(), `/auth/${name}`)).location).toBe('/portal');
    expect(await identities()).toEqual([{ provider: name, email: 'new@example.org' }]);
  });

  test('names somebody without a name by their address', async () => {
    isPerson(name, 'new@example.org', { name: undefined });
    await roundTrip(services, app.visitor(), `/auth/${name}`);
    expect((await userByEmail('new@example.org'))?.name).toBe('new');
    isPerson(name, 'other@example.org', { sub: 'other', name: 'Nora\u202e avouN' });
    await roundTrip(services, app.visitor(), `/auth/${name}`);
    expect((await userByEmail('other@example.org'))?.name).toBe('Nora avouN');
  });

  test('joins an account whose address we have seen proved', async () => {
    await verify(VICTIM);
    isPerson(name, 'Customer@demo.test');
    const visitor = app.visitor();
    expect((await roundTrip(services, visitor, `/auth/${name}`)).location).toBe('/portal');
    expect((await visitor.get('/account')).text).toContain(VICTIM);
    expect(await identities()).toEqual([{ provider: name, email: VICTIM }]);
  });

  test('does not join an account whose address was never proved here, and says what to do', async () => {
    isPerson(name, VICTIM);
    for (const locale of ['es', 'en'] as const) {
      const visitor = app.visitor();
      const back = await services.visit(await depart(visitor, `/auth/${name}?next=%2Fportal%2Ftickets`));
      const answer = await visitor.get(back, { 'accept-language': locale });
      expect(answer.status).toBe(422);
      const params = { service: LABELS[name], email: VICTIM };
      expect(problemOf(answer)).toContain(words('providers.error.ours_unproved', params, locale));
      expect(answer.html.querySelector('#f-email')?.getAttribute('value')).toBe(VICTIM);
      expect(answer.html.querySelector('input[name="next"]')?.getAttribute('value')).toBe('/portal/tickets');
      expect(await isIn(visitor)).toBe(false);
    }
    expect(await identities()).toEqual([]);
  });

  test('does not join an account that has another account of it', async () => {
    await verify(VICTIM);
    isPerson(name, VICTIM);
    await roundTrip(services, app.visitor(), `/auth/${name}`);
    isPerson(name, VICTIM, { sub: 'somebody-with-a-recycled-address' });
    const visitor = app.visitor();
    const answer = await roundTrip(services, visitor, `/auth/${name}`);
    expect(problemOf(answer)).toContain('connected with another');
    expect(await isIn(visitor)).toBe(false);
  });

  test('does not let a deactivated account in by its address', async () => {
    await verify(VICTIM);
    await deactivateUser(await app.ctx('admin@demo.test'), (await userByEmail(VICTIM))?.id ?? '');
    isPerson(name, VICTIM);
    const visitor = app.visitor();
    const answer = await roundTrip(services, visitor, `/auth/${name}`);
    expect(problemOf(answer)).toContain(words('providers.error.inactive'));
    expect(await isIn(visitor)).toBe(false);
    expect(await identities()).toEqual([]);
  });

  test('makes nobody where people come by invitation, or of another domain', async () => {
    await changeSettings(await app.ctx(), { signUp: 'closed' });
    const closed = await roundTrip(services, app.visitor(), `/auth/${name}`);
    expect(problemOf(closed)).toContain(words('providers.error.closed', { service: LABELS[name] }));
    await changeSettings(await app.ctx(), { signUp: 'domains', signUpDomains: ['acme.test'] });
    const refused = await roundTrip(services, app.visitor(), `/auth/${name}`);
    expect(problemOf(refused)).toContain(words('auth.error.domain_not_allowed'));
    isPerson(name, 'x@evil-acme.test');
    expect((await roundTrip(services, app.visitor(), `/auth/${name}`)).status).toBe(422);
    expect(await userByEmail('new@example.org')).toBeNull();
    isPerson(name, 'new@acme.test');
    expect((await roundTrip(services, app.visitor(), `/auth/${name}`)).location).toBe('/portal');
  });

  test.each([false, undefined, 'true', 1, null])('but says %s of this one, proves nothing', async (said) => {
    await verify(VICTIM);
    isPerson(name, VICTIM, { email_verified: said });
    const visitor = app.visitor();
    expect((await roundTrip(services, visitor, `/auth/${name}`)).location).toBe('/auth/complete');
    expect(await isIn(visitor)).toBe(false);
    expect(await identities()).toEqual([]);
  });
});

describe('google, of an address that it does not give out itself,', () => {
  beforeEach(() => {
    isPerson('google', 'nora@example.org', { hd: undefined });
  });

  test('vouches for nothing: it may have another owner since Google saw it proved', async () => {
    await verify(VICTIM);
    await changeSettings(await app.ctx(), { signUp: 'domains', signUpDomains: ['demo.test'] });
    for (const email of [VICTIM, 'customer+left-long-ago@demo.test', 'me@gmail.com.demo.test']) {
      isPerson('google', email);
      const visitor = app.visitor();
      expect((await roundTrip(services, visitor, '/auth/google')).location).toBe('/auth/complete');
      expect(await isIn(visitor)).toBe(false);
    }
    expect(await identities()).toEqual([]);
  });

  test('lets in whom we know by it', async () => {
    isPerson('google', 'nora@gmail.com');
    expect((await roundTrip(services, app.visitor(), '/auth/google')).location).toBe('/portal');
    isPerson('google', 'nora@example.org');
    expect((await roundTrip(services, app.visitor(), '/auth/google')).location).toBe('/portal');
    expect(await identities()).toEqual([{ provider: 'google', email: 'nora@gmail.com' }]);
  });
});

describe.each(ALL)('an attacker with the victim’s unproved address at %s', (name) => {
  test('gets neither the account nor into it, whatever they claim', async () => {
    await verify(VICTIM);
    for (const email of [VICTIM, 'CUSTOMER@DEMO.TEST', ` ${VICTIM}`]) {
      const vouched = !(name === 'google' || name === 'oidc');
      isPerson(name, email, { email_verified: vouched, xms_edov: true, verified: true });
      const attacker = app.visitor();
      expect((await roundTrip(services, attacker, `/auth/${name}`)).location).toBe('/auth/complete');
      expect(await isIn(attacker)).toBe(false);
      const sent = await attacker.post('/auth/complete', { name: 'Mallory', email: VICTIM });
      expect(sent.location).toBe('/auth/complete/sent');
    }
    expect(await identities()).toEqual([]);
    const letters = await mailRegistrations();
    // The owner is told that they have an account; no link goes out that connects it.
    expect(letters.map(({ template }) => template)).toEqual(Array(3).fill('identity_known'));
    expect(letters.every(({ secret, address }) => secret === null && address === VICTIM)).toBe(true);
    const armed = await rows(app.system.db, 'select 1 from auth_tokens where hash is not null');
    expect(armed).toEqual([]);
  });

  test('is asked for an address, as is who has none', async () => {
    for (const email of [undefined, '', 'not an address', `${'x'.repeat(250)}@example.org`]) {
      Object.assign(services[name].person, { email });
      const visitor = app.visitor();
      const next = '?next=%2Fportal%2Ftickets';
      const answer = await roundTrip(services, visitor, `/auth/${name}${next}`);
      expect(answer.location).toBe(`/auth/complete${next}`);
      const { html } = await visitor.get(answer.location ?? '');
      expect(html.querySelector('#f-email')?.getAttribute('value')).toBe('');
      expect(html.querySelector('#f-name')?.getAttribute('value')).toBe('Nora Nueva');
      expect(html.querySelector('input[name="next"]')?.getAttribute('value')).toBe('/portal/tickets');
    }
  });
});

/** Runs the jobs that registrations have left, twice each, as a queue may. */
async function mailRegistrations() {
  const jobs = (await waitingAuthJobs(app)).filter(({ task }) => task === 'auth.mail_identity');
  for (const job of [...jobs, ...jobs]) await runAuthJob(app, job);
  return rows<{ address: string; template: string; locale: string; bodyText: string; secret: string | null }>(
    app.system.db,
    'select address::text, template, locale, body_text, secret from mails order by id',
  );
}

describe.each(['facebook', 'microsoft'] as const)('%s, which vouches for no address,', (name) => {
  test('makes a customer once they have opened the link in their mail, in their browser', async () => {
    const visitor = app.visitor();
    await roundTrip(services, visitor, `/auth/${name}?next=%2Fportal%2Ftickets`);
    const wrong = await visitor.post('/auth/complete', { name: '', email: 'x', next: '/portal/tickets' });
    expect([wrong.status, wrong.html.querySelector('#f-email')?.getAttribute('value')]).toEqual([422, 'x']);
    const form = { name: 'Nora N.', email: 'New@Example.org', next: '/portal/tickets' };
    expect((await visitor.post('/auth/complete', form)).location).toBe('/auth/complete/sent');
    expect((await visitor.get('/auth/complete/sent')).text).toContain('new@example.org');
    const [letter, ...rest] = await mailRegistrations();
    expect(rest).toEqual([]);
    expect(letter).toMatchObject({ address: 'new@example.org', template: 'identity_new', locale: 'en' });
    expect(letter?.bodyText).not.toContain('Nora');
    expect((await visitor.get('/auth/complete/sent')).status).toBe(200);
    expect(await userByEmail('new@example.org')).toBeNull();
    const link = await linkOfMail();
    const stranger = app.visitor();
    await stranger.get(link);
    await stranger.post(link);
    expect(await userByEmail('new@example.org')).toBeNull();
    await visitor.get(link);
    expect((await visitor.post(link)).location).toBe('/portal/tickets');
    expect(await isIn(visitor)).toBe(true);
    expect(await userByEmail('new@example.org')).toMatchObject({
      ...{ name: 'Nora N.', role: 'customer', hasPassword: false, emailVerifiedAt: expect.any(Date) },
    });
    const [signIn] = await rows(app.system.db, 'select method from sign_ins order by id desc limit 1');
    expect(signIn).toEqual({ method: 'link' });
    expect((await roundTrip(services, app.visitor(), `/auth/${name}`)).location).toBe('/portal');
  });

  test('answers the same for an address with an account and one without', async () => {
    const pages: string[] = [];
    for (const email of [VICTIM, 'nobody@example.org']) {
      const visitor = app.visitor();
      await roundTrip(services, visitor, `/auth/${name}`);
      const sent = await visitor.post('/auth/complete', { name: 'Nora', email });
      await mailRegistrations();
      const page = await visitor.get(sent.location ?? '');
      pages.push(
        `${sent.status} ${sent.location} ${page.status} ${page.html.querySelector('main')?.text.replace(email, '')}`,
      );
    }
    expect(pages[0]).toBe(pages[1]);
  });

  test('makes nobody where people come by invitation, or of another domain', async () => {
    await changeSettings(await app.ctx(), { signUp: 'domains', signUpDomains: ['acme.test'] });
    const visitor = app.visitor();
    await roundTrip(services, visitor, `/auth/${name}`);
    const answer = await visitor.post('/auth/complete', { name: 'N', email: 'new@example.org' });
    expect([answer.status, problemOf(answer)]).toEqual([
      422,
      expect.stringContaining(words('auth.error.domain_not_allowed')),
    ]);
    await changeSettings(await app.ctx(), { signUp: 'closed' });
    const closed = await roundTrip(services, app.visitor(), `/auth/${name}`);
    expect(problemOf(closed)).toContain(words('providers.error.closed', { service: LABELS[name] }));
    expect((await visitor.get('/auth/complete')).status).toBe(404);
    expect((await visitor.post('/auth/complete', { name: 'N', email: 'n@acme.test' })).status).toBe(404);
    expect(await mailRegistrations()).toEqual([]);
  });

  test('writes to no address more than five times an hour, and says nothing of it', async () => {
    const visitor = app.visitor();
    await roundTrip(services, visitor, `/auth/${name}`);
    for (let number = 0; number < 7; number++) {
      const sent = await visitor.post('/auth/complete', { name: 'N', email: 'new@example.org' });
      expect(sent.location).toBe('/auth/complete/sent');
    }
    const jobs = await rows(
      app.system.db,
      `select 1 from graphile_worker.jobs where task_identifier = 'auth.mail_identity'`,
    );
    expect(jobs).toHaveLength(5);
    // Of one browser's registrations the last one counts.
    expect(await mailRegistrations()).toHaveLength(0);
  });
});

test('what nobody expects in the page’s form is refused or harmless', async () => {
  const visitor = app.visitor();
  await roundTrip(services, visitor, '/auth/facebook');
  const good: Record<string, string | string[]> = { name: 'N', email: 'new@example.org', next: '/portal' };
  for (const [what, value] of Object.entries(HOSTILE)) {
    for (const field of ['name', 'email', 'next']) {
      const { status } = await visitor.post('/auth/complete', { ...good, [field]: value });
      expect([what, field, [303, 400, 422].includes(status)]).toEqual([what, field, true]);
      await freshRounds(app, services);
    }
  }
  const nexts = await rows<{ next: string }>(
    app.system.db,
    `select distinct data->>'next' as next from auth_tokens`,
  );
  expect(nexts.map(({ next }) => next).sort()).toEqual(['', '/portal']);
});

/** The secret link of the newest mail, as a path. */
async function linkOfMail(): Promise<string> {
  const [mail] = await rows<{ secret: string }>(
    app.system.db,
    'select secret from mails order by id desc limit 1',
  );
  return new URL(withSecret(await app.ctx(), SECRET_LINK, mail?.secret ?? null)).pathname;
}

/** Somebody signed in here and, for what follows, at the service. */
async function linking(name: ProviderName, browser: Browser): Promise<Answer> {
  return roundTrip(services, browser, `/account/identities/${name}`);
}

describe.each(ALL)('an account here and one at %s', (name) => {
  test('are connected and parted from the security page', async () => {
    const customer = await app.as(VICTIM);
    isPerson(name, VICTIM, { email_verified: false });
    const before = (await customer.get('/account/security')).html;
    const connect = before.querySelector(`a[href="/account/identities/${name}"]`);
    expect(connect?.getAttribute('aria-label')).toBe(
      words('providers.section.connect_named', { service: LABELS[name] }),
    );
    expect((await linking(name, customer)).location).toBe('/account/identities/new');
    const asked = await customer.get('/account/identities/new');
    expect(asked.html.querySelector('main')?.text).toContain('Nora Nueva');
    expect(await identities()).toEqual([]);
    expect((await customer.post('/account/identities')).location).toBe('/account/security');
    expect(await identities()).toEqual([{ provider: name, email: VICTIM }]);
    // It serves once.
    expect((await customer.get('/account/identities/new')).location).toBe('/account/security');
    expect((await roundTrip(services, app.visitor(), `/auth/${name}`)).location).toBe('/portal');
    const { html } = await customer.get('/account/security');
    const removal = html.querySelector('form[action^="/account/identities/"]')?.getAttribute('action') ?? '';
    expect((await customer.post(removal)).location).toBe('/account/security');
    expect(await identities()).toEqual([]);
    expect((await customer.post(removal)).status).toBe(404);
    expect(await events('user.identity_linked')).toEqual([{ data: { provider: name } }]);
    expect(await events('user.identity_unlinked')).toEqual([{ data: { provider: name } }]);
  });

  test('are not connected when it is somebody else’s, or a second one', async () => {
    const [one, other] = [await app.as(VICTIM), await app.as('customer2@demo.test')];
    await linking(name, one);
    await one.post('/account/identities');
    await linking(name, other);
    const taken = await other.post('/account/identities');
    expect([taken.status, problemOf(taken)]).toEqual([
      422,
      expect.stringContaining(words('providers.error.taken', { service: LABELS[name] })),
    ]);
    services[name].person.sub = 'another';
    await linking(name, one);
    const second = await one.post('/account/identities');
    expect(problemOf(second)).toContain(
      words('providers.error.already_connected', { service: LABELS[name] }),
    );
    expect(await identities()).toEqual([{ provider: name, email: VICTIM }]);
  });

  test('stay connected when nothing else lets the person in', async () => {
    const customer = await app.as(VICTIM);
    await linking(name, customer);
    await customer.post('/account/identities');
    await app.system.db('users').where({ email: VICTIM }).update({ passwordHash: null });
    const { html } = await customer.get('/account/security');
    const removal = html.querySelector('form[action^="/account/identities/"]')?.getAttribute('action') ?? '';
    const answer = await customer.post(removal);
    expect([answer.status, problemOf(answer)]).toEqual([
      422,
      expect.stringContaining(words('auth.error.last_way_in')),
    ]);
    expect(await identities()).toHaveLength(1);
    const stranger = await app.as('customer2@demo.test');
    expect((await stranger.post(removal)).status).toBe(404);
  });

  test('are not connected by a link that somebody else made', async () => {
    const customer = await app.as(VICTIM);
    const attacker = app.visitor();
    const answer = await services.visit(await depart(attacker, `/auth/${name}`));
    const forced = await customer.get(answer);
    expect(forced.status).toBe(303);
    expect(flashOf(await customer.get('/portal'))).toContain(words('providers.error.round'));
    expect((await customer.post('/account/identities')).location).toBe('/account/security');
    expect(await identities()).toEqual([]);
  });

  test('are not connected when that was cancelled, and the page says so', async () => {
    const customer = await app.as(VICTIM);
    const back = await services.visit(await depart(customer, `/account/identities/${name}`));
    const { searchParams } = new URL(back, app.url);
    const denied = `/auth/${name}/callback?error=access_denied&state=${searchParams.get('state')}`;
    expect((await customer.get(denied)).location).toBe('/account/security');
    expect(flashOf(await customer.get('/account/security'))).toContain(
      words('providers.error.denied', { service: LABELS[name] }),
    );
  });
});

test('what changes ways in is asked of the person alone, and only soon after they proved who they are', async () => {
  const customer = await app.as(VICTIM);
  await app.system.db.raw(`update sign_ins set confirmed_at = now() - interval '20 minutes'`);
  for (const path of ['/account/identities/google', '/account/identities/new']) {
    expect((await customer.get(path)).location).toBe(`/confirm?next=${encodeURIComponent(path)}`);
  }
  expect((await customer.post('/account/identities')).location).toMatch(/^\/confirm/);
  const visitor = app.visitor();
  expect((await visitor.get('/account/identities/google')).location).toMatch(/^\/login/);
});

test('signing in again as oneself is a new session, and as fresh as it gets', async () => {
  await verify(VICTIM);
  isPerson('google', VICTIM);
  const customer = await app.as(VICTIM);
  await app.system.db.raw(`update sign_ins set confirmed_at = now() - interval '20 minutes'`);
  const old = customer.copy();
  expect((await roundTrip(services, customer, '/auth/google?next=%2Faccount%2Fsecurity')).location).toBe(
    '/account/security',
  );
  expect((await customer.get('/account/identities/oidc')).location).toMatch(/^https:/);
  expect(await isIn(old)).toBe(false);
});

test('two accounts at two services are one person here, in any order', async () => {
  await verify(VICTIM);
  for (const name of ['google', 'oidc'] as const) {
    isPerson(name, VICTIM);
    expect((await roundTrip(services, app.visitor(), `/auth/${name}`)).location).toBe('/portal');
  }
  expect(await identities()).toEqual([
    { provider: 'google', email: VICTIM },
    { provider: 'oidc', email: VICTIM },
  ]);
  expect(ISSUERS.google).not.toBe(ISSUERS.oidc);
});
