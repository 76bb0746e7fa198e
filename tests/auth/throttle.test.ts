import type { Guess } from '../../src/features/auth/shared/throttle.policy';
import {
  clearAttempts,
  liftBlock,
  purgeThrottles,
  recordAttempt,
  withdrawAttempt,
} from '../../src/features/auth/shared/throttle.service';
import type { Ctx } from '../../src/platform/ctx';
import { type TestApp, testApp } from '../support/app';

// How attempts are counted. What counts them, and for how long each blocks, is in tests/units/auth/throttle.test.ts;
// that signing in asks here, in tests/auth/guessing.test.ts.

let app: TestApp;
let ctx: Ctx;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  ctx = await app.ctx();
});

const DAY = 24 * 60 * 60;
const STRANGER: Guess = { account: 'customer@demo.test', knownDevice: null, network: null };
const OWNER: Guess = { ...STRANGER, knownDevice: 'the cookie of a browser', network: '203.0.113.7' };

const after = (seconds: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + seconds * 1000) });

/** So many failures at once; how each was taken. */
async function failures(count: number, guess: Guess, at = ctx): Promise<string[]> {
  const taken: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const { wait, blocksFor } = await recordAttempt(at, guess);
    taken.push(wait > 0 ? `wait ${wait}` : `allowed, then ${blocksFor}`);
  }
  return taken;
}

const FREE = 'allowed, then 0';
const five = Array<string>(5).fill(FREE);

test('five failures cost nothing; each further one blocks, for longer and longer', async () => {
  expect(await failures(7, STRANGER)).toEqual([...five, 'allowed, then 30', 'wait 30']);
  let now = 0;
  const waits: number[] = [];
  for (let wait = 30; waits.length < 9; ) {
    expect(await failures(1, STRANGER, after(now + wait - 1))).toEqual(['wait 1']);
    now += wait;
    const attempt = await recordAttempt(after(now), STRANGER);
    expect(attempt).toMatchObject({ wait: 0, blocksNow: false });
    wait = attempt.blocksFor;
    waits.push(wait);
  }
  expect(waits).toEqual([60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
});

test('the one that blocks an account first is told from the others', async () => {
  const first: boolean[] = [];
  for (let number = 0; number < 6; number += 1) first.push((await recordAttempt(ctx, STRANGER)).blocksNow);
  expect(first).toEqual([false, false, false, false, false, true]);
});

test('getting in forgives what failed before', async () => {
  expect(await failures(5, STRANGER)).toEqual(five);
  await clearAttempts(ctx, STRANGER);
  expect(await failures(6, STRANGER)).toEqual([...five, 'allowed, then 30']);
});

test('failures are forgotten a day after the last', async () => {
  await failures(6, STRANGER);
  expect(await failures(1, STRANGER, after(DAY - 60))).toEqual(['allowed, then 60']);
  expect(await failures(6, STRANGER, after(2 * DAY))).toEqual([...five, 'allowed, then 30']);
  await purgeThrottles(after(3 * DAY - 60));
  expect(await app.system.db('sign_in_throttles')).toHaveLength(1);
  await purgeThrottles(after(3 * DAY + 60));
  expect(await app.system.db('sign_in_throttles')).toEqual([]);
});

test('a network is stopped after twenty, whatever accounts it tried, and gets back only what it got right', async () => {
  const from = (number: number): Guess => ({
    account: `n${number}@demo.test`,
    knownDevice: null,
    network: 'one',
  });
  for (let number = 0; number < 20; number += 1) expect(await failures(1, from(number))).toEqual([FREE]);
  await clearAttempts(ctx, from(19));
  expect(await failures(1, from(20))).toEqual([FREE]);
  expect(await failures(1, from(21))).toEqual(['allowed, then 30']);
  expect(await failures(1, from(22))).toEqual(['wait 30']);
  expect(await failures(1, { ...from(22), network: 'two' })).toEqual([FREE]);
  // The account is not counted where the network was stopped.
  expect(await app.system.db('sign_in_throttles')).toHaveLength(2 + 19 + 2 + 1);
});

test('a browser that the account knows counts for itself: it is neither stopped by others nor stops them', async () => {
  const stranger = { ...STRANGER, network: OWNER.network };
  await failures(20, { ...stranger, account: 'another@demo.test' });
  await failures(6, STRANGER);
  expect(await failures(1, STRANGER)).toEqual(['wait 30']);
  expect(await failures(6, OWNER)).toEqual([...five, 'allowed, then 30']);
  expect(await failures(1, OWNER)).toEqual(['wait 30']);
  expect(await failures(1, { ...OWNER, knownDevice: 'another' })).toEqual([FREE]);
  await clearAttempts(ctx, OWNER);
  expect(await failures(1, OWNER)).toEqual([FREE]);
  expect(await failures(1, STRANGER)).toEqual(['wait 30']);
});

test('an attempt that nobody looked at is taken back, and its block with it', async () => {
  const guess = { ...STRANGER, network: 'one' };
  await recordAttempt(ctx, guess);
  await withdrawAttempt(ctx, guess);
  expect(await app.system.db('sign_in_throttles')).toEqual([]);
  await failures(6, guess);
  await withdrawAttempt(ctx, guess);
  expect(await failures(1, guess)).toEqual(['allowed, then 30']);
});

test('a block is lifted for strangers, and for the owner’s browser that asks', async () => {
  const other = { ...OWNER, knownDevice: 'another browser' };
  for (const guess of [STRANGER, OWNER, other]) await failures(6, guess);
  await liftBlock(ctx, STRANGER.account, OWNER.knownDevice);
  expect(await failures(1, STRANGER)).toEqual([FREE]);
  expect(await failures(1, OWNER)).toEqual([FREE]);
  expect(await failures(1, other)).toEqual(['wait 30']);
});
