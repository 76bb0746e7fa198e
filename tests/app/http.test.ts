import { request } from 'node:http';
import { createUser } from '../../src/features/users';
import { readConfig } from '../../src/platform/config';
import { systemCtx } from '../../src/platform/ctx';
import { hasOtherCost, RECOMMENDED } from '../../src/platform/passwords/argon2';
import { until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** A request byte by byte as written, with what fetch would never send. */
function raw(method: string, path: string, headers: Record<string, string>, body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${app.url}`, { method, path, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

test('each answer carries a policy with a nonce of its own, and nothing that says what runs here', async () => {
  const [first, second] = [await app.visitor().get('/login'), await app.visitor().get('/login')];
  const policy = first.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  expect(first.text).toContain(`nonce="${nonce}"`);
  expect(second.headers.get('content-security-policy')).not.toBe(policy);
  expect(first.headers.get('x-content-type-options')).toBe('nosniff');
  expect(first.headers.get('x-powered-by')).toBeNull();
  expect(first.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(first.headers.get('cache-control')).toBe('no-store');
});

test('public files are kept for long under an address that changes with them', async () => {
  const page = await app.visitor().get('/login');
  const sheet = page.html.querySelector('link[rel="stylesheet"]')?.getAttribute('href') ?? '';
  expect(sheet).toMatch(/^\/assets\/[0-9a-f]{12}\/css\//);
  const answer = await app.visitor().get(sheet);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/css');
  expect((await app.visitor().get('/assets/x/..%2f..%2fpackage.json')).status).toBe(404);
});

test('looking around without signing in begins no session', async () => {
  const before = await app.system.db('sessions').count();
  const answer = await app.visitor().get('/');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(await app.system.db('sessions').count()).toEqual(before);
});

test('a page that is not there says so in the reader’s language and looks like the rest', async () => {
  const english = await app.visitor().get('/no/such/page');
  expect(english.status).toBe(404);
  expect(english.html.querySelector('h1')?.text).toContain('There is nothing here');
  const spanish = await app.visitor().get('/no/such/page', { 'accept-language': 'es-MX,es;q=0.9' });
  expect(spanish.html.querySelector('html')?.getAttribute('lang')).toBe('es');
  expect(spanish.html.querySelector('h1')?.text).toContain('Aquí no hay nada');
});

test.each(['/portal', '/desk', '/desk/tickets/1001', '/admin/users', '/account', '/live?topics=queue'])(
  'a visitor who asks for %s is asked to sign in, and told nothing else',
  async (path) => {
    const answer = await app.visitor().get(path);
    expect(answer.status).toBe(303);
    expect(answer.location).toBe(`/login?next=${encodeURIComponent(path)}`);
  },
);

test.each([
  ['customer@demo.test', '/desk'],
  ['customer@demo.test', '/desk/tickets'],
  ['customer@demo.test', '/admin/users'],
  ['technician@demo.test', '/admin'],
  ['technician@demo.test', '/admin/settings'],
])('for %s there is no %s', async (email, path) => {
  const browser = await app.as(email);
  expect((await browser.get(path)).status).toBe(404);
});

test('a form without the token of its session changes nothing', async () => {
  const browser = await app.as('admin@demo.test');
  for (const _csrf of [null, '', 'wrong']) {
    const answer = await browser.post('/admin/skills', { _csrf, name: 'Telepathy' });
    expect(answer.status).toBe(403);
  }
  const stolen = (await app.as('customer@demo.test')).get('/portal/tickets/new');
  const token = (await stolen).html.querySelector('input[name="_csrf"]')?.getAttribute('value');
  expect((await browser.post('/admin/skills', { _csrf: token, name: 'Telepathy' })).status).toBe(403);
  expect(await app.system.db('skills').where({ name: 'Telepathy' })).toEqual([]);
});

test('a token in a header serves as well as one in the form', async () => {
  const browser = await app.as('admin@demo.test');
  const page = await browser.get('/admin/skills');
  const token = page.html.querySelector('meta[name="csrf-token"]')?.getAttribute('content') ?? '';
  const answer = await browser.post(
    '/admin/skills',
    { _csrf: null, name: 'Soldering' },
    { 'x-csrf-token': token },
  );
  expect(answer.status).toBe(303);
});

describe('input that nobody types', () => {
  const paths = [
    '/login',
    '/desk/tickets',
    '/portal/tickets',
    '/admin/users',
    '/admin/audit',
    '/desk/tickets/1001',
  ];
  const queries = [
    'q=%00',
    'q=a&q=b',
    'cursor=rubbish',
    'view=none',
    'status=%F0%9F%92%A9',
    'page[]=1',
    'cursor=bnVsbA',
    'sort=;drop',
  ];

  test.each(paths)('%s stays below 500 whatever its query', async (path) => {
    for (const email of ['admin@demo.test', 'customer@demo.test']) {
      const browser = await app.as(email);
      for (const query of queries) {
        const { status } = await browser.get(`${path}?${query}`);
        expect({ query, status, ok: status < 500 }).toEqual({ query, status, ok: true });
      }
    }
  });

  test('broken escapes, NUL bytes and over-long paths', async () => {
    expect(await raw('GET', '/%E0%A4%A', {})).toBe(400);
    expect(await raw('GET', '/help/%00', {})).toBe(400);
    expect(await raw('GET', `/${'a'.repeat(9000)}`, {})).toBe(404);
  });

  test('a body of 20 MB is refused, not read', async () => {
    const browser = await app.as('technician@demo.test');
    const answer = await browser.post('/desk/tickets', { subject: 'x'.repeat(20 * 1024 * 1024) });
    expect(answer.status).toBe(413);
  });

  test('a long form of a stranger is read to 64 kB, and the page says so, and how it goes on', async () => {
    const stranger = app.visitor();
    const long = { name: 'x'.repeat(65 * 1024), email: 'no address' };
    const headers = { 'sec-fetch-site': 'same-origin' };
    for (const cookie of ['', 'sd_session=s%3Ax.eA']) {
      const refused = await stranger.post('/register', long, { ...headers, cookie });
      expect(refused.status).toBe(413);
      expect(refused.html.querySelector('main')?.text).toContain('64 kB');
      expect(refused.html.querySelector('main a[target=_blank]')?.getAttribute('href')).toMatch(/^\/login/);
      const byScript = await stranger.post('/register', long, { ...headers, cookie, 'hx-request': 'true' });
      expect(byScript.location).toMatch(/^\/login/);
    }
    expect((await stranger.post('/register', { ...long, name: 'x'.repeat(60 * 1024) }, headers)).status).toBe(
      422,
    );
    const technician = await app.as('technician@demo.test');
    expect((await technician.post('/desk/tickets', { subject: long.name })).status).toBe(422);
  });

  test('a multipart form that breaks off', async () => {
    const browser = await app.as('customer@demo.test');
    const answer = await browser.send('/portal/tickets', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: '--b\r\nContent-Disposition: form-data; name="subject"\r\n\r\nhalf a',
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await app.system.db('tickets').where({ subject: 'half a' })).toEqual([]);
  });

  test('a form in a format that is not one', async () => {
    const browser = await app.as('customer@demo.test');
    for (const type of ['application/json', 'text/xml', 'multipart/form-data']) {
      const answer = await browser.send('/portal/tickets', {
        method: 'POST',
        headers: { 'content-type': type },
        body: '{',
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
  });
});

test('health tells states and nothing else; metrics are not there without their token', async () => {
  const health = await app.visitor().get('/health');
  expect(health.status).toBe(200);
  const states = JSON.parse(health.text);
  expect(Object.keys(states).sort()).toEqual('cache database mail queue sessions status storage'.split(' '));
  await until(async () => JSON.parse((await app.visitor().get('/health')).text).database === 'ok');
  expect((await app.visitor().get('/health/live')).status).toBe(200);
  expect((await app.visitor().get('/metrics')).status).toBe(404);
});

describe('in production, behind a proxy', () => {
  let production: TestApp;
  beforeAll(async () => {
    const env = { NODE_ENV: 'production', BASE_URL: 'https://desk.demo.test', TRUST_PROXY: 'loopback' };
    production = await testApp({ commits: true, filling: 'migrated', env });
  });
  afterAll(() => production.close());

  test('assets are kept for ever, those of another version only until they are asked for again', async () => {
    const { assets } = production.system;
    const own = await production.visitor().get(assets.url('css/app.css'));
    expect(own.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(own.headers.get('cache-control')).toContain('immutable');
    const other = await production.visitor().get('/assets/0123456789ab/css/app.css');
    expect(other.status).toBe(200);
    expect(other.headers.get('cache-control')).toBe('no-cache');
  });

  test('cookies are for https alone, whatever the proxy speaks to us', async () => {
    const { headers } = await production.visitor().get('/preferences?theme=dark&return_to=/');
    for (const cookie of headers.getSetCookie()) expect(cookie).toContain('Secure');
    expect(headers.getSetCookie()).toHaveLength(1);
  });

  test('a password costs to guess what is recommended, whatever who makes the system says', async () => {
    const { passwords } = production.system;
    const stored = await passwords.hash('tres tulipanes de cobre');
    expect(hasOtherCost(stored, RECOMMENDED)).toBe(false);
    expect(hasOtherCost(await app.system.passwords.hash('tres tulipanes de cobre'), RECOMMENDED)).toBe(true);
  });

  test('without a word of https the page names what is missing, whatever the form, and lets nobody in', async () => {
    const visitor = production.visitor();
    const words: Record<string, string>[] = [
      {},
      { 'x-forwarded-proto': 'http' },
      { 'sec-fetch-site': 'same-origin' },
    ];
    for (const said of words) {
      const page = await visitor.get('/login', said);
      const _csrf = page.html.querySelector('[name=_csrf]')?.getAttribute('value');
      for (const path of ['/login', '/forgot-password', '/login/passkey/options']) {
        const answer = await visitor.post(path, { _csrf, email: 'ada@x.test', password: 'x' }, said);
        expect([path, answer.status]).toEqual([path, 403]);
        expect(answer.html.querySelector('main')?.text).toContain('X-Forwarded-Proto');
      }
    }
  });

  test('a host beside or below ours cannot plant a session or a known browser', async () => {
    const { id: userId } = await createUser(systemCtx(production.system), {
      ...{ name: 'Ada', email: 'ada@x.test', role: 'administrator', password: 'tres tulipanes de cobre' },
    });
    const visitor = production.visitor();
    const https = { 'x-forwarded-proto': 'https' };
    await visitor.get('/login', https);
    const form = { email: 'ada@x.test', password: 'tres tulipanes de cobre' };
    const cookies = (await visitor.post('/login', form, https)).headers.getSetCookie();
    for (const name of ['__Host-sd_session', '__Host-sd_device']) {
      const own = cookies.find((cookie) => cookie.startsWith(`${name}=`)) ?? '';
      expect(own).toMatch(/; Path=\/;.*; Secure/);
      expect(own).not.toContain('Domain');
    }
    await visitor.get('/account', https);
    const left = (await visitor.post('/logout', {}, https)).headers.getSetCookie();
    expect(left.find((cookie) => cookie.startsWith('__Host-sd_session=;'))).toMatch(/; Secure/);
    expect(await production.system.db('devices').where({ userId }).select('id')).toHaveLength(1);
  });
});

test('an https address without a proxy that makes it so stops the start', () => {
  const env = {
    DATABASE_URL: 'postgres://db',
    SESSION_SECRET: 'the secret of a desk over https only',
    ENCRYPTION_KEY: 'the other one of a desk over https',
  };
  const start = (more: Record<string, string>) => () =>
    readConfig({ ...env, BASE_URL: 'https://desk.demo.test', ...more });
  expect(start({})).toThrow('TRUST_PROXY');
  expect(start({ TRUST_PROXY: '1' })).not.toThrow();
  expect(start({ ROLE: 'worker' })).not.toThrow();
});
