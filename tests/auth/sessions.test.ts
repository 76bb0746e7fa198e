import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { TOTP } from 'otpauth';
import { createSessions } from '../../src/app/sessions';
import { startWorker } from '../../src/app/worker';
import { confirmTotp, prepareTotp } from '../../src/features/auth/factors/totp.service';
import { changeSettings, type Settings } from '../../src/features/settings';
import { deactivateUser, findUserByEmail, reactivateUser, updateUser } from '../../src/features/users';
import { type Ctx, inTx, systemCtx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { deliver, emit, type NewEvent } from '../../src/platform/events';
import { placeOf } from '../../src/platform/place';
import { describeDevice } from '../../src/platform/user-agent';
import { deferred, until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';
import { Browser, isIn } from '../support/browser';
import { cookie, eventsOf, FIREFOX, IPHONE, signedIn, signInsOf, stream } from './sessions.support';

// Sessions as their owners, administrators and attackers find them. Commits are real: sessions outlive a request.

const EDGE =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0';
const CUSTOMER = 'customer@demo.test';
const TECHNICIAN = 'technician@demo.test';
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ commits: true });
});
afterAll(() => app.close());

const idOf = async (email: string) => (await findUserByEmail(systemCtx(app.system), email))?.id ?? '';
/** Of any type with any data, as the rows of a table below have it. */
const inTxEmit = (ctx: Ctx, type: string, userId: string, data: Record<string, unknown>) =>
  inTx(ctx, (tx) => emit(tx, { type, subject: { type: 'user', id: userId }, data } as unknown as NewEvent));
const newest = async (email: string) => (await signInsOf(app, email))[0] as { id: string };

describe('what a session is called', () => {
  test.each([
    [FIREFOX, 'Firefox', 'Windows', false],
    [IPHONE, 'Safari', 'iOS', true],
    [EDGE, 'Edge', 'macOS', false],
  ])('%s', (agent, browser, system, isHandheld) => {
    expect(describeDevice(agent)).toEqual({ browser, system, isHandheld });
  });

  test('what says nothing that we know is unknown, whatever it says', () => {
    for (const agent of [null, '', ' ', 'node', 'x'.repeat(5000), '<script>alert(1)</script>', '\u0000']) {
      expect(describeDevice(agent)).toEqual({ browser: null, system: null, isHandheld: false });
    }
  });

  test('countries in the reader’s language; what leads nowhere outside is local', () => {
    expect(placeOf('80.58.61.250', 'es')).toEqual({ kind: 'country', name: 'España' });
    expect(placeOf('80.58.61.250', 'en')).toEqual({ kind: 'country', name: 'Spain' });
    expect(placeOf('::ffff:8.8.8.8', 'es')).toEqual({ kind: 'country', name: 'Estados Unidos' });
    const local = ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '100.64.0.1', '169.254.1.1', '::1'];
    for (const ip of [...local, 'fd00::1', 'fe80::1', '::ffff:10.0.0.1']) {
      expect([ip, placeOf(ip, 'en').kind]).toEqual([ip, 'local']);
    }
    for (const ip of [null, '', '2001:db8::1', '0.0.0.0', '1.2.3', '999.1.1.1', 'here', '172.32.0.999']) {
      expect([ip, placeOf(ip, 'en').kind]).toEqual([ip, 'unknown']);
    }
  });
});

