import type { Answer } from '../support/browser';
import { forgetSteps, halfSignedIn, nextCode, PASSWORD, setUpTotp } from './factors.people';
import { app, CUSTOMER, OTHER, origin, person, STEP } from './factors.support';
import { addPasskey, optionsFor, usePasskey } from './passkeys.support';
import { FROM_HERE, sessionOf, tabOf } from './tabs.support';

// Two pages of one browser: what one of them does to the session is not the other's fault.

const QUEUES = ['/portal/tickets?q=uno', '/portal/tickets?q=dos'] as const;
const login = (next: string) => `/login?next=${encodeURIComponent(next)}`;
const RIGHT = { email: CUSTOMER, password: PASSWORD };

/** What scripts go on with: a page of the desk has sent a form that is not of this session any more. */
const freshToken = ({ html }: Answer) =>
  html.querySelector('meta[name="fresh-token"]')?.getAttribute('content');

/** The fields of the form that a page gives back. */
const formOf = ({ html }: Answer): Record<string, string> =>
  Object.fromEntries(
    html
      .querySelectorAll('main form :is(input, textarea)')
      .map((field) => [
        field.getAttribute('name') ?? '',
        field.getAttribute('value') ?? field.text.replace(/^\n/, ''),
      ]),
  );

const ORDERS = [
  [0, 1],
  [1, 0],
] as const;

test.each(ORDERS)('signing in in both, tab %i first, leads each to its own place', async (first, second) => {
  const browser = app.visitor();
  const tabs = [await tabOf(browser, login(QUEUES[0])), await tabOf(browser, login(QUEUES[1]))];
  expect((await tabs[first]?.send('/login', RIGHT))?.location).toBe(QUEUES[first]);
  const form = await tabOf(browser, '/account');
  const session = sessionOf(browser);
  expect((await tabs[second]?.send('/login', RIGHT))?.location).toBe(QUEUES[second]);
  // The first one’s pages still work: it is the same session, in which nobody has signed in anew.
  expect(sessionOf(browser)).toBe(session);
  const saved = { name: 'Clara Cliente', locale: 'en', theme: 'light', timeZone: '', phone: '' };
  expect((await form.send('/account', saved, {})).location).toBe('/account');
});

test('two sign-in pages that begin without a session, as when a browser is started, both let in', async () => {
  const browser = app.visitor();
  const late = await tabOf(browser.copy(), login(QUEUES[1]));
  const tab = await tabOf(browser, login(QUEUES[0]));
  expect((await tab.send('/login', RIGHT)).location).toBe(QUEUES[0]);
  const { html } = late.page;
  const _csrf = html.querySelector('form[action="/login"] [name=_csrf]')?.getAttribute('value');
  const answer = await browser.post('/login', { ...RIGHT, _csrf, next: QUEUES[1] }, FROM_HERE);
  expect(answer.location).toBe(QUEUES[1]);
});

test('whoever asks to be remembered in the second one is', async () => {
  const browser = app.visitor();
  const [tab, late] = [await tabOf(browser, login(QUEUES[0])), await tabOf(browser, login(QUEUES[1]))];
  await tab.send('/login', RIGHT);
  const answer = await late.send('/login', { ...RIGHT, remember: 'on' });
  expect(answer.location).toBe(QUEUES[1]);
  const [signIn] = await app.system.db('sign_ins').orderBy('createdAt', 'desc').limit(1);
  expect(signIn).toMatchObject({ isRemembered: true });
});

test('the second one still asks for the right password, and lets somebody else in as themselves', async () => {
  const browser = app.visitor();
  const [tab, wrong, other] = [
    await tabOf(browser, login(QUEUES[0])),
    await tabOf(browser, login(QUEUES[1])),
    await tabOf(browser, login(QUEUES[1])),
  ];
  await tab.send('/login', RIGHT);
  const session = sessionOf(browser);
  expect((await wrong.send('/login', { ...RIGHT, password: 'wrong' })).status).toBe(422);
  expect((await other.send('/login', { email: OTHER, password: PASSWORD })).location).toBe(QUEUES[1]);
  expect(sessionOf(browser)).not.toBe(session);
  expect((await browser.get('/account')).text).toContain(OTHER);
});

