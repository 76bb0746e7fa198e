import { routes } from '../../src/app/routes';
import { resetFactors } from '../../src/features/auth';
import { changeSettings, type Settings } from '../../src/features/settings';
import { decrypt } from '../../src/platform/crypto';
import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { makePasskey, type SoftPasskey, usePasskey } from './factors.authenticator';
import {
  codeOf,
  codesOn,
  forgetFailures,
  forgetSteps,
  halfSignedIn,
  nextCode,
  PASSWORD,
  said,
  setUpTotp,
  signedIn,
} from './factors.people';

let app: TestApp;
let origin: string;
beforeAll(async () => {
  app = await testApp();
  origin = app.system.config.baseUrl;
});
afterAll(() => app.close());
beforeEach(() => forgetFailures(app));

const CUSTOMER = 'customer@demo.test';
const OTHER = 'customer2@demo.test';
const ADMIN = 'admin@demo.test';
const STEP = '/login/factor';
const TOTP = '/account/security/totp';

const set = async (settings: Partial<Settings>) => changeSettings(await app.ctx(ADMIN), settings);
const person = (email: string) => signedIn(app, email);
const idOf = async (email: string) =>
  (await rows<{ id: string }>(app.system.db, 'select id from users where email = :email', { email }))[0]
    ?.id ?? '';
const eventsOf = (type: string) =>
  rows<{ data: Record<string, unknown> | null }>(
    app.system.db,
    'select data from events where type = :type order by id',
    { type },
  );

