import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHealthApp } from '../../src/app/app';
import { stateOfQueue } from '../../src/app/health';
import { record } from '../bench/capture';
import { until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';
import { Browser } from '../support/browser';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ commits: true });
});
afterAll(() => app.close());

test('many who ask after its health at once are one question to the database', async () => {
  const { statements, stop } = record();
  const answers = await Promise.all(Array.from({ length: 30 }, () => app.visitor().get('/health'))).finally(
    stop,
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const asked = statements.filter(({ text }) => text.includes('job_workers'));
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length).toBeLessThan(15);
});

test('a desk without a worker is starting, not degraded, until one would have been heard of', async () => {
  // What a busy machine did not find out in time is degraded, until it is asked for again.
  let health: Record<string, string> = {};
  await until(async () => {
    health = JSON.parse((await app.visitor().get('/health')).text);
    return !Object.values(health).includes('degraded');
  });
  expect(health).toEqual({
    ...{ status: 'starting', queue: 'starting' },
    ...{ database: 'ok', cache: 'ok', storage: 'ok', mail: 'ok', sessions: 'ok' },
  });
});

test('a worker is ready where it can work, whether anybody answers people or not, and has no pages', async () => {
  const server = createServer(createHealthApp(app.system)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const worker = new Browser(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await until(async () => (await worker.get('/health/ready')).status === 200);
  expect(JSON.parse((await worker.get('/health')).text)).not.toHaveProperty('sessions');
  expect((await worker.get('/login')).status).toBe(404);
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

test.each([
  [{ isWorked: true, isLate: false }, 5, 'ok'],
  [{ isWorked: false, isLate: false }, 59_999, 'starting'],
  [{ isWorked: false, isLate: false }, 60_000, 'degraded'],
  [{ isWorked: true, isLate: true }, 5, 'degraded'],
  [{ isWorked: false, isLate: true }, 5, 'degraded'],
])('a queue that is %j after %s ms is %s', (health, upForMs, state) => {
  expect(stateOfQueue(health, upForMs)).toBe(state);
});