test.each([
  ['/forgot-password', { email: CUSTOMER }, [200, 303]],
  ['/register', { name: 'Ana', email: 'ana@x.test', password: 'tin cloud basket 94' }, [303]],
])(
  '%s, after somebody has signed in elsewhere, ends as it does for a visitor',
  async (path, fields, ends) => {
    const browser = app.visitor();
    const [tab, late] = [await tabOf(browser, login(QUEUES[0])), await tabOf(browser, path)];
    await tab.send('/login', RIGHT);
    expect(ends).toContain((await late.send(path, fields)).status);
  },
);

test('a form of who is signed in, sent after signing out and in again, comes back to be sent with one press', async () => {
  const browser = await person(CUSTOMER);
  const typed = {
    name: 'Clara "Cliente"',
    locale: 'en',
    theme: 'light',
    timeZone: '',
    phone: '+34 600 123 123',
  };
  const tab = await tabOf(browser, '/account');
  const other = await tabOf(browser, '/account');
  await other.send('/logout', {});
  await (await tabOf(browser, '/login')).send('/login', RIGHT);
  const refused = await tab.send('/account', typed);
  expect([refused.status, refused.html.querySelector('h1')?.text]).toEqual([403, 'The session has changed']);
  const form = refused.html.querySelector('main form');
  const fields = form
    ?.querySelectorAll('input')
    .map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']);
  expect(Object.fromEntries(fields ?? [])).toMatchObject(typed);
  expect((await browser.post('/account', Object.fromEntries(fields ?? []), {})).location).toBe('/account');
  // Another site gets no form of its own shown, ready to be sent with the token of this session.
  for (const headers of [{}, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }] as Record<
    string,
    string
  >[]) {
    const forged = await browser.post('/account', { ...typed, _csrf: 'forged' }, headers);
    expect([forged.status, forged.text.includes('600 123'), freshToken(forged)]).toEqual([
      403,
      false,
      undefined,
    ]);
  }
});

test('a form of which nothing comes back, as a reply that is only a file, may go on in its page', async () => {
  const browser = await person(CUSTOMER);
  const body = new FormData();
  for (const [name, value] of Object.entries({ _csrf: 'of another session', version: '3', body: '' }))
    body.append(name, value);
  body.append('attachments', new Blob(['seen']), 'a.txt');
  const refused = await browser.send('/portal/tickets', { method: 'POST', body, headers: FROM_HERE });
  expect([refused.status, refused.html.querySelector('main form')]).toEqual([403, null]);
  const saved = { name: 'Clara Cliente', locale: 'en', theme: 'light', timeZone: '', phone: '' };
  const again = await browser.post('/account', { ...saved, _csrf: freshToken(refused) }, {});
  expect(again.location).toBe('/account');
});

test('a form whose session has ended is given back, and sent again once somebody has signed in', async () => {
  const texts = { subject: 'La impresora', description: 'No imprime\nni con \\\\servidor\\cola.' };
  const form = { ...texts, urgency: 'high', categoryId: '', _csrf: 'of the session that ended' };
  const browser = app.visitor();
  const lost = await browser.post('/portal/tickets', form, FROM_HERE);
  const main = lost.html.querySelector('main');
  const typedIn = (name: string) =>
    main?.querySelector(`textarea[name=${name}]`)?.text ??
    main?.querySelector(`[name=${name}]`)?.getAttribute('value');
  expect([lost.status, typedIn('subject'), typedIn('description')?.trim(), typedIn('urgency')]).toEqual([
    401,
    texts.subject,
    texts.description,
    'high',
  ]);
  expect(main?.querySelector('a[target=_blank]')?.getAttribute('href')).toBe('/login?next=%2F');
  await (await tabOf(browser, '/login')).send('/login', RIGHT);
  const stale = await browser.post('/portal/tickets', formOf(lost), FROM_HERE);
  expect((await browser.post('/portal/tickets', formOf(stale), {})).location).toMatch(
    /^\/portal\/tickets\/\d+$/,
  );
  await browser.post('/logout');
  // Neither another site nor a script, which keeps its own, gets anything back.
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { ...FROM_HERE, 'hx-request': 'true' }])
    expect((await browser.post('/portal/tickets', form, headers)).location).toMatch(/^\/login/);
});

