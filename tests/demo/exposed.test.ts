import { warningsOf } from '../../src/app/warnings';
import { isDemoExposed } from '../../src/features/demo';
import { updateUser } from '../../src/features/users';
import { ConfigError, readConfig } from '../../src/platform/config';
import { row } from '../../src/platform/db';
import type { System } from '../../src/platform/system';
import { FIXTURE_PEOPLE, type TestApp, testApp } from '../support/app';

// A demo desk that others reach, however it came to be one: its passwords are printed.

let [here, reachable]: TestApp[] = [];
beforeAll(async () => {
  here = await testApp({ filling: 'demo' });
  reachable = await testApp({ commits: true, filling: 'demo', env: { HOST: '0.0.0.0' } });
});
afterAll(async () => {
  await here?.close();
  await reachable?.close();
});

const both = () => {
  if (!here || !reachable) throw new Error('no desk');
  return { here, reachable };
};

const at = ({ system }: TestApp, more: Partial<System['config']>) => ({
  ...system,
  config: { ...system.config, ...more },
});

test('the start says so in plain words, and what to do', async () => {
  const { here, reachable } = both();
  expect(await warningsOf(here.system)).toEqual([]);
  const warnings = await warningsOf(reachable.system);
  expect(warnings).toHaveLength(3);
  expect(warnings[0]).toMatch(
    /^Anybody who can reach this desk can sign in\. .*README.*Remove the demo data/,
  );
  expect(warnings[1]).toMatch(/unencrypted.*HTTPS/);
  expect(warnings[2]).toMatch(/http:\/\/localhost:\d+ is that machine itself.*BASE_URL/);
  const production = at(here, { production: true });
  expect(await warningsOf(production)).toEqual([warnings[0]]);
});

test('mail on its way is nobody’s but the administrator’s', async () => {
  const { here, reachable } = both();
  expect((await here.visitor().get('/dev/outbox')).status).toBe(200);
  expect((await reachable.visitor().get('/dev/outbox')).location).toBe('/login?next=%2Fdev%2Foutbox');
  expect((await (await reachable.as('customer@demo.test')).get('/dev/outbox')).status).toBe(404);
  expect((await (await reachable.as('admin@demo.test')).get('/dev/outbox')).status).toBe(200);
});

test('it is over once each of them has another password, or none that lets anybody in', async () => {
  const { reachable } = both();
  const ctx = await reachable.ctx();
  const [kept, ...others] = FIXTURE_PEOPLE;
  for (const email of others) {
    const { id } = await row<{ id: string }>(ctx.db, 'select id from users where email = :email', { email });
    expect(await isDemoExposed(ctx)).toBe(true);
    await updateUser(ctx, id, { password: 'a password of our own 7' });
  }
  expect(await isDemoExposed(ctx)).toBe(true);
  await reachable.system.db('users').where({ email: kept }).update({ passwordHash: null });
  expect(await isDemoExposed(ctx)).toBe(false);
});

test.each([
  ['SESSION_SECRET', 'x'.repeat(40)],
  ['SESSION_SECRET', 'change-me-change-me-change-me-change-me-123456'],
  ['ENCRYPTION_KEY', '0123456'.repeat(8)],
  ['ENCRYPTION_KEY', 'PLEASE_CHANGE_THIS_to_something_long_0123456789'],
  ['METRICS_TOKEN', '1111111111111111'],
])('%s=%s stands in for a secret, and stops the start', (name, value) => {
  const start = () => readConfig({ [name]: value });
  expect(start).toThrow(ConfigError);
  expect(start).toThrow(`${name}: must be random`);
});
