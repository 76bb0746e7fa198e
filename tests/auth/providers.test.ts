import { changeSettings } from '../../src/features/settings';
import { deactivateUser } from '../../src/features/users';
import { openDatabase, rows } from '../../src/platform/db';
import { isIn } from '../support/browser';
import { ALL, changed, depart, ISSUERS, LABELS, problemOf, roundTrip } from '../support/openid.rounds';
import {
  app,
  connect,
  expectRefusal,
  expectRefusedRound,
  services,
  userByEmail,
  words,
} from './providers.support';

describe.each(ALL)('with %s', (name) => {
  test('the button leads there with all that the protocol has against forgery', async () => {
    const visitor = app.visitor();
    const { html } = await visitor.get('/login?next=%2Fportal%2Ftickets');
    const button = html.querySelector(`.sign-in-services a[href^="/auth/${name}"]`);
    expect(button?.text).toContain(LABELS[name]);
    const url = new URL(await depart(visitor, button?.getAttribute('href') ?? ''));
    expect(url.protocol).toBe('https:');
    const query = Object.fromEntries(url.searchParams);
    expect(query).toMatchObject({ response_type: 'code', code_challenge_method: 'S256' });
    expect(query.client_id).toBe(`${name}desk`);
    expect(query.redirect_uri).toBe(`${app.system.config.baseUrl}/auth/${name}/callback`);
    expect(query.state?.length).toBeGreaterThan(40);
    expect(query.code_challenge?.length).toBe(43);
    if (name !== 'facebook') expect(query.nonce?.length).toBeGreaterThan(40);
    const other = new URL(await depart(app.visitor(), `/auth/${name}`)).searchParams;
    for (const secret of ['state', 'nonce', 'code_challenge']) {
      if (secret in query) expect(other.get(secret)).not.toBe(query[secret]);
    }
  });

  test('who is connected gets in, under a new session, to where they were going', async () => {
    await connect('customer@demo.test', name, ISSUERS[name]);
    const visitor = app.visitor();
    const callback = await services.visit(
      await depart(visitor, `/auth/${name}?next=%2Fportal%2Ftickets%3Fq%3D1`),
    );
    const before = visitor.cookieHeader;
    expect((await visitor.get(callback)).location).toBe('/portal/tickets?q=1');
    expect(visitor.cookieHeader.match(/sd_session=([^;]+)/)?.[1]).not.toBe(
      before.match(/sd_session=([^;]+)/)?.[1],
    );
    expect(await isIn(visitor)).toBe(true);
    const [signIn] = await rows(app.system.db, 'select method from sign_ins order by id desc limit 1');
    expect(signIn).toEqual({ method: name });
    const [used] = await rows(
      app.system.db,
      'select email::text, last_used_at is not null as used from identities',
    );
    expect(used).toEqual({ email: 'new@example.org', used: true });
    expect(services[name].exchanges).toHaveLength(1);
  });

  test('nobody is led to another host afterwards', async () => {
    await connect('customer@demo.test', name, ISSUERS[name]);
    for (const next of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '/.//evil.example',
    ]) {
      const answer = await roundTrip(
        services,
        app.visitor(),
        `/auth/${name}?next=${encodeURIComponent(next)}`,
      );
      expect(answer.location).toBe('/portal');
    }
  });

  test('a second factor is still asked for', async () => {
    await connect('customer@demo.test', name, ISSUERS[name]);
    const user = await userByEmail('customer@demo.test');
    await app.system.db('totpFactors').insert({ userId: user?.id, secret: 'sealed' });
    const visitor = app.visitor();
    expect((await roundTrip(services, visitor, `/auth/${name}?next=%2Fportal`)).location).toBe(
      '/login/factor',
    );
    expect(await isIn(visitor)).toBe(false);
  });

  test('a deactivated person stays out', async () => {
    await connect('customer@demo.test', name, ISSUERS[name]);
    const user = await userByEmail('customer@demo.test');
    await deactivateUser(await app.ctx('admin@demo.test'), user?.id ?? '');
    const visitor = app.visitor();
    await expectRefusal(
      visitor,
      await roundTrip(services, visitor, `/auth/${name}`),
      'providers.error.inactive',
    );
  });

  test('an answer that does not belong to the question is refused', async () => {
    await connect('customer@demo.test', name, ISSUERS[name]);
    const forgeries: ((query: URLSearchParams) => void)[] = [
      (query) => query.set('state', `${query.get('state')}x`),
      (query) => query.set('state', 'A'.repeat(43)),
      (query) => query.delete('state'),
      (query) => query.append('state', query.get('state') ?? ''),
      (query) => query.append('code', 'another'),
    ];
    const visitor = app.visitor();
    const callback = await services.visit(await depart(visitor, `/auth/${name}?next=%2Fportal%2Ftickets`));
    for (const forgery of forgeries) {
      const answer = await visitor.get(changed(callback, forgery));
      expect(answer.status).toBe(422);
      await expectRefusal(visitor, answer, 'providers.error.round');
    }
    expect(services[name].exchanges).toEqual([]);
    // Nor does it end the round that somebody is on: nobody can be kept out by a link.
    expect((await visitor.get(callback)).location).toBe('/portal/tickets');
  });

  test('an answer with the right state ends the round, whatever else it says', async () => {
    await connect('customer@demo.test', name, ISSUERS[name]);
    const visitor = app.visitor();
    const callback = await services.visit(await depart(visitor, `/auth/${name}?next=%2Fportal%2Ftickets`));
    const refused = await visitor.get(changed(callback, (query) => query.append('error', 'access_denied')));
    expect(refused.status).toBe(422);
    const late = await visitor.get(callback);
    await expectRefusal(visitor, late, 'providers.error.round');
    expect(late.html.querySelector('input[name="next"]')?.getAttribute('value')).toBe('/portal/tickets');
    expect(services[name].exchanges).toEqual([]);
  });

  test('an answer serves once, and its code too', async () => {
    await connect('customer@demo.test', name, ISSUERS[name]);
    const visitor = app.visitor();
    const callback = await services.visit(await depart(visitor, `/auth/${name}`));
    const twin = visitor.copy();
    expect((await visitor.get(callback)).location).toBe('/portal');
    await expectRefusal(twin, await twin.get(callback), 'providers.error.round');
    // Another round of one's own with the code of the first: state is right, the code is not.
    const thief = app.visitor();
    const own = await services.visit(await depart(thief, `/auth/${name}`));
    const code = new URL(callback, app.url).searchParams.get('code') ?? '';
    const replayed = await thief.get(changed(own, (query) => query.set('code', code)));
    await expectRefusal(thief, replayed, 'providers.error.refused', name);
  });

  test('a code that was stolen is worth nothing in another round', async () => {
    await connect('customer@demo.test', name, ISSUERS[name]);
    const stolen = await services.visit(await depart(app.visitor(), `/auth/${name}`));
    const thief = app.visitor();
    const own = await services.visit(await depart(thief, `/auth/${name}`));
    const code = new URL(stolen, app.url).searchParams.get('code') ?? '';
    const answer = await thief.get(changed(own, (query) => query.set('code', code)));
    await expectRefusal(thief, answer, 'providers.error.refused', name);
  });

  test('nobody can be signed in by a link to somebody else’s answer (login CSRF)', async () => {
    await connect('customer@demo.test', name, ISSUERS[name]);
    const attackers = await services.visit(await depart(app.visitor(), `/auth/${name}`));
    const [bare, busy] = [app.visitor(), app.visitor()];
    await expectRefusal(bare, await bare.get(attackers), 'providers.error.round');
    await depart(busy, `/auth/${name}`);
    await expectRefusal(busy, await busy.get(attackers), 'providers.error.round');
    expect(services[name].exchanges).toEqual([]);
  });

  test('a round does not answer for another service, nor after ten minutes', async () => {
    await connect('customer@demo.test', name, ISSUERS[name]);
    const other = ALL.find((each) => each !== name);
    const visitor = app.visitor();
    const callback = await services.visit(await depart(visitor, `/auth/${name}`));
    const elsewhere = callback.replace(`/auth/${name}/`, `/auth/${other}/`);
    await expectRefusal(visitor, await visitor.get(elsewhere), 'providers.error.round');
    const late = app.visitor();
    const answer = await services.visit(await depart(late, `/auth/${name}`));
    const outside = openDatabase(app.database.url);
    const aged = await outside.raw(
      `update sessions set sess = jsonb_set(sess::jsonb, '{providerRounds,0,at}',
         to_jsonb((sess->'providerRounds'->0->>'at')::bigint - 600000))
       where sess->'providerRounds' is not null`,
    );
    await outside.destroy();
    expect(aged.rowCount).toBeGreaterThan(0);
    await expectRefusal(late, await late.get(answer), 'providers.error.round');
  });

  test('who says no there, or finds it in trouble, comes back with the way kept', async () => {
    const answers = [
      ['access_denied', 'providers.error.denied', 422],
      ['server_error', 'providers.error.unavailable', 503],
      ['temporarily_unavailable', 'providers.error.unavailable', 503],
      ['invalid_scope', 'providers.error.refused', 422],
    ] as const;
    for (const [error, key, status] of answers) {
      for (const locale of ['es', 'en'] as const) {
        const visitor = app.visitor();
        const callback = await services.visit(
          await depart(visitor, `/auth/${name}?next=%2Fportal%2Ftickets`),
        );
        const denied = changed(callback, (query) => {
          query.delete('code');
          query.set('error', error);
          query.set('error_description', '<script>alert(1)</script>');
        });
        const answer = await visitor.get(denied, { 'accept-language': locale });
        expect(answer.status).toBe(status);
        expect(problemOf(answer)).toContain(words(key, { service: LABELS[name] }, locale));
        expect(answer.html.querySelector('input[name="next"]')?.getAttribute('value')).toBe(
          '/portal/tickets',
        );
        expect(answer.text).not.toContain('alert(1)');
      }
    }
    expect(services[name].exchanges).toEqual([]);
  });

  test('a service that is away, answers nonsense or hangs is told apart from a refusal', async () => {
    const troubles: (() => void)[] = [
      () => Object.assign(services[name], { silence: 'down' }),
      () => Object.assign(services[name], { silence: 'hangs' }),
      () =>
        Object.assign(services[name], {
          beforeAnswer: (answer: object) => Object.assign(answer, { statusCode: 503, body: {} }),
        }),
    ];
    for (const trouble of troubles) {
      services.reset();
      const visitor = app.visitor();
      const callback = await services.visit(await depart(visitor, `/auth/${name}`));
      trouble();
      const answer = await visitor.get(callback);
      expect(answer.status).toBe(503);
      await expectRefusal(visitor, answer, 'providers.error.unavailable', name);
    }
    services.reset();
    services[name].beforeAnswer = (answer) =>
      Object.assign(answer, { statusCode: 400, body: { error: 'invalid_grant' } });
    await expectRefusedRound(name);
  });

  test('a method that the administrator has closed is not there', async () => {
    await changeSettings(await app.ctx(), { signInMethods: ['password'] });
    const visitor = app.visitor();
    expect((await visitor.get(`/auth/${name}`)).status).toBe(404);
    expect((await visitor.get(`/auth/${name}/callback?code=1&state=1`)).status).toBe(404);
    expect((await visitor.get('/login')).html.querySelector('.sign-in-services a')).toBeNull();
  });
});
test('odd addresses of the routes are answered without fuss', async () => {
  const visitor = app.visitor();
  for (const path of [
    '/auth/github',
    '/auth/github/callback',
    '/auth/__proto__',
    '/auth/password',
    '/auth/Google',
  ]) {
    expect([path, (await visitor.get(path)).status]).toEqual([path, 404]);
  }
  expect((await visitor.get('/auth/google?next=a&next=b')).status).toBe(303);
  expect((await visitor.get('/auth/google/callback')).status).toBe(422);
  expect((await visitor.get('/auth/complete')).location).toBe('/login');
  expect((await visitor.get('/auth/complete/sent')).location).toBe('/login');
  expect((await visitor.post('/auth/complete', { name: 'A', email: 'a@example.org' })).location).toBe(
    '/login',
  );
});