test('a second factor leads each to its own place, also who has passed it in the other', async () => {
  const { key } = await setUpTotp(await person(CUSTOMER));
  await forgetSteps(app);
  const browser = app.visitor();
  const firsts = [await tabOf(browser, login(QUEUES[0])), await tabOf(browser, login(QUEUES[1]))];
  const steps = [];
  for (const first of firsts) {
    expect((await first.send('/login', RIGHT)).location).toBe(STEP);
    steps.push(await tabOf(browser, STEP));
  }
  const codes = { with: 'totp', code: nextCode(key) };
  expect((await steps[0]?.send(STEP, codes))?.location).toBe(QUEUES[0]);
  const late = await steps[1]?.send(STEP, codes);
  expect(late?.location).toBe(login(QUEUES[1]));
  expect((await browser.get(late?.location ?? '')).location).toBe(QUEUES[1]);
  // Another way to pass it keeps the place of the tab.
  const half = await halfSignedIn(app, CUSTOMER);
  const page = await half.get(`${STEP}?with=recovery_code&next=${encodeURIComponent(QUEUES[1])}`);
  expect(page.html.querySelector(`form [name=next]`)?.getAttribute('value')).toBe(QUEUES[1]);
});

describe('a passkey', () => {
  test('asked for in two tabs lets in from either, also once somebody is in', async () => {
    const passkey = await addPasskey(await person(CUSTOMER));
    const browser = app.visitor();
    const tabs = [await tabOf(browser, login(QUEUES[0])), await tabOf(browser, login(QUEUES[1]))];
    const asked = [];
    for (const _ of tabs) asked.push(await optionsFor(browser, '/login/passkey/options', FROM_HERE));
    for (const [index, tab] of tabs.entries()) {
      const credential = usePasskey(passkey, asked[index] as never, origin, { counter: index + 1 });
      const answer = await tab.send('/login/passkey', { credential });
      expect(answer.location).toBe(QUEUES[index]);
    }
  });

  test('of the sixth tab pushes out the first, and no answer serves twice', async () => {
    const passkey = await addPasskey(await person(CUSTOMER));
    const browser = app.visitor();
    await browser.get('/login');
    const asked = [];
    for (let tab = 0; tab < 6; tab += 1) asked.push(await optionsFor(browser, '/login/passkey/options'));
    const answers = asked.map((options, index) =>
      usePasskey(passkey, options, origin, { counter: index + 1 }),
    );
    expect((await browser.post('/login/passkey', { credential: answers[0] })).status).toBe(422);
    expect((await browser.post('/login/passkey', { credential: answers[1] })).location).toBe('/portal');
    expect((await browser.post('/login/passkey', { credential: answers[1] }, FROM_HERE)).status).toBe(422);
  });

  test('that one person asked to add, or proves with, is not what the next one in this browser answers', async () => {
    const passkey = await addPasskey(await person(OTHER));
    const browser = await person(CUSTOMER);
    await browser.get('/confirm');
    const asked = await optionsFor(browser, '/confirm/passkey/options');
    const entering = await optionsFor(browser, '/login/passkey/options');
    await browser.post('/login/passkey', {
      credential: usePasskey(passkey, entering, origin, { counter: 1 }),
    });
    expect((await browser.get('/account')).text).toContain(OTHER);
    const credential = usePasskey(passkey, asked, origin, { counter: 2 });
    const answer = await browser.post('/confirm/passkey', { credential, next: '/account/security/totp' });
    expect(answer.location).toBe('/confirm?next=%2Faccount%2Fsecurity%2Ftotp');
  });
});
