import { type Line, lineTo, until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { findTools, makeTemporaryFolder, removeFolder, type Service, startRedis } from '../support/services';

// A Redis that keeps its connections and says nothing, and one that can keep no more.

const folder = makeTemporaryFolder();
let redis: Service;
let line: Line;
let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  redis = await startRedis(findTools().redis, folder);
  line = await lineTo(redis.url);
  app = await testApp({ commits: true, env: { REDIS_URL: line.url } });
  browser = await app.as('customer@demo.test');
  await until(signedIn);
});
afterAll(async () => {
  process.kill(redis.pid, 'SIGCONT');
  await app.close();
  await line.cut();
  await redis.stop();
  removeFolder(folder);
});

const signedIn = async () => (await browser.get('/portal/tickets')).status === 200;
const health = async () => JSON.parse((await app.visitor().get('/health')).text);

async function expectAway(): Promise<void> {
  await until(async () => (await health()).sessions === 'degraded');
  const away = await browser.get('/portal/tickets');
  expect(away.status).toBe(503);
  expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(away.html.querySelector('h1')?.text).toBe('Back in a moment');
  const entering = await app.visitor().post('/login', { email: 'ana@demo.test', password: 'whatever' });
  expect(entering.html.querySelector('h1')?.text).toBe('Signing in is not possible right now');
  // A form with files is refused before it is read, and its text goes back all the same, however long it may be.
  const description = `Typed while nobody can be told apart ${'😀'.repeat(49_963)}`;
  const refused = await browser.upload('/portal/tickets', { subject: 'Kept', description }, []);
  expect(refused.status).toBe(503);
  expect(refused.html.querySelector('main [name=description]')?.text.trim()).toBe(description);
  for (const path of ['/', '/login']) expect((await app.visitor().get(path)).status).toBe(200);
  await until(async () => (await app.visitor().get('/health/ready')).status === 200);
  await until(() => !app.system.bus.healthy());
  await until(async () => {
    const { status, cache, sessions } = await health();
    return [status, cache, sessions].every((state) => state === 'degraded');
  });
}

async function expectBack(): Promise<void> {
  await until(signedIn);
  await until(async () => {
    const { cache, sessions } = await health();
    return cache === 'ok' && sessions === 'ok';
  });
}

test('connections that break without a word are given up, and made anew where the line is whole again', async () => {
  line.silence();
  await expectAway();
  line.speak();
  await expectBack();
});

test('one that is stopped is away, and back when it goes on', async () => {
  process.kill(redis.pid, 'SIGSTOP');
  await expectAway();
  process.kill(redis.pid, 'SIGCONT');
  await expectBack();
});
