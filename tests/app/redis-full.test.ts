import { openRedis, type Redis } from '../../src/platform/redis';
import { silent, until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';
import { isIn } from '../support/browser';
import {
  findTools,
  freePort,
  makeTemporaryFolder,
  removeFolder,
  type Service,
  startRedis,
} from '../support/services';

// A Redis that answers and refuses to keep anything: sign-ins say so, and what needs none of that goes on.

const folder = makeTemporaryFolder();
let redis: Service;
let control: Redis;
let app: TestApp;
beforeAll(async () => {
  redis = await startRedis(findTools().redis, folder);
  control = openRedis(redis.url, silent);
  app = await testApp({ commits: true, env: { REDIS_URL: redis.url } });
  await until(() => control.status === 'ready' && app.system.bus.healthy());
});
afterAll(async () => {
  control.disconnect();
  await app.close();
  await redis.stop();
  removeFolder(folder);
});

const health = async () => JSON.parse((await app.visitor().get('/health')).text).sessions;
const CREDENTIALS = { email: 'customer@demo.test', password: 'servidesk-demo' };

test('a Redis that ends no session: a copy of the old cookie shares in nothing', async () => {
  const browser = app.visitor();
  await browser.post('/login', CREDENTIALS);
  await control.call('ACL', 'SETUSER', 'default', '-del');
  // Who comes in is known by the new session alone.
  const other = app.visitor();
  expect((await other.post('/login', CREDENTIALS)).location).toBe('/portal');
  // Who has proved anew who they are, by a new one too; a copy of the old one would be as good.
  const copy = browser.copy();
  await browser.get('/confirm');
  expect((await browser.post('/confirm', { password: CREDENTIALS.password, next: '/' })).status).toBe(503);
  for (const one of [browser, copy]) expect(await isIn(one)).toBe(false);
  expect(await isIn(other)).toBe(true);
  expect((await other.post('/logout')).location).toBe('/login');
  expect(await isIn(other)).toBe(false);
  await control.call('ACL', 'SETUSER', 'default', '+del');
  expect((await browser.post('/login', CREDENTIALS)).location).toBe('/portal');
});

const WAYS = [
  ['is full', () => control.config('SET', 'maxmemory', '1'), () => control.config('SET', 'maxmemory', '0')],
  [
    'became a replica',
    async () => control.replicaof('127.0.0.1', await freePort()),
    () => control.replicaof('NO', 'ONE'),
  ],
  [
    'has lost the replicas that it writes with',
    () => control.config('SET', 'min-replicas-to-write', '1'),
    () => control.config('SET', 'min-replicas-to-write', '0'),
  ],
  [
    'cannot write to its disk',
    async () => {
      // Whose folder is gone for good: the last of these cases.
      removeFolder(folder);
      await control.config('SET', 'save', '3600 1');
      await control.bgsave();
      await until(async () => (await control.info('persistence')).includes('rdb_last_bgsave_status:err'));
      await expect(control.set('anything', '1')).rejects.toThrow(/^MISCONF /);
    },
    () => control.config('SET', 'save', ''),
  ],
] as const;

test.each(WAYS)('a Redis that %s', async (_what, begin, end) => {
  const browser = await app.as('customer@demo.test');
  const [early, late] = [app.visitor(), app.visitor()];
  await early.get('/login');
  await begin();
  await until(async () => (await health()) === 'degraded');

  // Whose page was loaded before has a session that cannot become theirs; the other's was never kept.
  expect((await late.get('/login')).status).toBe(200);
  for (const visitor of [early, late]) {
    const refused = await visitor.post('/login', CREDENTIALS);
    expect(refused.status).toBe(503);
    expect(refused.html.querySelector('h1')?.text).toBe('Signing in is not possible right now');
    expect(refused.headers.get('set-cookie')).toBeNull();
  }
  expect((await browser.get('/portal/tickets')).status).toBe(200);
  const change = await browser.post('/preferences', { theme: 'dark', back: '/' });
  expect(change.status).toBe(303);

  await end();
  await until(async () => (await health()) === 'ok');
  expect((await early.post('/login', CREDENTIALS)).location).toBe('/portal');
  expect((await early.get('/portal/tickets')).status).toBe(200);
});