describe('the authenticator app', () => {
  test('is set up with a QR code or a key, and confirmed with a code', async () => {
    const browser = await person(CUSTOMER);
    const page = await browser.get(`${TOTP}?next=%2Fportal%2Ftickets%2Fnew`);
    expect(page.html.querySelector('main img')?.getAttribute('src')).toMatch(/^data:image\/svg\+xml,/);
    const uri = new URL(page.html.querySelector('a[href^="otpauth:"]')?.getAttribute('href') ?? '');
    const key = page.html.querySelector('#totp-key')?.getAttribute('value')?.replace(/ /g, '') ?? '';
    expect(uri.searchParams.get('secret')).toBe(key);
    expect(uri.searchParams.get('issuer')).toBe('ServiDesk');
    expect(decodeURIComponent(uri.pathname)).toContain(CUSTOMER);
    const setup = page.html.querySelector('[name=setup]')?.getAttribute('value') ?? '';
    expect(setup).not.toContain(key);

    const wrong = await browser.post(TOTP, { setup, code: '000000', next: '/portal/tickets/new' });
    expect([wrong.status, said(wrong)]).toEqual([422, expect.stringContaining('That code is wrong')]);
    expect(wrong.html.querySelector('#totp-key')?.getAttribute('value')?.replace(/ /g, '')).toBe(key);
    expect(await app.system.db('totp_factors').select('userId')).toEqual([]);

    const right = await browser.post(TOTP, { setup, code: codeOf(key), next: '/portal/tickets/new' });
    expect(right.location).toBe('/account/security/recovery-codes?next=%2Fportal%2Ftickets%2Fnew');
    const [stored] = await app.system.db('totp_factors').select('secret');
    expect(stored.secret).not.toContain(key);
    expect(decrypt(app.system.config.encryptionKey, stored.secret)).toBe(key);
    expect(await eventsOf('user.factor_added')).toEqual([{ data: { kind: 'totp', replaced: false } }]);
    const codes = await browser.get(right.location ?? '');
    expect(codesOn(codes)).toHaveLength(10);
    const kept = await browser.post('/account/security/recovery-codes/kept', { next: '/portal/tickets/new' });
    expect(kept.location).toBe('/portal/tickets/new');
    expect(codesOn(await browser.get('/account/security/recovery-codes'))).toEqual([]);
  });

  test('takes no key that the browser has made up or that was for somebody else', async () => {
    const browser = await person(CUSTOMER);
    const other = await (await person(OTHER)).get(TOTP);
    const foreign = other.html.querySelector('[name=setup]')?.getAttribute('value') ?? '';
    const key = other.html.querySelector('#totp-key')?.getAttribute('value') ?? '';
    await browser.get(TOTP);
    for (const setup of [foreign, key.replace(/ /g, ''), '', 'v1.AAAA', null]) {
      const answer = await browser.post(TOTP, { setup, code: codeOf(key) });
      expect([answer.status, said(answer)]).toEqual([422, expect.stringContaining('took too long')]);
    }
    for (const fields of [
      { setup: foreign },
      { code: '' },
      { code: ['1', '2'] },
      { code: '1'.repeat(50) },
      {},
    ]) {
      expect((await browser.post(TOTP, fields)).status).toBe(422);
    }
    expect((await browser.post(TOTP, { setup: foreign, code: '1\0' })).status).toBe(400);
    expect(await app.system.db('totp_factors').select('userId')).toEqual([]);
  });

  test('is asked for after the password, and a code opens once', async () => {
    const { key } = await setUpTotp(await person(CUSTOMER));
    const first = await halfSignedIn(app, CUSTOMER);
    expect((await first.get('/account')).location).toBe('/login?next=%2Faccount');
    const entered = await first.post(STEP, {
      with: 'totp',
      code: ` ${nextCode(key).slice(0, 3)} ${nextCode(key).slice(3)} `,
    });
    expect(entered.location).toBe('/portal');
    // Without a body, the answer waits until the session is stored: the browser does not get ahead of it.
    expect(entered.text).toBe('');
    expect((await first.get('/account')).status).toBe(200);
    const [signIn] = await app.system
      .db('sign_ins')
      .select('method', 'factor')
      .orderBy('createdAt', 'desc')
      .limit(1);
    expect(signIn).toEqual({ method: 'password', factor: 'totp' });

    const second = await halfSignedIn(app, CUSTOMER);
    const replayed = await second.post(STEP, { with: 'totp', code: nextCode(key) });
    expect([replayed.status, said(replayed)]).toEqual([422, expect.stringContaining('has been used')]);
    const older = await second.post(STEP, { with: 'totp', code: codeOf(key) });
    expect([older.status, said(older)]).toEqual([422, expect.stringContaining('has been used')]);
    expect((await second.get('/account')).status).toBe(303);
  });

  test('the code that set it up is used, too', async () => {
    const { key } = await setUpTotp(await person(CUSTOMER));
    const browser = await halfSignedIn(app, CUSTOMER);
    expect((await browser.post(STEP, { with: 'totp', code: codeOf(key) })).status).toBe(422);
  });

  test('no code of another time, another key or another form opens', async () => {
    const { key } = await setUpTotp(await person(CUSTOMER));
    const { key: foreign } = await setUpTotp(await person(OTHER));
    await forgetSteps(app);
    const wrong: Record<string, unknown>[] = [
      { code: codeOf(key, -90) },
      { code: codeOf(key, 120) },
      { code: nextCode(foreign) },
      { code: `${nextCode(key)}0` },
      { code: nextCode(key).slice(0, 5) },
      { code: '' },
      { code: '      ' },
      { code: '١٢٣٤٥٦' },
      { code: [nextCode(key), nextCode(key)] },
      { code: null },
      { code: nextCode(key), with: 'trusted_device' },
      { code: nextCode(key), with: '' },
      { code: nextCode(key), with: ['totp', 'totp'] },
      { code: nextCode(key), with: 'recovery_code' },
    ];
    const opened: unknown[] = [];
    for (const fields of wrong) {
      await app.system.db('auth_tokens').delete();
      await forgetFailures(app);
      const browser = await halfSignedIn(app, CUSTOMER);
      const answer = await browser.post(STEP, { with: 'totp', ...fields } as never);
      if (answer.status !== 422) opened.push([fields, answer.status]);
      expect((await browser.get('/account')).status).toBe(303);
    }
    expect(opened).toEqual([]);
  });

  test('is replaced by another one, and removed with its codes', async () => {
    const browser = await person(CUSTOMER);
    const old = await setUpTotp(browser);
    const fresh = await setUpTotp(browser);
    expect([old.codes.length, fresh.codes.length]).toEqual([10, 0]);
    const half = await halfSignedIn(app, CUSTOMER);
    expect((await half.post(STEP, { with: 'totp', code: nextCode(old.key) })).status).toBe(422);
    expect((await half.post(STEP, { with: 'totp', code: nextCode(fresh.key) })).status).toBe(303);
    expect((await browser.get(`${TOTP}/removal`)).status).toBe(200);
    expect((await browser.post(`${TOTP}/removal`)).location).toBe('/account/security');
    expect((await browser.post(`${TOTP}/removal`)).status).toBe(404);
    expect((await browser.get(`${TOTP}/removal`)).location).toBe('/account/security');
    expect(await app.system.db('recovery_codes').select('hash')).toEqual([]);
    expect(await eventsOf('user.factor_removed')).toEqual([{ data: { kind: 'totp' } }]);
    const visitor = app.visitor();
    await visitor.get('/login');
    expect((await visitor.post('/login', { email: CUSTOMER, password: PASSWORD })).location).toBe('/portal');
  });
});

