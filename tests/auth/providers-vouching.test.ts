import { createOrganization } from '../../src/features/organizations';
import { changeSettings } from '../../src/features/settings';
import { deactivateUser } from '../../src/features/users';
import { rows } from '../../src/platform/db';
import { isIn } from '../support/browser';
import { ALL, depart, LABELS, problemOf, roundTrip } from '../support/openid.rounds';
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

  test.each([false, undefined, 'false', 1, null])('but says %s of this one, proves nothing', async (said) => {
    await verify(VICTIM);
    isPerson(name, VICTIM, { email_verified: said });
    const visitor = app.visitor();
    expect((await roundTrip(services, visitor, `/auth/${name}`)).location).toBe('/auth/complete');
    expect(await isIn(visitor)).toBe(false);
    expect(await identities()).toEqual([]);
  });
});
test('a service that says so in text vouches as one that says it in JSON', async () => {
  isPerson('oidc', 'new@example.org', { email_verified: 'true' });
  expect((await roundTrip(services, app.visitor(), '/auth/oidc')).location).toBe('/portal');
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