describe('one’s own sessions', () => {
  test('each with device, place, way in and last use; one can be ended, and then all others', async () => {
    const [here, phone, other] = [
      await signedIn(app, CUSTOMER),
      await signedIn(app, CUSTOMER, { userAgent: IPHONE, remember: true }),
      await signedIn(app, CUSTOMER, { userAgent: 'unheard of' }),
    ];
    const [last, onPhone] = await signInsOf(app, CUSTOMER);
    await app.system.db('signIns').where({ id: onPhone?.id }).update({ lastIp: '80.58.61.250' });
    const page = await here.get('/account/sessions');
    const items = page.html.querySelectorAll('.sessions li');
    const text = (id = '') => page.html.querySelector(`#session-${id}`)?.textContent ?? '';
    expect(items[0]?.textContent).toMatch(/Firefox on Windows\s+This device/);
    expect(items[0]?.querySelector('form')).toBeNull();
    expect(items[0]?.textContent).toMatch(/Local network · 127\.0\.0\.1/);
    expect(text(onPhone?.id)).toMatch(
      /Safari on iOS\s+Remembered[\s\S]*Spain · 80\.58\.61\.250[\s\S]*Password/,
    );
    expect(text(last?.id)).toContain('Unknown browser');

    expect((await here.post(`/account/sessions/${onPhone?.id}/end`)).location).toBe('/account/sessions');
    expect([await isIn(phone), await isIn(other), await isIn(here)]).toEqual([false, true, true]);
    // Twice does no harm.
    expect((await here.post(`/account/sessions/${onPhone?.id}/end`)).status).toBe(303);
    const before = (await eventsOf(app, CUSTOMER, 'user.sessions_ended')).length;
    await here.post('/account/sessions/end');
    expect([await isIn(other), await isIn(here)]).toEqual([false, true]);
    const events = await eventsOf(app, CUSTOMER, 'user.sessions_ended');
    expect(events).toHaveLength(before + 1);
    expect(events.at(-1)?.data?.count).toBeGreaterThanOrEqual(1);
    await here.post('/preferences', { locale: 'es' });
    expect((await here.get('/account/sessions')).text).toMatch(/Firefox en Windows[\s\S]*Red local/);
    await here.post('/preferences', { locale: 'en' });
  });

  test('nobody ends somebody else’s, nor finds out that it is there', async () => {
    const victim = await signedIn(app, TECHNICIAN);
    const { id } = await newest(TECHNICIAN);
    const stranger = await signedIn(app, CUSTOMER);
    expect((await stranger.post(`/account/sessions/${id}/end`)).status).toBe(404);
    expect((await stranger.post('/account/sessions/019a0000-0000-7000-8000-000000000000/end')).status).toBe(
      404,
    );
    expect(await isIn(victim)).toBe(true);
    expect((await app.visitor().post('/account/sessions/end')).location).toMatch(/^\/login/);
  });
});

