import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { lettersTo, runAuthJob, waitingAuthJobs } from '../support/letters';

// Guessing passwords: slowed down for the account, for the network and for the owner's own browser, each by itself.
// Time passes by moving the moment that a door opens.
jest.setTimeout(240_000);

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ commits: true, env: { TRUST_PROXY: '1' } });
});
afterAll(() => app.close());
beforeEach(() => app.system.db('sign_in_throttles').delete());

const OWNER = 'customer@demo.test';
const RIGHT = 'servidesk-demo';
const WRONG = 'not the password';

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

async function guesses(count: number, email: string): Promise<number[]> {
  const statuses: number[] = [];
  for (let number = 0; number < count; number++) statuses.push((await guess(email, WRONG)).status);
  return statuses;
}

const wait = (answer: Answer) => Number(answer.headers.get('retry-after'));
const doorsOpen = () => app.system.db('sign_in_throttles').update({ blockedUntil: new Date(0) });
const FIVE = Array<number>(5).fill(422);

test.each([OWNER, 'never-was@demo.test'])(
  '%s bears five failures, then waits longer and longer',
  async (email) => {
    expect(await guesses(5, email)).toEqual(FIVE);
    const waits: number[] = [];
    for (let number = 0; number < 10; number++) {
      const heard = await guess(email, WRONG);
      expect(heard.status).toBe(429);
      waits.push(wait(heard));
      const refused = await guess(email, RIGHT);
      expect(refused.status).toBe(429);
      expect(wait(refused)).toBeGreaterThan(0);
      expect(wait(refused)).toBeLessThanOrEqual(wait(heard));
      await doorsOpen();
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
    const answer = await guess(email, WRONG);
    expect(answer.html.querySelector('.error-summary')?.text).toContain('60 minutes');
    expect(answer.html.querySelector('#f-email')?.getAttribute('value')).toBe(email);
  },
);

test('getting in forgives what failed before', async () => {
  expect(await guesses(5, OWNER)).toEqual(FIVE);
  expect((await guess(OWNER, RIGHT)).status).toBe(303);
  expect(await guesses(5, OWNER)).toEqual(FIVE);
});

test('failures are forgotten after a day', async () => {
  expect(await guesses(6, OWNER)).toEqual([...FIVE, 429]);
  const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
  await app.system.db('sign_in_throttles').update({ lastFailedAt: yesterday, blockedUntil: yesterday });
  expect(await guesses(6, OWNER)).toEqual([...FIVE, 429]);
});

test('of many guesses at once each is heard by itself, however many nodes they reach', async () => {
  const second = await testApp({ database: app.database, env: { TRUST_PROXY: '1' } });
  try {
    const browsers = await Promise.all(
      Array.from({ length: 24 }, async (_, number) => {
        const browser = (number % 2 ? app : second).visitor();
        await browser.get('/login');
        return browser;
      }),
    );
    const answers = await Promise.all(browsers.map((browser) => guess(OWNER, WRONG, { browser })));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...FIVE, ...Array<number>(19).fill(429)]);
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
  const statuses: number[] = [];
  for (let number = 0; number < 22; number++) {
    const answer = await guess(`nobody${number}@demo.test`, WRONG, { from: `2001:db8:1:2::${number + 1}` });
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([...Array<number>(20).fill(422), 429, 429]);
  expect((await guess('technician@demo.test', RIGHT, { from: '2001:db8:1:2::ff' })).status).toBe(429);
  expect((await guess('technician@demo.test', RIGHT, { from: '2001:db8:1:3::1' })).status).toBe(303);
});

test('a network that is stopped is not for browsers that an account knows, and their failures do not stop it', async () => {
  const [owner, other] = [app.visitor(), app.visitor()];
  const from = '2001:db8:1:4::1';
  for (const [browser, email] of [
    [owner, OWNER],
    [other, 'customer2@demo.test'],
  ] as const) {
    expect((await guess(email, RIGHT, { browser, from })).status).toBe(303);
    await browser.get('/account');
    await browser.post('/logout');
    await browser.get('/login');
  }
  for (let number = 0; number < 5; number++) {
    expect((await guess(OWNER, WRONG, { browser: owner, from })).status).toBe(422);
  }
  for (let number = 0; number < 20; number++) {
    expect((await guess(`nobody${number}@demo.test`, WRONG, { from })).status).toBe(422);
  }
  expect((await guess('nobody@demo.test', WRONG, { from })).status).toBe(429);
  expect((await guess('technician@demo.test', RIGHT, { from })).status).toBe(429);
  expect((await guess('customer2@demo.test', RIGHT, { browser: other, from })).status).toBe(303);
});

test('strangers do not lock the owner out of a browser that the account knows', async () => {
  const own = app.visitor();
  expect((await guess(OWNER, RIGHT, { browser: own })).status).toBe(303);
  await own.get('/account');
  await own.post('/logout');
  await guesses(8, OWNER);
  expect((await guess(OWNER, RIGHT)).status).toBe(429);
  await own.get('/login');
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
  expect(statuses).toEqual([...FIVE, 429, 429]);
  // A browser that knows one account is a stranger to every other.
  const other = await guess('customer2@demo.test', WRONG, { browser: own });
  expect(other.status).toBe(422);
});

test('the owner is mailed a link that opens the account, once for a row of failures', async () => {
  const before = (await lettersTo(app, OWNER)).length;
  const own = app.visitor();
  await guess(OWNER, RIGHT, { browser: own });
  await own.get('/account');
  await own.post('/logout');
  await own.get('/login');
  await guesses(9, OWNER);
  const job = (await waitingAuthJobs(app)).find(({ task }) => task === 'auth.mail_unlock');
  await lettersTo(app, OWNER);
  await runAuthJob(app, job);
  await doorsOpen();
  await guesses(2, OWNER);
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

test('nobody is mailed about an account that does not exist', async () => {
  await guesses(7, 'never-was@demo.test');
  expect(await lettersTo(app, 'never-was@demo.test')).toEqual([]);
});

describe('whether an account exists cannot be told by the time an answer takes', () => {
  const UNKNOWN = 'unheard-of@demo.test';
  const MEASURED = 200;
  const password = 'tres tulipanes de cobre';

  const forms = {
    '/login': (email: string) => ({ email, password: WRONG }),
    '/forgot-password': (email: string) => ({ email }),
    '/register': (email: string) => ({ name: 'Somebody', email, password }),
  };

  const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

  // Both are measured in turns, so that whatever else the machine does slows both alike: only their ratio is looked at.
  test.each(Object.keys(forms) as (keyof typeof forms)[])('%s', async (path) => {
    const visitor = app.visitor();
    await visitor.get('/login');
    const times: Record<string, number[]> = { [OWNER]: [], [UNKNOWN]: [] };
    for (let round = 0; round < MEASURED + 10; round++) {
      const order = round % 2 ? [OWNER, UNKNOWN] : [UNKNOWN, OWNER];
      for (const email of order) {
        await app.system.db('sign_in_throttles').delete();
        await app.system.limits.reset('mail_to', email);
        const headers = { 'x-forwarded-for': anywhere() };
        const begun = performance.now();
        const { status } = await visitor.post(path, forms[path](email), headers);
        const took = performance.now() - begun;
        expect([path, email, status]).toEqual([path, email, path === '/login' ? 422 : 303]);
        if (round >= 10) times[email]?.push(took);
      }
    }
    const ratio = median(times[OWNER] ?? []) / median(times[UNKNOWN] ?? []);
    expect(times[OWNER]).toHaveLength(MEASURED);
    expect(ratio).toBeGreaterThan(0.7);
    expect(ratio).toBeLessThan(1.4);
  });
});

test('an attempt that nobody looked at, because too many passwords waited, is no failure', async () => {
  // Of a cost that keeps all places busy for as long as it takes to be refused.
  const slow =
    '$argon2id$v=19$m=19456,t=150,p=1$KszTAsPg8e4GYUlQoMDvwQ$0Yn006yn/985Fy1N9O6Ty3PcVDAriz7tJ20QKxyM2G8';
  const { verify } = app.system.passwords;
  const line = [...Array(3).fill(slow), ...Array(200).fill('not a hash')].map((hash) => verify('x', hash));
  const settled = Promise.allSettled(line);
  expect((await guess(OWNER, RIGHT)).status).toBe(503);
  expect(await app.system.db('sign_in_throttles')).toEqual([]);
  await settled;
  expect(await guesses(5, OWNER)).toEqual(FIVE);
  expect((await guess(OWNER, WRONG)).status).toBe(429);
});
