import { forgetFailures, halfSignedIn, said, setUpTotp } from './factors.people';
import { app, CUSTOMER, eventsOf, OTHER, origin, person, STEP, set, TOTP } from './factors.support';
import { addPasskey, KEYS, makePasskey, optionsFor, usePasskey } from './passkeys.support';

describe('passkeys', () => {
  test('are registered for the owner alone, with a name of their own or the browser’s', async () => {
    const browser = await person(CUSTOMER);
    await browser.get(`${KEYS}/new`);
    const options = await optionsFor(browser, `${KEYS}/options`);
    expect(options).toMatchObject({
      ...{ rp: { id: 'localhost', name: 'ServiDesk' }, attestation: 'none' },
      user: { name: CUSTOMER, displayName: 'Clara Cliente' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const { credential } = makePasskey(options, origin);
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const added = await browser.post(KEYS, { credential }, { 'user-agent': agent });
    expect(added.location).toBe('/account/security/recovery-codes');
    const [stored] = await app.system.db('passkeys').select('name', 'transports', 'isBackedUp');
    expect(stored).toEqual({ name: 'Firefox, Linux', transports: ['internal', 'hybrid'], isBackedUp: false });
    await browser.get('/account');
    const more = await optionsFor(browser, `${KEYS}/options`);
    expect(more.excludeCredentials).toHaveLength(1);
    expect((await (await person(OTHER)).get('/account/security')).text).not.toContain('Firefox, Linux');
  });

  test('no registration that answers another challenge, site or type, or without verification', async () => {
    const browser = await person(CUSTOMER);
    await browser.get(`${KEYS}/new`);
    const other = await person(OTHER);
    await other.get(`${KEYS}/new`);
    const foreign = await optionsFor(other, `${KEYS}/options`);
    const bent: [string, (options: never) => string][] = [
      ['origin', (options) => makePasskey(options, 'https://evil.example').credential],
      ['port', (options) => makePasskey(options, 'http://localhost:1').credential],
      ['relying party', (options) => makePasskey(options, origin, { rpId: 'evil.example' }).credential],
      ['challenge', (options) => makePasskey(options, origin, { challenge: foreign.challenge }).credential],
      ['type', (options) => makePasskey(options, origin, { type: 'webauthn.get' }).credential],
      ['verification', (options) => makePasskey(options, origin, { verified: false }).credential],
      ['nothing', () => ''],
      ['no JSON', () => '{'],
      ['null', () => 'null'],
      ['other JSON', () => '{"id":"x","response":{"clientDataJSON":7,"attestationObject":[]}}'],
    ];
    for (const [what, make] of bent) {
      const answer = await browser.post(KEYS, {
        credential: make((await optionsFor(browser, `${KEYS}/options`)) as never),
      });
      expect([what, answer.status]).toEqual([what, 422]);
      expect(said(answer)).not.toBe('');
    }
    // One challenge is good for one answer.
    const options = await optionsFor(browser, `${KEYS}/options`);
    await browser.post(KEYS, { credential: makePasskey(options, origin, { verified: false }).credential });
    const { credential } = makePasskey(options, origin);
    expect((await browser.post(KEYS, { credential })).status).toBe(422);
    expect(await app.system.db('passkeys').select('id')).toEqual([]);
  });

  test('sign in alone, and count as both factors', async () => {
    const own = await person(CUSTOMER);
    const passkey = await addPasskey(own);
    await setUpTotp(own);
    const visitor = app.visitor();
    await visitor.get('/login?next=%2Fportal%2Ftickets%2Fnew');
    const options = await optionsFor(visitor, '/login/passkey/options');
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect(options.allowCredentials ?? []).toEqual([]);
    const before = visitor.cookieHeader;
    const credential = usePasskey(passkey, options, origin, { counter: 7 });
    const entered = await visitor.post('/login/passkey', {
      credential,
      next: '/portal/tickets/new',
      remember: 'on',
    });
    expect(entered.location).toBe('/portal/tickets/new');
    expect(visitor.cookieHeader).not.toBe(before);
    expect((await visitor.get('/account')).text).toContain(CUSTOMER);
    const [signIn] = await app.system
      .db('sign_ins')
      .select('method', 'factor', 'isRemembered')
      .orderBy('createdAt', 'desc')
      .limit(1);
    expect(signIn).toEqual({ method: 'passkey', factor: null, isRemembered: true });
    const [used] = await app.system.db('passkeys').select('counter', 'lastUsedAt');
    expect(used).toEqual({ counter: 7, lastUsedAt: expect.any(Date) });
  });

  test('no sign-in with what is bent, old, somebody else’s or unknown', async () => {
    const passkey = await addPasskey(await person(CUSTOMER));
    const foreign = await addPasskey(await person(OTHER));
    await app.system.db('passkeys').update({ counter: 5 });
    const visitor = app.visitor();
    await visitor.get('/login');
    const earlier = await optionsFor(visitor, '/login/passkey/options');
    await visitor.post('/login/passkey', {
      credential: usePasskey(passkey, earlier, 'https://evil.example'),
    });
    const good = { counter: 6 };
    const bent: Record<string, (options: never) => string> = {
      origin: (options) => usePasskey(passkey, options, 'https://evil.example', good),
      'relying party': (options) => usePasskey(passkey, options, origin, { ...good, rpId: 'evil.example' }),
      'a challenge that was answered': () => usePasskey(passkey, earlier, origin, good),
      type: (options) => usePasskey(passkey, options, origin, { ...good, type: 'webauthn.create' }),
      'no verification': (options) => usePasskey(passkey, options, origin, { ...good, verified: false }),
      'a counter that stands still': (options) => usePasskey(passkey, options, origin, { counter: 5 }),
      'a counter that goes back': (options) => usePasskey(passkey, options, origin, { counter: 4 }),
      'another owner': (options) =>
        usePasskey(passkey, options, origin, { ...good, userHandle: foreign.userHandle }),
      'another key': (options) => usePasskey({ ...passkey, key: foreign.key }, options, origin, good),
      unknown: (options) => usePasskey({ ...passkey, id: 'AAAAAAAAAAAAAAAAAAAAAA' }, options, origin, good),
      blank: () => '',
      'other JSON': () => '{"id":"a","response":{}}',
    };
    for (const [what, make] of Object.entries(bent)) {
      await forgetFailures(app);
      const options = await optionsFor(visitor, '/login/passkey/options');
      const answer = await visitor.post('/login/passkey', { credential: make(options as never) });
      expect([what, answer.status]).toEqual([what, 422]);
      expect(said(answer)).not.toBe('');
    }
    const options = await optionsFor(visitor, '/login/passkey/options');
    const credential = usePasskey(passkey, options, origin, good);
    expect((await visitor.post('/login/passkey', { credential: [credential, credential] })).status).toBe(422);
    // The challenge went with that; without a new one the same answer opens nothing.
    expect((await visitor.post('/login/passkey', { credential })).status).toBe(422);
    expect((await visitor.get('/account')).status).toBe(303);
    const last = usePasskey(passkey, await optionsFor(visitor, '/login/passkey/options'), origin, good);
    expect((await visitor.post('/login/passkey', { credential: last })).location).toBe('/portal');
  });

  test('an answer opens nothing in another browser, nor for another purpose', async () => {
    const passkey = await addPasskey(await person(CUSTOMER));
    const [mine, theirs] = [app.visitor(), app.visitor()];
    await mine.get('/login');
    await theirs.get('/login');
    const credential = usePasskey(passkey, await optionsFor(mine, '/login/passkey/options'), origin);
    await optionsFor(theirs, '/login/passkey/options');
    expect((await theirs.post('/login/passkey', { credential })).status).toBe(422);
    // What was asked for as a second factor need not be verified, so it is no answer to being the only one.
    const half = await halfSignedIn(app, CUSTOMER);
    const asked = await optionsFor(half, `${STEP}/options`);
    const answer = usePasskey(passkey, asked, origin);
    expect((await half.post('/login/passkey', { credential: answer })).status).toBe(422);
  });

  test('are a second factor after the password, only of the same person', async () => {
    const passkey = await addPasskey(await person(CUSTOMER));
    const foreign = await addPasskey(await person(OTHER));
    const half = await halfSignedIn(app, CUSTOMER);
    const options = await optionsFor(half, `${STEP}/options`);
    expect(options.allowCredentials).toEqual([
      { id: passkey.id, type: 'public-key', transports: ['internal', 'hybrid'] },
    ]);
    const wrong = await half.post(STEP, {
      with: 'passkey',
      credential: usePasskey(foreign, options, origin),
    });
    expect([wrong.status, said(wrong)]).toEqual([422, expect.stringContaining('belongs to no account')]);
    expect((await half.post(STEP, { with: 'passkey', credential: '' })).status).toBe(422);
    const again = await optionsFor(half, `${STEP}/options`);
    const credential = usePasskey(passkey, again, origin, { verified: false });
    expect((await half.post(STEP, { with: 'passkey', credential, trust: 'on' })).location).toBe('/portal');
    const [signIn] = await app.system
      .db('sign_ins')
      .select('method', 'factor')
      .orderBy('createdAt', 'desc')
      .limit(1);
    expect(signIn).toEqual({ method: 'password', factor: 'passkey' });
  });

  test('of somebody who was deactivated open nothing; nor where the desk does not take them', async () => {
    const passkey = await addPasskey(await person(CUSTOMER));
    const visitor = app.visitor();
    await visitor.get('/login');
    const attempt = async () => {
      const options = await optionsFor(visitor, '/login/passkey/options');
      return visitor.post('/login/passkey', { credential: usePasskey(passkey, options, origin) });
    };
    await app.system.db('users').where({ email: CUSTOMER }).update({ state: 'inactive' });
    expect((await attempt()).status).toBe(422);
    await app.system.db('users').where({ email: CUSTOMER }).update({ state: 'active' });
    const options = await optionsFor(visitor, '/login/passkey/options');
    await set({ signInMethods: ['password'] });
    expect((await visitor.post('/login/passkey/options')).status).toBe(404);
    const credential = usePasskey(passkey, options, origin);
    expect((await visitor.post('/login/passkey', { credential })).status).toBe(404);
    expect((await visitor.get('/login')).html.querySelector('[data-passkey]')).toBeNull();
    // As a second factor they are still asked for.
    await halfSignedIn(app, CUSTOMER);
  });

  test('failures close the door', async () => {
    const passkey = await addPasskey(await person(CUSTOMER));
    const visitor = app.visitor();
    await visitor.get('/login');
    const statuses: number[] = [];
    for (let tries = 0; tries < 7; tries++) {
      const options = await optionsFor(visitor, '/login/passkey/options');
      const credential = usePasskey(passkey, options, origin, { verified: false });
      statuses.push((await visitor.post('/login/passkey', { credential })).status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429]);
  });

  test('are renamed and removed by their owner, but not the last way in', async () => {
    const browser = await person(CUSTOMER);
    const other = await person(OTHER);
    await addPasskey(browser);
    const [{ id } = { id: '' }] = await app.system.db('passkeys').select('id');
    await other.get('/account');
    expect((await other.get(`${KEYS}/${id}`)).status).toBe(404);
    expect((await other.post(`${KEYS}/${id}`, { name: 'Mine' })).status).toBe(404);
    expect((await other.post(`${KEYS}/${id}/removal`)).status).toBe(404);
    await browser.get(`${KEYS}/${id}`);
    expect((await browser.post(`${KEYS}/${id}`, { name: '' })).status).toBe(422);
    expect((await browser.post(`${KEYS}/${id}`, { name: '<b>Laptop</b>' })).location).toBe(
      '/account/security',
    );
    expect((await browser.get('/account/security')).text).toContain('&lt;b&gt;Laptop&lt;/b&gt;');

    const [{ passwordHash } = { passwordHash: '' }] = await app.system
      .db('users')
      .where({ email: CUSTOMER })
      .select('passwordHash');
    await app.system.db('users').where({ email: CUSTOMER }).update({ passwordHash: null });
    const refused = await browser.post(`${KEYS}/${id}/removal`);
    expect([refused.status, said(refused)]).toEqual([422, expect.stringContaining('only way in')]);
    await app.system.db('users').where({ email: CUSTOMER }).update({ passwordHash });
    expect((await browser.post(`${KEYS}/${id}/removal`)).location).toBe('/account/security');
    expect(await eventsOf('user.factor_removed')).toEqual([
      { data: { kind: 'passkey', name: '<b>Laptop</b>' } },
    ]);
    expect(await app.system.db('recovery_codes').select('hash')).toEqual([]);
  });

  test('prove once more who somebody is, in the middle of a session', async () => {
    const browser = await person(CUSTOMER);
    const passkey = await addPasskey(browser);
    const foreign = await addPasskey(await person(OTHER));
    const hourAgo = new Date(Date.now() - 3_600_000);
    await app.system.db('sign_ins').update({ confirmedAt: hourAgo });
    expect((await browser.get(TOTP)).location).toBe(`/confirm?next=${encodeURIComponent(TOTP)}`);
    await browser.get(`/confirm?next=${encodeURIComponent(TOTP)}`);
    expect((await browser.post(`${KEYS}/options`, {}, { accept: 'application/json' })).status).toBe(403);
    const ask = () => optionsFor(browser, '/confirm/passkey/options');
    const wrong = usePasskey(foreign, await ask(), origin);
    const refused = await browser.post('/confirm/passkey', { credential: wrong, next: TOTP });
    expect(refused.location).toBe(`/confirm?next=${encodeURIComponent(TOTP)}`);
    const unverified = usePasskey(passkey, await ask(), origin, { verified: false });
    await browser.post('/confirm/passkey', { credential: unverified, next: TOTP });
    expect((await browser.get(TOTP)).status).toBe(303);
    await browser.get('/confirm');
    const credential = usePasskey(passkey, await ask(), origin);
    expect((await browser.post('/confirm/passkey', { credential, next: TOTP })).location).toBe(TOTP);
    expect((await browser.get(TOTP)).status).toBe(200);
  });
});
