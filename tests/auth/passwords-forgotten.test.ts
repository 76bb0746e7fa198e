import { createUser, deactivateUser, updateUser } from '../../src/features/users';
import { inTx } from '../../src/platform/ctx';
import { testApp } from '../support/app';
import { type Browser, isIn } from '../support/browser';
import { lettersTo, letterTo, runAuthJob, runAuthJobs, waitingAuthJobs } from '../support/letters';
import {
  accounts,
  app,
  CUSTOMER,
  eventsOf,
  lang,
  NEW,
  NEXT,
  OLD,
  registered,
  resetLink,
  sameForAll,
  signedIn,
  speaking,
  user,
} from './passwords.support';

const NOBODYS = 'A'.repeat(43);

describe('a forgotten password', () => {
  test.each(['es', 'en'] as const)('in %s', async (locale) => {
    await app.system.db('users').where({ email: CUSTOMER }).update({ locale });
    const elsewhere = [await signedIn(CUSTOMER, OLD), await signedIn(CUSTOMER, OLD)];
    const visitor = await speaking(locale);
    await visitor.get('/forgot-password');
    expect((await visitor.post('/forgot-password', { email: ` ${CUSTOMER.toUpperCase()}` })).location).toBe(
      '/forgot-password/sent',
    );
    expect(lang(await visitor.get('/forgot-password/sent'))).toBe(locale);
    const letter = await letterTo(app, CUSTOMER);
    expect(letter).toMatchObject({ template: 'password_reset', locale });
    const page = await visitor.get(letter.link);
    expect(page.html.querySelector('input[autocomplete=username]')?.getAttribute('value')).toBe(CUSTOMER);
    expect((await visitor.post(letter.link, { password: 'password1234' })).status).toBe(422);
    const changed = await visitor.post(letter.link, { password: NEXT });
    expect([changed.status, changed.location]).toEqual([303, '/portal']);
    expect(await isIn(visitor)).toBe(true);
    expect(await Promise.all(elsewhere.map(isIn))).toEqual([false, false]);
    expect((await app.visitor().post('/login', { email: CUSTOMER, password: OLD })).status).toBe(422);
    await signedIn(CUSTOMER, NEXT);
    expect((await user(CUSTOMER)).emailVerifiedAt).not.toBeNull();
    expect(await eventsOf(CUSTOMER)).toEqual(
      expect.arrayContaining(['password_changed', 'email_verified', 'password_reset', 'signed_in']),
    );
    for (const used of [await visitor.get(letter.link), await visitor.post(letter.link, { password: 'x' })]) {
      expect(used.status).toBe(410);
      expect(used.html.querySelector('main a[href="/forgot-password"]')).not.toBeNull();
    }
  });

  test('a newer link, a reset and another address make older links worthless', async () => {
    const [first, second] = [await resetLink(), await resetLink()];
    expect(first).not.toBe(second);
    expect((await app.visitor().get(first)).status).toBe(410);
    expect((await app.visitor().post(first, { password: NEXT })).status).toBe(410);
    const admin = await app.ctx('admin@demo.test');
    await updateUser(admin, (await user(CUSTOMER)).id, { email: 'moved@example.com' });
    expect((await app.visitor().post(second, { password: NEXT })).status).toBe(410);
  });

  test('the second factor is still asked for', async () => {
    const { id: userId } = await user(CUSTOMER);
    await app.system.db('totp_factors').insert({ userId, secret: 'x' });
    const visitor = app.visitor();
    expect((await visitor.post(await resetLink(), { password: NEXT })).location).toBe('/login/factor');
    expect(await isIn(visitor)).toBe(false);
  });

  test('the letter is written once, however often its job runs', async () => {
    await app.visitor().post('/forgot-password', { email: CUSTOMER });
    const job = (await waitingAuthJobs(app)).find(({ task }) => task === 'auth.mail_reset');
    const before = (await lettersTo(app, CUSTOMER)).length;
    await runAuthJob(app, job);
    expect(await lettersTo(app, CUSTOMER)).toHaveLength(before);
    expect((await app.visitor().get((await letterTo(app, CUSTOMER)).link)).status).toBe(200);
  });

  test('who never had a password gets one; who was deactivated gets no letter', async () => {
    const { id } = await createUser(await app.ctx(), { name: 'Gus', email: 'gus@x.test', role: 'customer' });
    expect((await app.visitor().post(await resetLink('gus@x.test'), { password: NEXT })).status).toBe(303);
    await signedIn('gus@x.test', NEXT);
    await app.visitor().post('/forgot-password', { email: 'gus@x.test' });
    const link = (await letterTo(app, 'gus@x.test')).link;
    await deactivateUser(await app.ctx('admin@demo.test'), id);
    expect((await app.visitor().post(link, { password: NEXT })).status).toBe(410);
    const before = (await lettersTo(app, 'gus@x.test')).length;
    await app.visitor().post('/forgot-password', { email: 'gus@x.test' });
    expect(await lettersTo(app, 'gus@x.test')).toHaveLength(before);
  });

  test('the same page for everybody; five letters an hour at most', async () => {
    const said = async (email: string) => {
      const visitor = app.visitor();
      const { status, location } = await visitor.post('/forgot-password', { email });
      const { text } = await visitor.get('/forgot-password/sent');
      return sameForAll(status, location, text);
    };
    const answers: string[] = [];
    for (let number = 0; number < 7; number++) {
      answers.push(await said(CUSTOMER));
      await app.system.limits.reset('mail_link', 'address:127.0.0.1');
    }
    answers.push(await said('nobody@example.com'));
    expect(new Set(answers).size).toBe(1);
    expect(await lettersTo(app, CUSTOMER)).toHaveLength(5);
    expect(await lettersTo(app, 'nobody@example.com')).toEqual([]);
  });

  test('whoever asks very often has to wait', async () => {
    const visitor = app.visitor();
    const statuses: number[] = [];
    for (let number = 0; number < 11; number++) {
      statuses.push((await visitor.post('/forgot-password', { email: `n${number}@example.com` })).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(303), 429]);
  });
});
test('links that are blank, made up, expired or for something else open nothing', async () => {
  const visitor = app.visitor();
  const registration = (await registered(visitor)).split('/').at(-1) ?? '';
  const reset = (await resetLink()).split('/').at(-1) ?? '';
  const bad: Record<string, string[]> = {
    '/reset-password': [registration],
    '/verify-email': [reset],
    '/unlock': [reset, registration],
  };
  for (const [path, foreign] of Object.entries(bad)) {
    for (const blank of [path, `${path}/`]) expect((await visitor.get(blank)).status).toBe(404);
    const made = [NOBODYS, 'x', '%20', 'undefined', 'null', `${reset}x`, reset.toLowerCase(), `${reset}%00`];
    for (const token of [...foreign, ...made]) {
      const address = `${path}/${token}`;
      const fields = { password: NEXT, token: reset };
      const statuses = [(await visitor.get(address)).status, (await visitor.post(address, fields)).status];
      expect([address, ...statuses]).toEqual([address, ...(token.includes('%00') ? [400, 400] : [410, 410])]);
    }
  }
  await app.system.db('auth_tokens').update({ expiresAt: new Date() });
  expect((await visitor.get(`/verify-email/${registration}`)).status).toBe(410);
  expect((await visitor.post(`/verify-email/${registration}`)).status).toBe(410);
  expect((await visitor.post(`/reset-password/${reset}`, { password: NEXT })).status).toBe(410);
  expect(await accounts(NEW.email)).toBe(0);
  await signedIn(CUSTOMER, OLD);
});
test('what is sent twice is refused in every form', async () => {
  const here = await signedIn(CUSTOMER, OLD);
  const [verify, reset] = [await registered(app.visitor()), await resetLink()];
  const forms: [Browser, string, Record<string, string>][] = [
    [app.visitor(), '/login', { email: CUSTOMER, password: OLD, next: '/' }],
    [app.visitor(), '/register', { ...NEW, next: '/' }],
    [app.visitor(), '/forgot-password', { email: CUSTOMER }],
    [app.visitor(), reset, { password: NEXT }],
    [app.visitor(), verify, { password: NEW.password }],
    [here, '/account/password', { current: OLD, next: NEXT }],
    [here, '/account/email', { email: 'another@example.com' }],
  ];
  for (const [browser, address, fields] of forms) {
    for (const [name, value] of Object.entries(fields)) {
      const answer = await browser.post(address, { ...fields, [name]: [value, value] });
      expect([address, name, answer.status]).toEqual([address, name, 422]);
    }
  }
  expect(await isIn(here)).toBe(true);
  expect(await accounts(NEW.email)).toBe(0);
});
test('a desk that cannot send mail says so, and begins nothing', async () => {
  const mute = await testApp({ env: { NODE_ENV: 'production' } });
  try {
    for (const [path, fields] of [
      ['/register', NEW],
      ['/forgot-password', { email: CUSTOMER }],
    ] as const) {
      const page = await mute.visitor().get(path);
      expect(page.html.querySelector('main form')).toBeNull();
      expect(page.text).toContain('no mail server');
      expect((await mute.visitor().post(path, fields)).status).toBe(503);
    }
    await runAuthJobs(mute);
    expect(await inTx(await mute.ctx(), (tx) => tx.db('auth_tokens').where({ email: NEW.email }))).toEqual(
      [],
    );
  } finally {
    await mute.close();
  }
});