describe('the second step', () => {
  test('leads to where the person was going, never elsewhere', async () => {
    const { key } = await setUpTotp(await person(CUSTOMER));
    const wishes: [string, string][] = [
      ['/portal/tickets/new', '/portal/tickets/new'],
      ['//evil.example', '/portal'],
      ['/\\evil.example', '/portal'],
      ['javascript:alert(1)', '/portal'],
    ];
    for (const [next, end] of wishes) {
      await forgetSteps(app);
      const browser = app.visitor();
      await browser.get('/login');
      await browser.post('/login', { email: CUSTOMER, password: PASSWORD, next });
      await browser.get(STEP);
      expect((await browser.post(STEP, { with: 'totp', code: codeOf(key) })).location).toBe(end);
    }
  });

  test('is nothing without a first one, and asks for no more than one account’s', async () => {
    const { key } = await setUpTotp(await person(CUSTOMER));
    const visitor = app.visitor();
    expect((await visitor.get(STEP)).location).toBe('/login');
    expect((await visitor.post(STEP, { with: 'totp', code: nextCode(key) })).location).toBe('/login');
    expect((await visitor.post(`${STEP}/options`)).status).toBe(410);
    // Who has passed the first step of another account shows this one's code.
    await setUpTotp(await person(OTHER));
    const other = await halfSignedIn(app, OTHER);
    expect((await other.post(STEP, { with: 'totp', code: nextCode(key) })).status).toBe(422);
  });

  test('five wrong codes end the first one, also its right code', async () => {
    const { key } = await setUpTotp(await person(CUSTOMER));
    const browser = await halfSignedIn(app, CUSTOMER);
    const answers = [];
    for (let tries = 0; tries < 5; tries++)
      answers.push(await browser.post(STEP, { with: 'totp', code: '000000' }));
    expect(answers.map(({ status, location }) => location ?? status)).toEqual([422, 422, 422, 422, '/login']);
    expect((await browser.get('/login')).text).toContain('Too many wrong codes');
    expect((await browser.post(STEP, { with: 'totp', code: nextCode(key) })).location).toBe('/login');
    expect((await browser.get('/account')).status).toBe(303);
  });

  test('wrong codes are counted over all first steps, and the owner is told', async () => {
    const { key } = await setUpTotp(await person(CUSTOMER));
    const statuses: (string | number)[] = [];
    for (let round = 0; round < 2; round++) {
      const stranger = await halfSignedIn(app, CUSTOMER);
      for (let tries = 0; tries < 4; tries++) {
        const { status } = await stranger.post(STEP, { with: 'totp', code: '000000' });
        statuses.push(status);
      }
    }
    // The sixth closes the door; then not even a right code is heard, not even after another first step.
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429, 429]);
    const stranger = await halfSignedIn(app, CUSTOMER);
    const refused = await stranger.post(STEP, { with: 'totp', code: nextCode(key) });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
    expect(await eventsOf('user.locked')).toEqual([{ data: { at: 'second_factor' } }]);
    const letters = await app.system
      .db('mails')
      .select('address', 'subject')
      .where({ template: 'factor_guessed' });
    expect(letters).toEqual([{ address: CUSTOMER, subject: 'Somebody knows your password' }]);
  });

  test('the owner’s own browser is heard while strangers are not', async () => {
    const own = await person(CUSTOMER);
    const { key } = await setUpTotp(own);
    const stranger = await halfSignedIn(app, CUSTOMER);
    for (let tries = 0; tries < 4; tries++) await stranger.post(STEP, { with: 'totp', code: '000000' });
    const again = await halfSignedIn(app, CUSTOMER);
    for (let tries = 0; tries < 2; tries++) await again.post(STEP, { with: 'totp', code: '000000' });
    await own.post('/logout');
    await halfSignedIn(app, CUSTOMER, own);
    expect((await own.post(STEP, { with: 'totp', code: nextCode(key) })).location).toBe('/portal');
  });

  test('a first step that was passed is worth nothing after the password has changed', async () => {
    const own = await person(CUSTOMER);
    const { key } = await setUpTotp(own);
    const thief = await halfSignedIn(app, CUSTOMER);
    await own.get('/account/security');
    const changed = await own.post('/account/password', {
      current: PASSWORD,
      next: 'tortuga violeta 47 farol',
    });
    expect(changed.status).toBe(303);
    expect((await thief.post(STEP, { with: 'totp', code: nextCode(key) })).location).toBe('/login');
    expect((await thief.get('/account')).status).toBe(303);
  });

  test('a copy of the cookie from before it opens nothing after it', async () => {
    const { key } = await setUpTotp(await person(CUSTOMER));
    const browser = await halfSignedIn(app, CUSTOMER);
    const copy = browser.copy();
    expect((await browser.post(STEP, { with: 'totp', code: nextCode(key) })).location).toBe('/portal');
    await forgetSteps(app);
    expect((await copy.post(STEP, { with: 'totp', code: codeOf(key) })).status).toBe(403);
    expect((await copy.get(STEP)).location).toBe('/login');
    expect((await copy.get('/account')).status).toBe(303);
  });
});