describe('how long they last', () => {
  test('the cookie: for scripts and other sites out of reach, and gone with the browser unless remembered', async () => {
    const cookieOf = async (remember: boolean) => {
      const visitor = app.visitor();
      const form = { email: CUSTOMER, password: 'servidesk-demo', remember: remember ? 'on' : null };
      const { headers } = await visitor.post('/login', form);
      return headers.getSetCookie().find((line) => line.startsWith('sd_session=')) ?? '';
    };
    const [ordinary, remembered] = [await cookieOf(false), await cookieOf(true)];
    for (const line of [ordinary, remembered]) expect(line).toMatch(/; Path=\/.*; HttpOnly; SameSite=Lax/);
    expect(ordinary).not.toMatch(/expires|max-age/i);
    const expires = new Date(/Expires=([^;]+)/.exec(remembered)?.[1] ?? '').getTime();
    expect(Math.abs(expires - Date.now() - 30 * DAY)).toBeLessThan(HOUR);
    const [later, sooner] = await signInsOf(app, CUSTOMER);
    expect([later?.isRemembered, later?.idleMinutes]).toEqual([true, null]);
    expect([sooner?.isRemembered, sooner?.idleMinutes]).toEqual([false, 720]);
  });

  test('one that rests too long, or is too old, has ended; one that is remembered may rest', async () => {
    const browser = await signedIn(app, CUSTOMER);
    const age = async (columns: object) => {
      const { id } = await newest(CUSTOMER);
      await app.system.db('signIns').where({ id }).update(columns);
    };
    const ago = (ms: number) => new Date(Date.now() - ms);
    await age({ lastSeenAt: ago(12 * HOUR - 60_000) });
    expect(await isIn(browser)).toBe(true);
    await age({ lastSeenAt: ago(12 * HOUR + 60_000) });
    expect((await browser.get('/account')).location).toBe('/login?next=%2Faccount');
    const old = await signedIn(app, CUSTOMER);
    await age({ expiresAt: ago(1000) });
    expect(await isIn(old)).toBe(false);
    const remembered = await signedIn(app, CUSTOMER, { remember: true });
    await age({ lastSeenAt: ago(20 * DAY), createdAt: ago(20 * DAY) });
    expect(await isIn(remembered)).toBe(true);
  });

  test('an open page that keeps itself up to date is not somebody being there', async () => {
    const browser = await signedIn(app, CUSTOMER);
    const { id } = await newest(CUSTOMER);
    const rested = new Date(Date.now() - 6 * HOUR);
    await app.system.db('signIns').where({ id }).update({ lastSeenAt: rested });
    const opened = await stream(app, browser, 'portal');
    expect(opened.status).toBe(200);
    opened.abort();
    expect((await browser.get('/portal', { 'x-live': 'true' })).status).toBe(200);
    const seen = async () => (await app.system.db('signIns').where({ id }).first()).lastSeenAt as Date;
    expect(await seen()).toEqual(rested);
    await browser.get('/portal');
    expect((await seen()).getTime()).toBeGreaterThan(rested.getTime());
  });

  test('shorter lifetimes hold for those that are running; longer ones bring none back', async () => {
    const set = async (settings: Partial<Settings>) =>
      changeSettings(await app.ctx('admin@demo.test'), settings);
    const made = async (columns: object, remember = false) => {
      const browser = await signedIn(app, CUSTOMER, { remember });
      const { id } = await newest(CUSTOMER);
      await app.system.db('signIns').where({ id }).update(columns);
      return browser;
    };
    const ago = (ms: number) => new Date(Date.now() - ms);
    const [fresh, old, rested] = [
      await made({ endedAt: null }),
      await made({ createdAt: ago(2 * DAY) }),
      await made({ lastSeenAt: ago(HOUR) }),
    ];
    const remembered = await made({ createdAt: ago(10 * DAY), lastSeenAt: ago(9 * DAY) }, true);
    const dead = await made({ lastSeenAt: ago(13 * HOUR) });
    const listening = await stream(app, old, 'portal');
    await set({ sessionDays: 1, sessionIdleMinutes: 30 });
    expect(await listening.ended).toBe(true);
    expect([await isIn(fresh), await isIn(old), await isIn(rested)]).toEqual([true, false, false]);
    expect([await isIn(remembered), await isIn(dead)]).toEqual([true, false]);
    await set({ sessionDays: 30, sessionIdleMinutes: 30 * 24 * 60 });
    expect([await isIn(old), await isIn(rested), await isIn(dead)]).toEqual([false, false, false]);
    // A day from when it began, for nothing lengthens what has been promised.
    const [, , , , first] = await signInsOf(app, CUSTOMER);
    expect((first?.expiresAt.getTime() ?? 0) - (first?.createdAt.getTime() ?? 0)).toBe(DAY);
    await set({ rememberDays: 0, sessionIdleMinutes: 12 * 60 });
    expect([await isIn(remembered), await isIn(fresh)]).toEqual([true, true]);
    expect((await signInsOf(app, CUSTOMER))[1]).toMatchObject({ isRemembered: false, idleMinutes: 720 });
    await set({ sessionDays: 7, rememberDays: 30 });
  });
});

