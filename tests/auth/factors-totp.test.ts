import { decrypt } from '../../src/platform/crypto';
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
} from './factors.people';
import { app, CUSTOMER, eventsOf, OTHER, person, STEP, TOTP } from './factors.support';

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
      { setup: foreign, code: '1\0' },
      { code: '' },
      { code: ['1', '2'] },
      { code: '1'.repeat(50) },
      {},
    ]) {
      expect((await browser.post(TOTP, fields)).status).toBe(422);
    }
    expect(await app.system.db('totp_factors').select('userId')).toEqual([]);
  });

  test('is asked for after the password, and a code opens once', async () => {
    const { key, code: setUpWith } = await setUpTotp(await person(CUSTOMER));
    const first = await halfSignedIn(app, CUSTOMER);
    // One code all along: half a minute may end between two looks at the app.
    const code = nextCode(key);
    expect((await first.get('/account')).location).toBe('/login?next=%2Faccount');
    const entered = await first.post(STEP, {
      with: 'totp',
      code: ` ${code.slice(0, 3)} ${code.slice(3)} `,
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
    const replayed = await second.post(STEP, { with: 'totp', code });
    expect([replayed.status, said(replayed)]).toEqual([422, expect.stringContaining('has been used')]);
    const older = await second.post(STEP, { with: 'totp', code: setUpWith });
    expect([older.status, said(older)]).toEqual([422, expect.stringContaining('has been used')]);
    expect((await second.get('/account')).status).toBe(303);
  });

  test('the code that set it up is used, too', async () => {
    const { code } = await setUpTotp(await person(CUSTOMER));
    const browser = await halfSignedIn(app, CUSTOMER);
    expect((await browser.post(STEP, { with: 'totp', code })).status).toBe(422);
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