describe('recovery codes', () => {
  test('each opens once, however it is written; the owner sees how many are left', async () => {
    const own = await person(CUSTOMER);
    const { codes } = await setUpTotp(own);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
    const stored = await app.system.db('recovery_codes').select('hash');
    for (const { hash } of stored) expect(codes.join().replaceAll('-', '')).not.toContain(hash);
    const written = (code: string) =>
      ` ${code.toUpperCase().replace('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')} `;
    for (const code of codes.slice(0, 7)) {
      await forgetFailures(app);
      const browser = await halfSignedIn(app, CUSTOMER);
      expect(
        (await browser.get(`${STEP}?with=recovery_code`)).html
          .querySelector('[name=with]')
          ?.getAttribute('value'),
      ).toBe('recovery_code');
      expect((await browser.post(STEP, { with: 'recovery_code', code: written(code) })).location).toBe(
        '/portal',
      );
      const again = await halfSignedIn(app, CUSTOMER);
      const refused = await again.post(STEP, { with: 'recovery_code', code });
      expect([refused.status, said(refused)]).toEqual([422, expect.stringContaining('has been used')]);
    }
    expect((await eventsOf('user.recovery_code_used')).map(({ data }) => data?.left)).toEqual([
      9, 8, 7, 6, 5, 4, 3,
    ]);
    const page = await own.get('/account/security');
    expect(page.text).toContain('3 unused codes left.');
    expect(page.text).toContain('Few recovery codes are left');
    const other = await halfSignedIn(app, CUSTOMER);
    for (const code of ['', ['a', 'b'], codes[8]?.slice(1), 'u'.repeat(10)]) {
      expect((await other.post(STEP, { with: 'recovery_code', code })).status).toBe(422);
    }
  });

  test('new ones make the old ones worthless, and are shown until they are kept', async () => {
    const own = await person(CUSTOMER);
    expect((await own.get('/account/security/recovery-codes')).location).toBe('/account/security');
    expect((await own.post('/account/security/recovery-codes')).status).toBe(404);
    const { codes } = await setUpTotp(own);
    const page = await own.get('/account/security/recovery-codes');
    expect(page.text).toContain('10 unused codes left.');
    expect((await own.get('/account/security/recovery-codes/file')).location).toBe(
      '/account/security/recovery-codes',
    );
    const renewed = await own.post('/account/security/recovery-codes');
    const fresh = codesOn(await own.get(renewed.location ?? ''));
    expect(fresh).toHaveLength(10);
    expect(codesOn(await own.get(renewed.location ?? ''))).toEqual(fresh);
    const file = await own.get('/account/security/recovery-codes/file');
    expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(file.headers.get('content-disposition')).toContain('attachment');
    for (const code of fresh) expect(file.text).toContain(code);
    expect((await eventsOf('user.recovery_codes_renewed')).length).toBe(1);
    // Nobody else sees them, not even in the same browser.
    const [session] = await rows<{ text: string }>(
      app.system.db,
      'select sess::text as text from sessions order by expire desc limit 1',
    );
    for (const code of fresh) expect(session?.text).not.toContain(code);
    await own.post('/account/security/recovery-codes/kept');
    expect(codesOn(await own.get('/account/security/recovery-codes'))).toEqual([]);
    const browser = await halfSignedIn(app, CUSTOMER);
    expect((await browser.post(STEP, { with: 'recovery_code', code: codes[0] })).status).toBe(422);
    expect((await browser.post(STEP, { with: 'recovery_code', code: fresh[0] })).location).toBe('/portal');
  });
});