describe('they end, at once and with what is open', () => {
  const asAdmin = () => app.ctx('admin@demo.test');
  test.each<[string, (id: string) => Promise<unknown>, (id: string) => Promise<unknown>]>([
    [
      'when an administrator sets another password',
      async (id) => updateUser(await asAdmin(), id, { password: 'another one of mine' }),
      async (id) => updateUser(await asAdmin(), id, { password: 'servidesk-demo' }),
    ],
    [
      'when the role changes',
      async (id) => updateUser(await asAdmin(), id, { role: 'technician' }),
      async (id) => updateUser(await asAdmin(), id, { role: 'customer' }),
    ],
    [
      'when the address changes',
      async (id) => updateUser(await asAdmin(), id, { email: 'other@demo.test' }),
      async (id) => updateUser(await asAdmin(), id, { email: 'customer2@demo.test' }),
    ],
    [
      'when the person is deactivated',
      async (id) => deactivateUser(await asAdmin(), id),
      async (id) => reactivateUser(await asAdmin(), id),
    ],
    [
      'when an administrator ends them',
      async (id) => (await signedIn(app, 'admin@demo.test')).post(`/admin/users/${id}/sessions/end`),
      async () => undefined,
    ],
  ])('%s', async (_what, act, undo) => {
    const email = 'customer2@demo.test';
    const [one, two] = [await signedIn(app, email), await signedIn(app, email)];
    const id = await idOf(email);
    const open = [await stream(app, one, 'portal'), await stream(app, two, 'portal')];
    expect(open.map(({ status }) => status)).toEqual([200, 200]);
    await act(id);
    expect(await Promise.all(open.map(({ ended }) => ended))).toEqual([true, true]);
    await undo(id);
    // Whatever is put right afterwards, what ended stays so.
    expect([await isIn(one), await isIn(two)]).toEqual([false, false]);
    expect((await one.get('/live?topics=portal', { accept: 'text/event-stream' })).status).toBe(401);
  });

  test('by changing one’s password: all others, and the id of this one changes', async () => {
    const email = 'colleague@demo.test';
    const [here, elsewhere] = [await signedIn(app, email), await signedIn(app, email)];
    const thief = here.copy();
    const open = await stream(app, elsewhere, 'portal');
    const form = { current: 'servidesk-demo', next: 'kettle-orbit-92-plum' };
    expect((await here.post('/account/password', form)).status).toBe(303);
    expect(await open.ended).toBe(true);
    expect([await isIn(here), await isIn(elsewhere), await isIn(thief)]).toEqual([true, false, false]);
  });

  test('an old cookie is worth nothing after signing out', async () => {
    const browser = await signedIn(app, CUSTOMER);
    const copy = browser.copy();
    await browser.post('/logout');
    expect(await isIn(copy)).toBe(false);
    expect((await copy.post('/account/sessions/end')).location).toMatch(/^\/login/);
  });

  test('signing in gives the session a new id, and the visitor’s one nothing', async () => {
    const visitor = app.visitor();
    await visitor.get('/login');
    await visitor.post('/login', { email: CUSTOMER, password: 'wrong' });
    const planted = visitor.copy();
    await visitor.post('/login', { email: CUSTOMER, password: 'servidesk-demo' });
    expect(cookie(planted)).toBeDefined();
    expect(cookie(visitor)).not.toBe(cookie(planted));
    expect([await isIn(visitor), await isIn(planted)]).toEqual([true, false]);
  });

  test('a request that is under way while its session ends does not bring it back', async () => {
    const browser = await signedIn(app, CUSTOMER);
    const { id } = await newest(CUSTOMER);
    const token = (await browser.get('/account')).html
      .querySelector('meta[name="csrf-token"]')
      ?.getAttribute('content');
    const body = new URLSearchParams({
      _csrf: token ?? '',
      locale: 'en',
      theme: 'light',
      return_to: '/portal',
    });
    const sent = request(`${app.url}/preferences`, {
      method: 'POST',
      headers: {
        cookie: browser.cookieHeader,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(body.toString().length),
      },
    });
    const rested = new Date(Date.now() - HOUR);
    await app.system.db('signIns').where({ id }).update({ lastSeenAt: rested });
    sent.write(body.toString().slice(0, 10));
    // It is noted that they were there once the session has been read; now the desk waits for the rest of the form.
    const seen = async () => (await app.system.db('signIns').where({ id }).first()).lastSeenAt as Date;
    await until(async () => (await seen()) > rested);
    await (await signedIn(app, CUSTOMER)).post('/account/sessions/end');
    sent.end(body.toString().slice(10));
    const [answer] = await once(sent, 'response');
    answer.resume();
    expect(answer.statusCode).toBeGreaterThan(0);
    expect(await isIn(browser)).toBe(false);
  });

  test('what was read is never put back under an id that is gone, in either store', async () => {
    const redis = process.env.TEST_REDIS_URL;
    const stores = [{}, ...(redis ? [{ redisUrl: redis }] : [])];
    expect(stores).toHaveLength(2);
    for (const store of stores) {
      const { middleware, ready, close } = createSessions(
        { ...app.system.config, ...store },
        app.database.url,
        app.system.log,
      );
      await ready;
      const [entered, gate] = [deferred<void>(), deferred<void>()];
      const small = express();
      small.use((req, _res, next) => {
        req.ctx = systemCtx(app.system);
        next();
      });
      small.use(middleware);
      small.get('/begin', (req, res) => {
        req.session.signInId = 'somebody';
        res.end();
      });
      small.get('/slow', async (req, res) => {
        entered.resolve();
        await gate.promise;
        req.session.registrationId = 'late';
        res.end();
      });
      small.get('/renew', (req, res) => {
        req.session.regenerate(() => {
          req.session.signInId = 'somebody';
          res.end();
        });
      });
      small.get('/change', (req, res) => {
        req.session.registrationId = 'in time';
        res.end();
      });
      small.get('/who', (req, res) => {
        res.end(`${req.session.signInId ?? 'nobody'} ${req.session.registrationId ?? ''}`);
      });
      const server = createServer(small);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const browser = new Browser(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      await browser.get('/begin');
      await browser.get('/change');
      expect((await browser.get('/who')).text).toBe('somebody in time');
      const old = browser.copy();
      const late = old.copy().get('/slow');
      await entered.promise;
      await browser.get('/renew');
      gate.resolve();
      await late;
      expect((await old.get('/who')).text).toBe('nobody ');
      expect((await browser.get('/who')).text).toBe('somebody ');
      await new Promise((resolve) => server.close(resolve));
      await close();
    }
  });
});

describe('proving once more who one is', () => {
  const stale = async (email: string) => {
    const { id } = await newest(email);
    const confirmedAt = new Date(Date.now() - 16 * 60_000);
    await app.system.db('signIns').where({ id }).update({ confirmedAt });
    return id;
  };

  test('a wrong password says so; the right one leads on, under a new session id', async () => {
    const browser = await signedIn(app, TECHNICIAN, { remember: true });
    const id = await stale(TECHNICIAN);
    const page = await browser.get('/confirm?next=%2Faccount%2Fsecurity');
    expect(page.text).toContain(TECHNICIAN);
    const wrong = await browser.post('/confirm', { password: 'wrong', next: '/account/security' });
    expect(wrong.status).toBe(422);
    expect(wrong.html.querySelector('#f-password')).not.toBeNull();
    expect(wrong.html.querySelector('input[name=next]')?.getAttribute('value')).toBe('/account/security');
    const old = browser.copy();
    const right = await browser.post('/confirm', { password: 'servidesk-demo', next: '/account/security' });
    expect(right.location).toBe('/account/security');
    const expires = right.headers.getSetCookie().find((line) => line.startsWith('sd_session='));
    expect(expires).toMatch(/Expires=/);
    const [row] = await signInsOf(app, TECHNICIAN);
    expect(row?.id).toBe(id);
    expect(Date.now() - (row?.confirmedAt.getTime() ?? 0)).toBeLessThan(60_000);
    expect([await isIn(browser), await isIn(old)]).toEqual([true, false]);
  });

  test('it leads nowhere but to this desk, and bears no odd fields', async () => {
    const browser = await signedIn(app, TECHNICIAN);
    for (const next of ['//evil.example', '/\\evil.example', 'javascript:alert(1)', 'https://evil.example']) {
      const shown = await browser.get(`/confirm?next=${encodeURIComponent(next)}`);
      expect(shown.html.querySelector('main')?.innerHTML).not.toMatch(/evil\.example|javascript:/);
      expect(shown.html.querySelector('.auth-below a')?.getAttribute('href')).toBe('/desk');
      const answer = await browser.post('/confirm', { password: 'servidesk-demo', next });
      expect(answer.location).toBe('/desk');
      await browser.get('/account');
    }
    expect((await browser.post('/confirm', { password: ['a', 'b'] })).status).toBe(422);
    expect((await browser.post('/confirm', {})).status).toBe(422);
    expect((await browser.get('/confirm?next=a&next=b')).status).toBe(400);
    expect((await app.visitor().get('/confirm')).location).toMatch(/^\/login/);
  });

  test('a code of the authenticator app, once', async () => {
    const email = 'technician2@demo.test';
    const browser = await signedIn(app, email);
    const ctx = await app.ctx(email);
    const { sealed, key } = await prepareTotp(ctx);
    const totp = new TOTP({ secret: key.replaceAll(' ', '') });
    await confirmTotp(ctx, { sealed, code: totp.generate() });
    await stale(email);
    const wrong = await browser.post('/confirm', { code: '000 00', next: '/desk' });
    expect([wrong.status, wrong.html.querySelector('#f-code') !== null]).toEqual([422, true]);
    const code = totp.generate({ timestamp: Date.now() + 30_000 });
    expect((await browser.post('/confirm', { code, next: '/account' })).location).toBe('/account');
    await browser.get('/account');
    const again = await browser.post('/confirm', { code, next: '/account' });
    expect([again.status, again.text.includes('That code has been used')]).toEqual([422, true]);
    await app.system
      .db('totpFactors')
      .where({ userId: await idOf(email) })
      .delete();
  });

  test('guessing closes the door, as it does when signing in', async () => {
    const browser = await signedIn(app, 'customer3@demo.test');
    const statuses: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      statuses.push((await browser.post('/confirm', { password: `guess ${i}` })).status);
    }
    expect(statuses.slice(0, 5)).toEqual([422, 422, 422, 422, 422]);
    expect(statuses.at(-1)).toBe(429);
    expect((await browser.post('/confirm', { password: 'servidesk-demo' })).status).toBe(429);
    await app.system.db('signInThrottles').del();
  });
});

