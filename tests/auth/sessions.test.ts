import { changeSettings, type Settings } from '../../src/features/settings';
import { isIn } from '../support/browser';
import { app, CUSTOMER, DAY, HOUR, newest, TECHNICIAN } from './sessions.shared';
import { eventsOf, IPHONE, signedIn, signedOutIn, signInsOf, stream } from './sessions.support';

// Sessions as their owners, administrators and attackers find them. Commits are real: sessions outlive a request.

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
    // Its person comes back for what that browser keeps of them.
    expect(signedOutIn(await browser.get('/login'))).toBeUndefined();
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
