import { isIn } from '../support/browser';
import { depart, ISSUERS, problemOf, roundTrip } from '../support/openid.rounds';
import { PASSWORD } from './factors.people';
import { app, connect, services, words } from './providers.support';
import { sessionOf, tabOf } from './tabs.support';

// Two round trips to other services from one browser, and what becomes of one that somebody has signed in during.

const CUSTOMER = 'customer@demo.test';
const OTHER = 'customer2@demo.test';
const QUEUES = ['/portal/tickets?q=uno', '/portal/tickets?q=dos'] as const;
const begin = (next: string, name = 'oidc') => `/auth/${name}?next=${encodeURIComponent(next)}`;
const login = (next: string) => `/login?next=${encodeURIComponent(next)}`;

test.each([
  [0, 1],
  [1, 0],
])(
  'at once, tab %i coming back first, each ends at its own place; the first one once more, too',
  async (...order) => {
    await connect(CUSTOMER, 'oidc', ISSUERS.oidc);
    const browser = app.visitor();
    const away = [await depart(browser, begin(QUEUES[0])), await depart(browser, begin(QUEUES[1]))];
    const back = [await services.visit(away[0] ?? ''), await services.visit(away[1] ?? '')];
    let session: string | undefined;
    for (const tab of [...order, order[0] as number]) {
      expect((await browser.get(back[tab] ?? '')).location).toBe(QUEUES[tab]);
      // Whoever is in stays in the session that they have.
      session ??= sessionOf(browser);
      expect(sessionOf(browser)).toBe(session);
    }
    expect(services.oidc.exchanges).toHaveLength(2);
  },
);

test('a round that a password was faster than ends at its own place', async () => {
  await connect(CUSTOMER, 'google', ISSUERS.google);
  const browser = app.visitor();
  const tab = await tabOf(browser, login(QUEUES[0]));
  const callback = await services.visit(await depart(browser, begin(QUEUES[1], 'google')));
  expect((await tab.send('/login', { email: CUSTOMER, password: PASSWORD })).location).toBe(QUEUES[0]);
  expect((await browser.get(callback)).location).toBe(QUEUES[1]);
});

test('an answer that comes twice to who has a second factor, or no account yet, leads where the first one did', async () => {
  const half = app.visitor();
  await connect(CUSTOMER, 'oidc', ISSUERS.oidc);
  await app.system.db('totpFactors').insert({
    userId: (await app.system.db('users').where({ email: CUSTOMER }).first()).id,
    secret: 'sealed',
  });
  const callback = await services.visit(await depart(half, begin(QUEUES[0])));
  for (const _ of [1, 2]) expect((await half.get(callback)).location).toBe('/login/factor');
  const stranger = app.visitor();
  const unproved = await services.visit(await depart(stranger, begin(QUEUES[0], 'facebook')));
  for (const _ of [1, 2]) {
    expect((await stranger.get(unproved)).location).toBe(
      `/auth/complete?next=${encodeURIComponent(QUEUES[0])}`,
    );
  }
});

test('of six rounds the first has been pushed out, and the sign-in page says so', async () => {
  await connect(CUSTOMER, 'oidc', ISSUERS.oidc);
  const browser = app.visitor();
  const away = [];
  for (let tab = 0; tab < 6; tab += 1) away.push(await depart(browser, begin(QUEUES[0])));
  const [first = '', second = ''] = away;
  const late = await browser.get(await services.visit(first));
  expect([late.status, problemOf(late)]).toEqual([
    422,
    expect.stringContaining(words('providers.error.round').split('.')[0] ?? ''),
  ]);
  expect((await browser.get(await services.visit(second))).location).toBe(QUEUES[0]);
});

describe('a round that began before somebody signed in', () => {
  test('does not turn them into its owner (login CSRF), nor joins that account to theirs', async () => {
    await connect(OTHER, 'oidc', ISSUERS.oidc);
    const browser = app.visitor();
    const tab = await tabOf(browser, login(QUEUES[0]));
    // Whoever had this browser before, or put a session into it, knows the address of the answer.
    const callback = await services.visit(await depart(browser, begin(QUEUES[1])));
    const strange = await services.visit(await depart(browser, begin(QUEUES[1], 'facebook')));
    await tab.send('/login', { email: CUSTOMER, password: PASSWORD });
    const session = sessionOf(browser);
    for (const answer of [callback, strange]) {
      expect((await browser.get(answer)).location).toBe(QUEUES[1]);
      expect((await browser.get(QUEUES[1])).text).toContain('Meanwhile somebody signed in as');
    }
    expect(sessionOf(browser)).toBe(session);
    expect((await browser.get('/account')).text).toContain(CUSTOMER);
    expect((await browser.get('/account/identities/new')).location).toBe('/account/security');
    expect(await app.system.db('identities').select('id')).toHaveLength(1);
  });

  test('and was to connect an account, is nothing for the next person in this browser', async () => {
    const browser = app.visitor();
    const tab = await tabOf(browser, '/login');
    await tab.send('/login', { email: CUSTOMER, password: PASSWORD });
    await browser.get('/account/security');
    const callback = await services.visit(await depart(browser, '/account/identities/oidc'));
    await browser.post('/login', { email: OTHER, password: PASSWORD });
    expect((await browser.get(callback)).location).toBe('/account/security');
    expect((await browser.get('/account/identities/new')).location).toBe('/account/security');
  });

  test('ends with the session of whoever signs out', async () => {
    await connect(CUSTOMER, 'oidc', ISSUERS.oidc);
    const browser = app.visitor();
    const tab = await tabOf(browser, login(QUEUES[0]));
    const callback = await services.visit(await depart(browser, begin(QUEUES[1])));
    await tab.send('/login', { email: CUSTOMER, password: PASSWORD });
    await browser.get('/account');
    await browser.post('/logout');
    expect((await browser.get(callback)).status).toBe(422);
    expect(await isIn(browser)).toBe(false);
  });
});

test('proving once more who one is, through a service, still begins a sign-in of its own', async () => {
  await connect(CUSTOMER, 'oidc', ISSUERS.oidc);
  const browser = app.visitor();
  await roundTrip(services, browser, begin(QUEUES[0]));
  const session = sessionOf(browser);
  expect((await roundTrip(services, browser, begin('/account/security'))).location).toBe('/account/security');
  expect(sessionOf(browser)).not.toBe(session);
});
