import { SECRET_LINK } from '../../src/features/deliveries/deliveries.service';
import { withSecret } from '../../src/features/deliveries/sending.service';
import { changeSettings } from '../../src/features/settings';
import type { ProviderName } from '../../src/platform/config';
import { rows } from '../../src/platform/db';
import { HOSTILE } from '../security/hostile';
import { type Answer, type Browser, isIn } from '../support/browser';
import { ALL, depart, freshRounds, ISSUERS, LABELS, problemOf, roundTrip } from '../support/openid.rounds';
import { sample } from '../support/thorough';
import {
  app,
  events,
  identities,
  isPerson,
  mailRegistrations,
  services,
  userByEmail,
  VICTIM,
  verify,
  words,
} from './providers-people.support';

const flashOf = (answer: Answer) => answer.html.querySelector('.toast')?.text ?? '';

/** The secret link of the newest mail, as a path. */
async function linkOfMail(): Promise<string> {
  const [mail] = await rows<{ secret: string }>(
    app.system.db,
    'select secret from deliveries order by id desc limit 1',
  );
  return new URL(withSecret(await app.ctx(), SECRET_LINK, mail?.secret ?? null)).pathname;
}

/** Somebody signed in here and, for what follows, at the service. */
async function linking(name: ProviderName, browser: Browser): Promise<Answer> {
  return roundTrip(services, browser, `/account/identities/${name}`);
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
  expect((await visitor.post('/auth/complete', good)).status).toBe(303);
  const values = Object.entries(HOSTILE);
  for (const field of ['name', 'email', 'next']) {
    for (const [what, value] of sample(values, 0.3, field)) {
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