describe('a trusted browser', () => {
  async function trusting(key: string): Promise<Browser> {
    await forgetSteps(app);
    const browser = await halfSignedIn(app, CUSTOMER);
    await browser.post(STEP, { with: 'totp', code: codeOf(key), trust: 'on' });
    await browser.get('/account');
    return browser;
  }
  async function isTrusted(browser: Browser): Promise<boolean> {
    await browser.get('/account');
    await browser.post('/logout');
    await browser.get('/login');
    const { location } = await browser.post('/login', { email: CUSTOMER, password: PASSWORD });
    if (location === '/portal') await browser.get('/account');
    return location === '/portal';
  }

  test('stands for the second factor until its time is over or it is forgotten', async () => {
    const own = await person(CUSTOMER);
    const { key } = await setUpTotp(own);
    const browser = await trusting(key);
    expect(await isTrusted(browser)).toBe(true);
    const [latest] = await app.system.db('sign_ins').select('factor').orderBy('createdAt', 'desc').limit(1);
    expect(latest?.factor).toBe('trusted_device');
    // In another browser, with the same password, it does not.
    await halfSignedIn(app, CUSTOMER);
    // For somebody else in the same browser it does not either.
    await setUpTotp(await person(OTHER));
    await halfSignedIn(app, OTHER, browser.copy());
    await app.system.db('devices').update({ trustedUntil: new Date(Date.now() - 1000) });
    expect(await isTrusted(browser)).toBe(false);

    const second = await trusting(key);
    expect((await own.get('/account/security')).text).toContain('1 browser is not asked');
    await own.post('/account/security/trusted-devices/removal');
    expect(await isTrusted(second)).toBe(false);
  });

  test('has a cookie of its own: one that somebody put there before is not trusted', async () => {
    const { key } = await setUpTotp(await person(CUSTOMER));
    await forgetSteps(app);
    const planted = { cookie: `sd_device=${'A'.repeat(43)}` };
    const [own, stranger] = [await halfSignedIn(app, CUSTOMER), app.visitor()];
    const trusting = { with: 'totp', code: codeOf(key), trust: 'on' };
    await own.post(STEP, trusting, { cookie: `${own.cookieHeader}; ${planted.cookie}` });
    await own.get('/account');
    expect(await isTrusted(own)).toBe(true);
    await stranger.get('/login');
    const login = { email: CUSTOMER, password: PASSWORD };
    const cookie = `${stranger.cookieHeader}; ${planted.cookie}`;
    expect((await stranger.post('/login', login, { cookie })).location).toBe(STEP);
  });

  test('is trusted no more once the password or the factors have changed', async () => {
    const own = await person(CUSTOMER);
    const { key } = await setUpTotp(own);
    const first = await trusting(key);
    await own.get('/account/security');
    const { key: other } = await setUpTotp(own);
    expect(await isTrusted(first)).toBe(false);
    const second = await trusting(other);
    await own.get('/account/security');
    await own.post('/account/password', { current: PASSWORD, next: 'tortuga violeta 47 farol' });
    await second.get('/login');
    const signedIn = await second.post('/login', { email: CUSTOMER, password: 'tortuga violeta 47 farol' });
    expect(signedIn.location).toBe(STEP);
  });

  test('is trusted no longer than the desk allows, from when that is decided', async () => {
    const { key } = await setUpTotp(await person(CUSTOMER));
    const browser = await trusting(key);
    await set({ trustedDeviceDays: 90 });
    expect(await isTrusted(browser)).toBe(true);
    await set({ trustedDeviceDays: 0 });
    await set({ trustedDeviceDays: 30 });
    expect(await isTrusted(browser)).toBe(false);
  });

  test('is not offered, and not made, where the desk allows none', async () => {
    const { key } = await setUpTotp(await person(CUSTOMER));
    await set({ trustedDeviceDays: 0 });
    const browser = await trusting(key);
    expect(await isTrusted(browser)).toBe(false);
    expect((await browser.get(STEP)).html.querySelector('[name=trust]')).toBeNull();
  });
});