describe('who signed in lately', () => {
  test('an administrator finds them by person, way in and state, and ends one', async () => {
    const victim = await signedIn(app, CUSTOMER, { userAgent: IPHONE });
    const { id } = await newest(CUSTOMER);
    const admin = await signedIn(app, 'admin@demo.test');
    const all = await admin.get('/admin/sign-ins');
    expect(all.html.querySelector(`#s-${id}`)?.textContent).toMatch(
      /Clara Cliente[\s\S]*Password[\s\S]*Safari on iOS[\s\S]*Local network[\s\S]*127\.0\.0\.1[\s\S]*Open/,
    );
    const people = async (query: string) => {
      const { html } = await admin.get(`/admin/sign-ins?${query}`);
      return new Set(
        html.querySelectorAll('#sign-ins tbody .primary .small').map((cell) => cell.textContent),
      );
    };
    expect([...(await people('q=clara'))]).toEqual([CUSTOMER]);
    expect([...(await people(`q=${encodeURIComponent(CUSTOMER)}&state=live&method=password`))]).toEqual([
      CUSTOMER,
    ]);
    expect([...(await people('q=%25'))]).toEqual([]);
    expect([...(await people('method=oidc'))]).toEqual([]);
    expect((await admin.post(`/admin/sign-ins/${id}/end`)).location).toBe('/admin/sign-ins');
    expect(await isIn(victim)).toBe(false);
    expect((await admin.get('/admin/sign-ins')).html.querySelector(`#s-${id}`)?.textContent).toContain(
      'Signed out',
    );
    const card = (await admin.get(`/admin/users/${await idOf(CUSTOMER)}`)).html.querySelector('#sessions');
    expect(card?.querySelector('a')?.getAttribute('href')).toBe(`/admin/sign-ins?q=customer%40demo.test`);
    for (const query of ['method=x', 'state=x', 'cursor=x', 'q=a&q=b', 'cursor=WyJuZXh0Il0']) {
      expect([query, (await admin.get(`/admin/sign-ins?${query}`)).status]).toEqual([query, 400]);
    }
  });

  test('page by page, none twice', async () => {
    const admin = await signedIn(app, 'admin@demo.test');
    const userId = await idOf(CUSTOMER);
    const at = new Date();
    await app.system.db.raw(
      `insert into sign_ins (id, user_id, method, created_at, last_seen_at, expires_at)
       select gen_random_uuid(), ?, 'passkey', ?, ?, ? from generate_series(1, 120)`,
      [userId, at, at, new Date(at.getTime() + DAY)],
    );
    const seen: string[] = [];
    let href: string | null = '/admin/sign-ins?method=passkey';
    while (href) {
      const { html } = await admin.get(href);
      seen.push(...html.querySelectorAll('#sign-ins tbody tr').map((row) => row.id));
      href = html.querySelector('.pagination a[rel=next]')?.getAttribute('href') ?? null;
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
    await app.system.db('signIns').where({ method: 'passkey' }).delete();
  });

  test('nobody else finds the list', async () => {
    const technician = await signedIn(app, TECHNICIAN);
    const { id } = await newest('admin@demo.test');
    expect((await technician.get('/admin/sign-ins')).status).toBe(404);
    expect((await technician.post(`/admin/sign-ins/${id}/end`)).status).toBe(404);
    expect((await technician.post(`/admin/users/${await idOf(CUSTOMER)}/sessions/end`)).status).toBe(404);
  });
});

describe('letters about the account', () => {
  interface Letter {
    address: string;
    template: string;
    locale: string;
    subject: string;
    bodyText: string;
  }
  const letters = (email: string): Promise<Letter[]> =>
    rows(
      app.system.db,
      'select address::text, template, locale, subject, body_text from mails where address = :email order by id',
      { email },
    );

  test.each([
    [
      'en',
      /New sign-in/,
      /Safari on iOS[\s\S]*Local network, 127\.0\.0\.1[\s\S]*\/account\/sessions/,
      'Europe/Madrid',
    ],
    [
      'es',
      /Nuevo inicio/,
      /Safari en iOS[\s\S]*Red local, 127\.0\.0\.1[\s\S]*\/account\/sessions/,
      'Asia/Tokyo',
    ],
  ])(
    'a browser that was never used before, in the reader’s language and zone (%s)',
    async (locale, subject, body, timeZone) => {
      const email = 'customer3@demo.test';
      await app.system.db('mails').where({ address: email }).delete();
      await app.system.db('users').where({ email }).update({ locale, timeZone });
      const worker = await startWorker(app.system, app.database.url);
      try {
        const known = await signedIn(app, email);
        await signedIn(app, email, { device: known });
        await signedIn(app, email, { userAgent: IPHONE });
        await until(async () => (await letters(email)).some(({ bodyText }) => bodyText.includes('Safari')));
        const told = await letters(email);
        expect(told.at(-1)).toMatchObject({ template: 'new_device', locale });
        expect(told.at(-1)?.subject).toMatch(subject);
        expect(told.at(-1)?.bodyText).toMatch(body);
        expect(told.at(-1)?.bodyText).toContain(timeZone);
        // The browser that was known sent nothing: at most itself when it was new, and the other one.
        expect(told.filter(({ bodyText }) => bodyText.includes('Firefox')).length).toBeLessThanOrEqual(1);
      } finally {
        await worker.stop();
      }
    },
  );

  test('every change of a way in is told once, however often the job runs', async () => {
    const email = 'customer3@demo.test';
    const userId = await idOf(email);
    await app.system.db('users').where({ email }).update({ locale: 'en', timeZone: 'UTC' });
    await app.system.db('mails').where({ address: email }).delete();
    const ctx = await app.ctx(email);
    const kinds: [string, Record<string, unknown>, RegExp][] = [
      ['user.password_changed', {}, /password of your account at ServiDesk has been changed/],
      ['user.password_removed', {}, /has been removed/],
      ['user.factor_added', { kind: 'passkey' }, /a passkey can now be used/],
      ['user.factor_removed', { kind: 'totp' }, /the authenticator app can no longer/],
      ['user.recovery_codes_renewed', {}, /have been renewed/],
      ['user.recovery_code_used', { left: 1 }, /1 code is left/],
      ['user.identity_linked', { provider: 'google' }, /signed in to with Google/],
      [
        'user.identity_unlinked',
        { provider: 'google' },
        /no longer be signed in to with Google|can no longer/,
      ],
    ];
    for (const [type, data, words] of kinds) {
      const { id } = await inTxEmit(ctx, type, userId, data);
      await deliver(systemCtx(app.system), { eventId: id, subscriber: 'auth.tell_owner' });
      await deliver(systemCtx(app.system), { eventId: id, subscriber: 'auth.tell_owner' });
      const told = await letters(email);
      expect([type, told.length]).toEqual([type, 1]);
      expect(told[0]?.bodyText.replace(/\s+/g, ' ')).toMatch(words);
      expect(told[0]?.bodyText).not.toMatch(/[{}]|undefined|null/);
      await app.system.db('mails').where({ address: email }).delete();
    }
  });

  test('what an administrator did says so and not from where; what the desk did, or is no news, is not told', async () => {
    const email = 'customer3@demo.test';
    const userId = await idOf(email);
    const admin = { ...(await app.ctx('admin@demo.test')), ip: '80.58.61.250' };
    for (const [type, data] of [
      ['user.password_changed', {}],
      ['user.factor_removed', { kind: 'all' }],
    ] as const) {
      const { id } = await inTxEmit(admin, type, userId, data);
      await deliver(systemCtx(app.system), { eventId: id, subscriber: 'auth.tell_owner' });
      const [told] = await letters(email);
      expect(told?.bodyText).toContain('an administrator');
      expect(told?.bodyText).not.toMatch(/80\.58|Spain|Alma/);
      await app.system.db('mails').where({ address: email }).delete();
    }
    // The first password of somebody who accepts an invitation is no news to them.
    const accepting = { ...(await app.ctx(email)), requestId: randomUUID() };
    const first = await inTxEmit(accepting, 'user.password_changed', userId, {});
    await inTxEmit(accepting, 'user.invitation_accepted', userId, {});
    await deliver(systemCtx(app.system), { eventId: first.id, subscriber: 'auth.tell_owner' });
    const { id } = await inTxEmit(systemCtx(app.system), 'user.password_changed', userId, {});
    await deliver(systemCtx(app.system), { eventId: id, subscriber: 'auth.tell_owner' });
    await deactivateUser(await app.ctx('admin@demo.test'), userId);
    const gone = await inTxEmit(admin, 'user.password_changed', userId, {});
    await deliver(systemCtx(app.system), { eventId: gone.id, subscriber: 'auth.tell_owner' });
    expect(await letters(email)).toEqual([]);
  });
});
