import { limits } from '../../src/app/limits';
import type { LimitName } from '../../src/platform/http/limit-rules';
import type { Route } from '../../src/platform/http/routes';
import { type TestApp, testApp } from '../support/app';
import { SAMPLE_TIMEOUT_MS, sample } from '../support/thorough';
import { addressesOf, gets, posts } from './addresses';
import { plant, stored } from './world';

// Hundreds of requests a test, on machines that are busy with others.
jest.setTimeout(SAMPLE_TIMEOUT_MS);

let app: TestApp;
beforeAll(async () => {
  // As in production: what a page is made of is read once, and there are thousands of pages here.
  app = await testApp({ env: { NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1:9' } });
});
afterAll(() => app.close());

/**
 * What a browser says of a form that no page of the desk has sent, or says nothing of it; at an address for people who
 * are signed in not even its word is enough.
 */
function elsewhere({ access }: Route): Record<string, string>[] {
  const here = new URL(app.system.config.baseUrl).origin;
  const [origin, sibling] = ['https://evil.example', here.replace('//', '//other.')];
  return [
    {},
    ...['cross-site', 'same-site', 'none', 'Same-Origin ', 'same-origin, cross-site', ''].map((site) => ({
      'sec-fetch-site': site,
      // It counts more than where the browser says that the form was.
      origin: here,
    })),
    ...[origin, sibling, `${here}.evil.example`, `${here}:1`, 'null', ''].map((origin) => ({ origin })),
    // What names the desk, but not as browsers do.
    { referer: `${here}/login` },
    { origin, host: new URL(origin).host },
    ...(access === 'public' ? [] : [{ 'sec-fetch-site': 'same-origin' }, { origin: here }]),
  ];
}

describe('requests from elsewhere', () => {
  test('no state changes without the session’s token, at any address', async () => {
    const world = await plant(app);
    const before = await stored(app);
    const [admin, customer] = [await app.as('admin@demo.test'), await app.as('customer@demo.test')];
    const foreign = await app.visitor();
    await foreign.get('/login');
    const whole = new Set<Route['access']>();
    // Where the address itself is the proof, it is all that there is to have: see `unsubscribe.test.ts`.
    for (const route of posts.filter(({ bearer }) => !bearer)) {
      const browser = route.path.startsWith('/portal') ? customer : admin;
      for (const address of addressesOf(route, world)) {
        const forged = ['', 'forged', `${'a'.repeat(8)}-${'b'.repeat(27)}`];
        const tries = forged.flatMap((token) => elsewhere(route).map((headers) => ({ token, headers })));
        // All of them at one address of each access, where the same code decides as everywhere.
        const some = whole.has(route.access) ? sample(tries, 0.05, address) : tries;
        whole.add(route.access);
        for (const { token, headers } of some) {
          const { status } = await browser.post(address, { _csrf: token, body: 'x', name: 'x' }, headers);
          expect([address, headers, status]).toEqual([address, headers, 403]);
        }
      }
    }
    expect(await stored(app)).toEqual(before);
  });

  test.each([
    ['/forgot-password', { email: 'nobody@demo.test' }],
    ['/login', { email: 'customer@demo.test', password: 'servidesk-demo' }],
  ])('what other pages send to %s uses up nothing of a visitor’s limit', async (address, form) => {
    const visitor = app.visitor();
    await visitor.get('/login');
    const { limit } = posts.find(({ path }) => path === address) as Route & { limit: LimitName };
    for (let sent = limits[limit].points; sent >= 0; sent -= 1) {
      const { status } = await visitor.post(
        address,
        { ...form, _csrf: '' },
        { origin: 'https://evil.example' },
      );
      expect(status).toBe(403);
    }
    expect((await visitor.post(address, form)).status).toBe(303);
  });

  test('looking at pages changes nothing', async () => {
    const world = await plant(app);
    const before = await stored(app);
    for (const email of ['customer@demo.test', 'technician@demo.test', 'admin@demo.test']) {
      const browser = await app.as(email);
      // Whoever takes a file of a report away is on record, as is meant.
      const looks = gets.filter(({ path }) => !path.includes(':report.'));
      for (const route of sample(looks, 0.3, email)) {
        for (const address of addressesOf(route, world)) await browser.get(address);
      }
    }
    expect(await stored(app)).toEqual(before);
  });

  test('a session that somebody else began is not the one that signs in', async () => {
    const visitor = app.visitor();
    await visitor.get('/login');
    const planted = visitor.cookieHeader;
    await visitor.post('/login', { email: 'customer@demo.test', password: 'servidesk-demo' });
    expect(visitor.cookieHeader).not.toBe(planted);
    const attacker = await app.visitor().send('/portal', { headers: { cookie: planted } });
    expect(attacker.location).toMatch(/^\/login/);
    const session = /sd_session=[^;]*/.exec(visitor.cookieHeader)?.[0] ?? '';
    await visitor.get('/account');
    await visitor.post('/logout');
    const replayed = await app.visitor().send('/portal', { headers: { cookie: session } });
    expect(replayed.location).toMatch(/^\/login/);
  });

  test('cookies of any content are no failure, and a flash says nothing that the desk does not', async () => {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const flashes = [
      'x',
      '%00%ff',
      encode(null),
      encode([]),
      encode({ key: 'nothing' }),
      encode({ key: 'constructor' }),
      encode({ key: 'portal.new.created' }),
      encode({ key: 'portal.new.created', params: 5 }),
      encode({ key: 'portal.new.created', params: { number: { a: 1 } } }),
      encode({ key: 'queue.flash.changed', params: { count: 'many' } }),
      encode({
        key: 'portal.new.created',
        kind: '"><script>',
        params: { number: '<script>alert(1)</script>' },
      }),
    ];
    for (const flash of flashes) {
      for (const path of ['/login', '/nothing/here']) {
        const cookie = `sd_flash=${flash}; sd_theme=<b>; sd_locale=xx; sd_session=s%3Anothing.nothing`;
        const answer = await app.visitor().send(path, { headers: { cookie } });
        expect([flash, answer.status]).toEqual([flash, path === '/login' ? 200 : 404]);
        expect(answer.text).not.toContain('<script>alert(1)');
      }
    }
  });

  test('a visitor’s limit holds whatever forwarded address they claim', async () => {
    const visitor = app.visitor();
    await visitor.get('/login');
    const statuses = new Set<number>();
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const claims = { 'x-forwarded-for': `203.0.113.${attempt}`, forwarded: `for=203.0.113.${attempt}` };
      const fields = { email: `nobody${attempt}@demo.test`, password: 'wrong-password' };
      statuses.add((await visitor.post('/login', fields, claims)).status);
    }
    expect([...statuses]).toEqual([422, 429]);
    await app.system.limits.reset('sign_in', 'address:127.0.0.1');
  });

  test('whether an account exists cannot be told from signing in', async () => {
    const visitor = app.visitor();
    await visitor.get('/login');
    const answers: string[] = [];
    for (const email of ['customer@demo.test', 'nobody@demo.test', "' or 1=1 --@x.test", 'x']) {
      const answer = await visitor.post('/login', { email, password: 'wrong-password' });
      const text = answer.text.replace(/(value|nonce|content|data-live-since)="[^"]*"/g, '');
      answers.push(`${answer.status} ${text}`);
    }
    expect(new Set(answers).size).toBe(1);
  });
});