describe('a required factor', () => {
  const OWN = /^\/account\/security(\/|$)|^\/confirm(\/|$)/;

  test('stands before every page of staff but those to set it up', async () => {
    await set({ staffNeedFactor: true });
    const open: string[] = [];
    for (const email of [ADMIN, 'technician@demo.test']) {
      const browser = await person(email);
      for (const route of routes) {
        if (route.access === 'public') continue;
        const path = route.path.replace(/:\w+/g, '019a0000-0000-7000-8000-000000000000');
        const answer =
          route.method === 'get' ? await browser.get(path) : await browser.send(path, { method: 'POST' });
        if (answer.location?.startsWith('/account/security?next=')) continue;
        if (!route.unfinished || !OWN.test(route.path))
          open.push(`${email} ${route.method} ${route.path} ${answer.status}`);
      }
    }
    expect(open).toEqual([]);
    const technician = await person('technician@demo.test');
    expect((await technician.get('/live?topics=queue', { accept: 'text/event-stream' })).status).toBe(403);
    expect((await (await person(CUSTOMER)).get('/portal')).status).toBe(200);
  }, 60_000);

  test('leads on to where the person was going once it is set up, and cannot be removed', async () => {
    await set({ staffNeedFactor: true });
    const technician = await person('technician@demo.test');
    const gate = await technician.get('/desk/tickets?view=all');
    expect(gate.location).toBe('/account/security?next=%2Fdesk%2Ftickets%3Fview%3Dall');
    const page = await technician.get(gate.location ?? '');
    expect(page.html.querySelector('#password')).toBeNull();
    const link = page.html.querySelector(`a[href^="${TOTP}"]`)?.getAttribute('href');
    const setup = await technician.get(link ?? '');
    const key = setup.html.querySelector('#totp-key')?.getAttribute('value') ?? '';
    const field = (name: string) => setup.html.querySelector(`[name=${name}]`)?.getAttribute('value') ?? '';
    const copied = technician.copy();
    const added = await technician.post(TOTP, {
      setup: field('setup'),
      next: field('next'),
      code: codeOf(key),
    });
    // The rights have changed, so the session's id has: a copy of the old cookie is a visitor's.
    expect((await copied.get('/desk')).location).toBe('/login?next=%2Fdesk');
    const codes = await technician.get(added.location ?? '');
    const next = codes.html.querySelector('main [name=next]')?.getAttribute('value');
    const kept = await technician.post('/account/security/recovery-codes/kept', { next });
    expect(kept.location).toBe('/desk/tickets?view=all');
    expect((await technician.get('/desk/tickets?view=all')).status).toBe(200);
    await technician.get(`${TOTP}/removal`);
    const removal = await technician.post(`${TOTP}/removal`);
    expect([removal.status, said(removal)]).toEqual([
      422,
      expect.stringContaining('requires a second factor'),
    ]);
    expect(await app.system.db('totp_factors').select('lastStep')).toHaveLength(1);
  });
});

