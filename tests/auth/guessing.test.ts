import { type Guess, RULES } from '../../src/features/auth/shared/throttle.policy';
import { recordAttempt } from '../../src/features/auth/shared/throttle.service';
import { rows } from '../../src/platform/db';
import { networkOf } from '../../src/platform/http/limit-rules';
import { hashOfNobody } from '../../src/platform/passwords/argon2';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { lettersTo, runAuthJob, waitingAuthJobs } from '../support/letters';

// Guessing passwords at the sign-in page: slowed down for the account, for the network and for the owner's own browser,
// each by itself. How attempts are counted is tested in throttle.test.ts; here most failures are counted without a form.

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ commits: true, env: { TRUST_PROXY: '1' } });
});
afterAll(() => app.close());
beforeEach(() => app.system.db('sign_in_throttles').delete());

const OWNER = 'customer@demo.test';
const RIGHT = 'servidesk-demo';
const WRONG = 'not the password';
const FREE = RULES.account.free;

/** An address of its own for each guess: `limit` counts networks, and so does the door of the network. */
let last = 0;
const anywhere = () => {
  last += 1;
  return `203.0.${113 + Math.floor(last / 250)}.${1 + (last % 250)}`;
};

async function guess(
  email: string,
  password: string,
  { from = anywhere(), browser = app.visitor() }: { from?: string; browser?: Browser } = {},
): Promise<Answer> {
  return browser.post('/login', { email, password }, { 'x-forwarded-for': from });
}

/** So many strangers' failures, as the page counts them. */
async function failures(count: number, account: string, more: Partial<Guess> = {}): Promise<void> {
  const ctx = await app.ctx();
  for (let number = 0; number < count; number += 1) {
    await recordAttempt(ctx, { account, knownDevice: null, network: networkOf(anywhere()), ...more });
  }
}

/** A browser in which somebody has signed in before. */
async function ownBrowser(email = OWNER, from?: string): Promise<Browser> {
  const browser = app.visitor();
  expect((await guess(email, RIGHT, { browser, from })).status).toBe(303);
  await browser.get('/account');
  await browser.post('/logout');
  await browser.get('/login');
  return browser;
}

const wait = (answer: Answer) => Number(answer.headers.get('retry-after'));
const doorsOpen = () => app.system.db('sign_in_throttles').update({ blockedUntil: new Date(0) });

test.each([OWNER, 'never-was@demo.test'])('%s bears five failures, then waits', async (email) => {
  await failures(FREE - 1, email);
  expect((await guess(email, WRONG)).status).toBe(422);
  const heard = await guess(email, WRONG);
  expect([heard.status, wait(heard)]).toEqual([429, 30]);
  const refused = await guess(email, RIGHT);
  expect(refused.status).toBe(429);
  expect(wait(refused)).toBeGreaterThan(0);
  expect(wait(refused)).toBeLessThanOrEqual(30);
  expect(refused.html.querySelector('.error-summary')?.text).toMatch(/\d+ seconds?/);
  for (const _ of RULES.account.waits) {
    await doorsOpen();
    await failures(1, email);
  }
  await doorsOpen();
  const late = await guess(email, WRONG);
  expect([late.status, wait(late)]).toEqual([429, 3600]);
  expect(late.html.querySelector('.error-summary')?.text).toContain('60 minutes');
  expect(late.html.querySelector('#f-email')?.getAttribute('value')).toBe(email);
});

test('getting in forgives what failed before', async () => {
  await failures(FREE, OWNER);
  expect((await guess(OWNER, RIGHT)).status).toBe(303);
  await failures(FREE - 1, OWNER);
  expect((await guess(OWNER, WRONG)).status).toBe(422);
  expect((await guess(OWNER, WRONG)).status).toBe(429);
});

test('of many guesses at once each is heard by itself, however many nodes they reach', async () => {
  const second = await testApp({ database: app.database, env: { TRUST_PROXY: '1' } });
  try {
    const browsers = await Promise.all(
      Array.from({ length: 12 }, async (_, number) => {
        const browser = (number % 2 ? app : second).visitor();
        await browser.get('/login');
        return browser;
      }),
    );
    const answers = await Promise.all(browsers.map((browser) => guess(OWNER, WRONG, { browser })));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(5).fill(422), ...Array<number>(7).fill(429)]);
    const [door] = await rows<{ most: number }>(
      app.system.db,
      'select max(failures) as most from sign_in_throttles',
    );
    expect(door).toEqual({ most: 6 });
  } finally {
    await second.close();
  }
});

test('one network is stopped though it tries another account each time', async () => {
  const network = networkOf('2001:db8:1:2::1');
  for (let number = 1; number < RULES.address.free; number += 1) {
    await failures(1, `nobody${number}@demo.test`, { network });
  }
  const statuses: number[] = [];
  for (let number = 20; number < 23; number += 1) {
    const from = `2001:db8:1:2::${number}`;
    statuses.push((await guess(`nobody${number}@demo.test`, WRONG, { from })).status);
  }
  expect(statuses).toEqual([422, 429, 429]);
  expect((await guess('technician@demo.test', RIGHT, { from: '2001:db8:1:2::ff' })).status).toBe(429);
  expect((await guess('technician@demo.test', RIGHT, { from: '2001:db8:1:3::1' })).status).toBe(303);
});

