import type { Browser } from '../support/browser';
import { codeOf, forgetSteps, halfSignedIn, PASSWORD, setUpTotp } from './factors.people';
import { app, CUSTOMER, OTHER, person, STEP, set } from './factors.support';

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