describe('an administrator', () => {
  test('takes away what somebody has lost, and their sessions end', async () => {
    const lost = await person(CUSTOMER);
    await setUpTotp(lost);
    const half = await halfSignedIn(app, CUSTOMER);
    const admin = await person(ADMIN);
    const id = await idOf(CUSTOMER);
    const path = `/admin/users/${id}/factors/removal`;
    const card = (await admin.get(`/admin/users/${id}`)).html.querySelector('#factors');
    expect(card?.text).toContain('Authenticator app. 10 unused codes left.');
    expect(card?.querySelector('a')?.getAttribute('href')).toBe(path);
    expect((await admin.get(path)).text).toContain('Authenticator app');
    expect((await admin.post(path)).location).toBe(`/admin/users/${id}`);
    expect((await lost.get('/account')).status).toBe(303);
    expect((await half.get(STEP)).location).toBe('/login');
    expect(await eventsOf('user.factor_removed')).toEqual([
      { data: { kind: 'all', totp: true, passkeys: 0 } },
    ]);
    const told = (await admin.get('/admin/audit')).html
      .querySelectorAll('#audit tbody tr')
      .map(({ text }) => text);
    expect(told[0]).toMatch(/Second factor removed.*All factors and the recovery codes/s);
    expect(told.find((line) => line.includes('Second factor added'))).toContain('Authenticator app');
    expect((await admin.get(`/admin/users/${id}`)).html.querySelector('#factors a')).toBeNull();
    const visitor = app.visitor();
    await visitor.get('/login');
    expect((await visitor.post('/login', { email: CUSTOMER, password: PASSWORD })).location).toBe('/portal');
    expect((await admin.get(path)).text).toContain('has no second factor');
    expect((await admin.post(path)).status).toBe(404);
  });

  test('not from themselves, and nobody else from anybody', async () => {
    const admin = await person(ADMIN);
    await setUpTotp(admin);
    const path = `/admin/users/${await idOf(ADMIN)}/factors/removal`;
    expect((await admin.get(path)).location).toBe('/account/security');
    expect((await admin.post(path)).status).toBe(404);
    const technician = await person('technician@demo.test');
    expect((await technician.post(path)).status).toBe(404);
    await expect(resetFactors(await app.ctx(CUSTOMER), await idOf(ADMIN))).rejects.toThrow('not_found');
    expect(await app.system.db('totp_factors').select('lastStep')).toHaveLength(1);
  });
});

describe('passkeys', () => {
  const KEYS = '/account/security/passkeys';
  const optionsFor = async (browser: Browser, path: string) =>
    JSON.parse((await browser.post(path, {}, { accept: 'application/json' })).text);

  async function addPasskey(browser: Browser, name = 'My key'): Promise<SoftPasskey> {
    await browser.get(`${KEYS}/new`);
    const { passkey, credential } = makePasskey(await optionsFor(browser, `${KEYS}/options`), origin);
    const answer = await browser.post(KEYS, { credential, name });
    if (answer.status !== 303) throw new Error(`no passkey: ${answer.status} ${said(answer)}`);
    await browser.get('/account');
    return passkey;
  }

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
    const { credential } = makePasskey(await optionsFor(browser, `${KEYS}/options`), origin);
    await browser.post(KEYS, { credential: '{}' });
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
    const good = { counter: 6 };
    const bent: Record<string, (options: never) => string> = {
      origin: (options) => usePasskey(passkey, options, 'https://evil.example', good),
      'relying party': (options) => usePasskey(passkey, options, origin, { ...good, rpId: 'evil.example' }),
      'an earlier challenge': () => usePasskey(passkey, earlier, origin, good),
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