test('a network that is stopped is not for browsers that an account knows, and their failures do not stop it', async () => {
  const from = '2001:db8:1:4::1';
  const network = networkOf(from);
  const [owner, other] = [await ownBrowser(OWNER, from), await ownBrowser('customer2@demo.test', from)];
  for (let number = 1; number < RULES.address.free; number += 1) {
    await failures(1, `nobody${number}@demo.test`, { network });
  }
  expect((await guess(OWNER, WRONG, { browser: owner, from })).status).toBe(422);
  expect((await guess('nobody20@demo.test', WRONG, { from })).status).toBe(422);
  expect((await guess('nobody21@demo.test', WRONG, { from })).status).toBe(429);
  expect((await guess('technician@demo.test', RIGHT, { from })).status).toBe(429);
  expect((await guess('customer2@demo.test', RIGHT, { browser: other, from })).status).toBe(303);
});

test('strangers do not lock the owner out of a browser that the account knows', async () => {
  const own = await ownBrowser();
  await failures(FREE + 1, OWNER);
  expect((await guess(OWNER, RIGHT)).status).toBe(429);
  expect((await guess(OWNER, RIGHT, { browser: own })).status).toBe(303);
  // Nor does it open the door for them.
  expect((await guess(OWNER, RIGHT)).status).toBe(429);

  await own.get('/account');
  await own.post('/logout');
  await own.get('/login');
  const statuses: number[] = [];
  for (let number = 0; number < 7; number++) {
    statuses.push((await guess(OWNER, WRONG, { browser: own })).status);
  }
  expect(statuses).toEqual([...Array<number>(5).fill(422), 429, 429]);
  // A browser that knows one account is a stranger to every other.
  const other = await guess('customer2@demo.test', WRONG, { browser: own });
  expect(other.status).toBe(422);
});

test('the owner is mailed a link that opens the account, once for a row of failures', async () => {
  const before = (await lettersTo(app, OWNER)).length;
  const own = await ownBrowser();
  await failures(FREE, OWNER);
  for (let number = 0; number < 2; number++) await guess(OWNER, WRONG);
  const job = (await waitingAuthJobs(app)).find(({ task }) => task === 'auth.mail_unlock');
  await lettersTo(app, OWNER);
  await runAuthJob(app, job);
  await doorsOpen();
  await guess(OWNER, WRONG);
  const letters = await lettersTo(app, OWNER);
  expect(letters.slice(before).filter(({ template }) => template === 'locked')).toHaveLength(1);
  const { link } = letters.find(({ template }, index) => index >= before && template === 'locked') ?? {
    link: '',
  };
  expect(link).toMatch(/^\/unlock\//);

  for (let number = 0; number < 6; number++) await guess(OWNER, WRONG, { browser: own });
  expect((await guess(OWNER, RIGHT, { browser: own })).status).toBe(429);
  await own.get(link);
  expect((await guess(OWNER, RIGHT, { browser: own })).status).toBe(429);
  await own.get(link);
  expect((await own.post(link)).location).toBe('/login');
  expect((await own.get('/login')).text).toContain('The account is open again');
  expect((await guess(OWNER, RIGHT, { browser: own })).status).toBe(303);
  expect((await guess(OWNER, RIGHT)).status).toBe(303);
  expect((await app.visitor().post(link)).status).toBe(410);
  const types = await rows<{ type: string }>(
    app.system.db,
    `select distinct type from events where type in ('user.locked', 'user.unlocked')`,
  );
  expect(types.map(({ type }) => type).sort()).toEqual(['user.locked', 'user.unlocked']);
});

test('an attempt that nobody looked at, because too many passwords waited, is no failure', async () => {
  const { verify } = app.system.passwords;
  const browser = app.visitor();
  await browser.get('/login');
  // More than fit: those ask again as soon as they are answered, so that the line stays full however long it takes.
  const hash = hashOfNobody({ memoryCost: 8, timeCost: 1, parallelism: 1 });
  let isAnswered = false;
  const asking = Array.from({ length: 203 }, async () => {
    while (!isAnswered) await verify('x', hash);
  });
  const settled = Promise.allSettled(asking);
  const refused = await guess(OWNER, RIGHT, { browser });
  isAnswered = true;
  expect(refused.status).toBe(503);
  expect(await app.system.db('sign_in_throttles')).toEqual([]);
  await settled;
  await failures(FREE - 1, OWNER);
  expect((await guess(OWNER, WRONG)).status).toBe(422);
  expect((await guess(OWNER, WRONG)).status).toBe(429);
});
