import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { announce } from '../../src/app/web-nodes';
import { runningAddress } from '../../src/app/web-nodes.repo';
import { atPort, readConfig } from '../../src/platform/config';
import { type TestApp, testApp } from '../support/app';

// What commands print leads to the desk that runs, whatever their own environment says.

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ commits: true });
});
afterAll(() => app.close());

const at = (baseUrl: string) => ({ ...app.system, config: { ...app.system.config, baseUrl } });

/** Runs a command as its own process, in an environment that knows nothing of the desk but its database. */
async function run(command: string, ...given: string[]): Promise<string> {
  const root = join(__dirname, '../..');
  const script = join(root, 'src/commands', `${command}.ts`);
  const { dataDir, sessionSecret, encryptionKey } = app.system.config;
  const env = {
    ...process.env,
    ...{
      NODE_ENV: 'test',
      DATABASE_URL: app.database.url,
      DATA_DIR: dataDir,
      PORT: '4999',
      HOST: '127.0.0.1',
    },
    ...{ SESSION_SECRET: sessionSecret, ENCRYPTION_KEY: encryptionKey },
  };
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [tsx, script, ...given], { env, cwd: root });
  return stdout;
}

test('a desk says where it is for as long as it runs, and the newest is believed', async () => {
  const { db } = app.system;
  expect(await runningAddress(db)).toBeNull();
  const first = await announce(at('https://desk.example.org'));
  expect(await runningAddress(db)).toBe('https://desk.example.org');
  const second = await announce(at('http://localhost:4100'));
  expect(await runningAddress(db)).toBe('http://localhost:4100');
  await second.stop();
  expect(await runningAddress(db)).toBe('https://desk.example.org');
  // One that was killed says nothing any more, and can take nothing back.
  await db.raw(`update web_nodes set seen_at = now() - interval '1 minute'`);
  expect(await runningAddress(db)).toBeNull();
  await db.raw(`update web_nodes set seen_at = now() - interval '2 days'`);
  const third = await announce(at('http://localhost:4200'));
  expect(await db('web_nodes').pluck('base_url')).toEqual(['http://localhost:4200']);
  await third.stop();
  await first.stop();
});

test('npm run admin prints the address of the desk that runs, or says that none does', async () => {
  const alone = await run('admin', 'create', 'first@example.org');
  expect(alone).toContain('http://localhost:4999/login');
  expect(alone).toContain('The desk is not running');
  const desk = await announce(at('http://localhost:4100'));
  for (const verb of ['create second@example.org', 'reset second@example.org']) {
    const beside = await run('admin', ...verb.split(' '));
    expect(beside).toContain('http://localhost:4100/login');
    expect(beside).not.toMatch(/:4999|not running/);
  }
  await desk.stop();
});

test('npm run demo prints where the desk that runs is set up, with the code that it may ask for', async () => {
  await app.system.db.raw(`insert into demo_records (kind, id) select 'user', id from users`);
  const desk = await announce(at('http://192.0.2.7:3000'));
  const said = await run('demo', 'remove');
  expect(said).toMatch(
    /^The first administrator is made at http:\/\/192\.0\.2\.7:3000\/setup\?code=[0-9a-f]{5}-/m,
  );
  await desk.stop();
});

test.each([
  [{}, 'http://localhost:3000'],
  [{ PORT: '8080', HOST: '0.0.0.0' }, 'http://localhost:8080'],
  [{ HOST: '::1' }, 'http://localhost:3000'],
  // Who listens on one address alone answers at no other.
  [{ HOST: '192.0.2.7' }, 'http://192.0.2.7:3000'],
  [{ HOST: '2001:db8::7', PORT: '80' }, 'http://[2001:db8::7]:80'],
  [{ HOST: 'desk.lan' }, 'http://desk.lan:3000'],
  [{ HOST: '192.0.2.7', BASE_URL: 'http://desk.example.org/' }, 'http://desk.example.org'],
])('with %j a desk calls itself %s', (env, address) => {
  const { sessionSecret, encryptionKey, dataDir } = app.system.config;
  const given = { DATA_DIR: dataDir, SESSION_SECRET: sessionSecret, ENCRYPTION_KEY: encryptionKey };
  expect(readConfig({ ...given, ...env }).baseUrl).toBe(address);
});

test('a port that the system chooses is in the address; one that is given stays', () => {
  const { config } = app.system;
  expect(atPort(config, 45_678)).toMatchObject({ port: 45_678, baseUrl: 'http://localhost:45678' });
  const named = { ...config, baseUrl: 'https://desk.example.org' };
  expect(atPort(named, 45_678).baseUrl).toBe('https://desk.example.org');
});
