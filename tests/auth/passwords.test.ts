import { hash } from '@node-rs/argon2';
import { admit, checkPassword, NOWHERE } from '../../src/features/auth';
import { changeSettings } from '../../src/features/settings';
import { createUser, deactivateUser, updateUser } from '../../src/features/users';
import { sha256Hex } from '../../src/platform/crypto';
import { inTx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { runTask } from '../../src/platform/jobs';
import { weaknessOf } from '../../src/platform/passwords/strength';
import { type TestApp, testApp } from '../support/app';
import { type Answer, type Browser, isIn } from '../support/browser';
import { lettersTo, letterTo, runAuthJob, runAuthJobs, waitingAuthJobs } from '../support/letters';

// Registering, proving an address, forgetting, resetting and changing a password, over HTTP.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  for (const name of ['register', 'sign_in', 'mail_link'])
    await app.system.limits.reset(name, 'address:127.0.0.1');
  for (const email of [CUSTOMER, NEW.email]) await app.system.limits.reset('mail_to', email);
  await app.system.limits.reset('mail_link', `person:${(await user(CUSTOMER)).id}`);
});

const CUSTOMER = 'customer@demo.test';
const OLD = 'servidesk-demo';
const NEW = { name: 'Rosa Registrada', email: 'rosa@example.com', password: 'tres tulipanes de cobre' };
const NEXT = 'cuatro gaviotas de lata';
const NOBODYS = 'A'.repeat(43);

async function speaking(locale: 'es' | 'en'): Promise<Browser> {
  const visitor = app.visitor();
  await visitor.get(`/preferences?locale=${locale}&return_to=/login`);
  return visitor;
}

/** Somebody begins to register; the link that their address gets. */
async function registered(visitor: Browser, fields: object = {}): Promise<string> {
  const answer = await visitor.post('/register', { ...NEW, ...fields });
  expect([answer.status, answer.location]).toEqual([303, '/register/sent']);
  return (await letterTo(app, { ...NEW, ...fields }.email)).link;
}

async function resetLink(email = CUSTOMER): Promise<string> {
  await app.visitor().post('/forgot-password', { email });
  return (await letterTo(app, email)).link;
}

async function signedIn(email: string, password: string): Promise<Browser> {
  const browser = app.visitor();
  expect((await browser.post('/login', { email, password })).status).toBe(303);
  await browser.get('/account');
  return browser;
}

/** An answer without what differs from one session to the next. */
const sameForAll = (status: number, location: string | null, text: string) =>
  sha256Hex(`${status} ${location} ${text.replace(/(nonce|value|content)="[^"]*"/g, '')}`);
const problem = (answer: Answer) => answer.html.querySelector('.error-summary li')?.text.trim();
const lang = (answer: Answer) => answer.html.querySelector('html')?.getAttribute('lang');
const user = (email: string) =>
  row<{ id: string; name: string; role: string; locale: string; emailVerifiedAt: Date | null }>(
    app.system.db,
    'select id, name, role, locale, email_verified_at from users where email = :email',
    { email },
  );
const accounts = (email: string) =>
  rows(app.system.db, 'select 1 from users where email = :email', { email }).then(({ length }) => length);
const eventsOf = async (email: string) => {
  const { id } = await user(email);
  const found = await rows<{ type: string }>(
    app.system.db,
    'select type from events where subject_id = :id order by events.id',
    { id },
  );
  return found.map(({ type }) => type.replace('user.', ''));
};

describe('registering', () => {
  test.each([
    ['es', 'Confirma tu dirección', 'Terminar el registro'],
    ['en', 'Confirm your address', 'Finish registering'],
  ] as const)('in %s: nothing is there before the address is proved', async (locale, subject, title) => {
    const visitor = await speaking(locale);
    expect(lang(await visitor.get('/register?next=/account'))).toBe(locale);
    const sent = await visitor.post('/register', { ...NEW, next: '/account', role: 'administrator' });
    expect(sent.location).toBe('/register/sent');
    const page = await visitor.get('/register/sent');
    expect(page.text).toContain(NEW.email);
    expect(page.html.querySelector('a[href="/dev/outbox"]')).not.toBeNull();
    expect(await accounts(NEW.email)).toBe(0);

    const letter = await letterTo(app, NEW.email);
    expect(letter).toMatchObject({
      template: 'registration',
      locale,
      subject: expect.stringContaining(subject),
    });
    expect(letter.text).not.toContain(NEW.name);
    for (let scan = 0; scan < 2; scan++) {
      const opened = await visitor.get(letter.link);
      expect([opened.status, opened.html.querySelector('h1')?.text, lang(opened)]).toEqual([
        200,
        title,
        locale,
      ]);
      expect(opened.html.querySelector('#f-password')).toBeNull();
    }
    expect(await accounts(NEW.email)).toBe(0);

    const done = await visitor.post(letter.link);
    expect([done.status, done.location]).toEqual([303, '/account']);
    expect(await isIn(visitor)).toBe(true);
    expect(await user(NEW.email)).toMatchObject({
      ...{ name: NEW.name, role: 'customer', locale, emailVerifiedAt: expect.any(Date) },
    });
    const opened = { '/': await visitor.get(letter.link), '/login': await app.visitor().post(letter.link) };
    for (const [onward, again] of Object.entries(opened)) {
      expect(again.status).toBe(410);
      expect(again.html.querySelector(`main a[href="${onward}"]`)).not.toBeNull();
    }
    await signedIn(NEW.email, NEW.password);
  });

  test('the session that began has another id once it is somebody’s', async () => {
    const visitor = app.visitor();
    const link = await registered(visitor);
    const planted = visitor.copy();
    await visitor.post(link);
    expect(visitor.cookieHeader).not.toBe(planted.cookieHeader);
    expect(await isIn(planted)).toBe(false);
  });

  test('another browser has to know the password of the registration, within ten tries', async () => {
    const link = await registered(app.visitor());
    const elsewhere = app.visitor();
    const page = await elsewhere.get(link);
    expect(page.html.querySelector('#f-password')).not.toBeNull();
    expect(problem(await elsewhere.post(link))).toBeTruthy();
    const wrong = await elsewhere.post(link, { password: 'something else' });
    expect(wrong.status).toBe(422);
    expect(wrong.html.querySelector('#f-password')?.hasAttribute('value')).toBe(false);
    const right = await elsewhere.post(link, { password: NEW.password });
    expect([right.location, await accounts(NEW.email)]).toEqual(['/portal', 1]);
  });

  test('and the link dies of too many guesses', async () => {
    const visitor = app.visitor();
    const link = await registered(visitor);
    const guesser = app.visitor();
    for (let number = 0; number < 10; number++) await guesser.post(link, { password: `guess ${number}` });
    expect((await guesser.post(link, { password: NEW.password })).status).toBe(410);
    expect((await visitor.post(link)).status).toBe(410);
    expect(await accounts(NEW.email)).toBe(0);
  });

  test('who registers with somebody else’s address gets nothing from their confirming it', async () => {
    const attacker = app.visitor();
    const theirs = await registered(attacker, { name: 'Mallory', password: 'malicious purple teapots' });
    const victim = app.visitor();
    // The victim opens what came, and has no password for it.
    expect((await victim.get(theirs)).html.querySelector('#f-password')).not.toBeNull();
    const own = await registered(victim);
    // In the browser of their own registration the other's link is still a stranger's.
    expect((await victim.get(theirs)).html.querySelector('#f-password')).not.toBeNull();
    expect((await victim.post(own)).location).toBe('/portal');
    expect((await user(NEW.email)).name).toBe(NEW.name);
    expect((await attacker.post(theirs)).status).toBe(410);
    const tried = await attacker.post('/login', { email: NEW.email, password: 'malicious purple teapots' });
    expect(tried.status).toBe(422);
  });

  test('the owner of an account learns of it by mail, the visitor learns nothing', async () => {
    const said = async (email: string) => {
      const visitor = app.visitor();
      const { status, location } = await visitor.post('/register', { ...NEW, email });
      const { text } = await visitor.get('/register/sent');
      return sameForAll(status, location, text.replaceAll(email, ''));
    };
    expect(await said(CUSTOMER)).toBe(await said('nobody@example.com'));
    const letter = await letterTo(app, CUSTOMER);
    expect(letter.template).toBe('registration_known');
    expect(letter.text).toContain('/forgot-password');
    expect(letter.text).not.toContain('verify-email');
    expect(letter.link).toBe('/login');
    // After the job has found out, too.
    expect(await said(CUSTOMER)).toBe(await said('nobody@example.com'));
    expect(await accounts(CUSTOMER)).toBe(1);
    await signedIn(CUSTOMER, OLD);
  });

  test('a deactivated account stays one', async () => {
    await deactivateUser(await app.ctx('admin@demo.test'), (await user(CUSTOMER)).id);
    await app.visitor().post('/register', { ...NEW, email: CUSTOMER });
    expect(await lettersTo(app, CUSTOMER)).toMatchObject([{ template: 'registration_inactive' }]);
  });

  test('the letter is written once, however often its job runs', async () => {
    const link = await registered(app.visitor());
    const [{ id }] = await app.system.db('auth_tokens').where({ email: NEW.email }).select('id');
    const task = app.system.tasks.find(({ name }) => name === 'auth.mail_registration');
    if (!task) throw new Error('no task writes the letter');
    await runTask(task, await app.ctx(), { tokenId: id }, { number: 2, isLast: false });
    expect((await app.visitor().get(link)).status).toBe(200);
    expect(await lettersTo(app, NEW.email)).toHaveLength(1);
  });

  test('no more than five letters an hour go to an address, without a word', async () => {
    for (let number = 0; number < 7; number++) {
      expect((await app.visitor().post('/register', NEW)).location).toBe('/register/sent');
    }
    expect(await lettersTo(app, NEW.email)).toHaveLength(5);
  });

  test('an address that has been given an account meanwhile gets no second one', async () => {
    const visitor = app.visitor();
    const link = await registered(visitor);
    await createUser(await app.ctx(), { name: 'Made', email: NEW.email, role: 'customer' });
    const late = await visitor.post(link);
    expect(late.status).toBe(410);
    expect(late.html.querySelector('h1')?.text).toBe('The account was not made');
    expect((await user(NEW.email)).name).toBe('Made');
  });

  test('where people come by invitation, or from some domains, others cannot', async () => {
    const admin = await app.ctx('admin@demo.test');
    const visitor = app.visitor();
    const link = await registered(visitor);
    await changeSettings(admin, { signUp: 'domains', signUpDomains: ['acme.test'] });
    const refused = await app.visitor().post('/register', NEW);
    expect(refused.status).toBe(422);
    expect(refused.html.querySelector('.error-summary a[href="#f-email"]')).not.toBeNull();
    expect((await visitor.post(link)).status).toBe(410);
    await registered(app.visitor(), { email: 'somebody@acme.test' });
    await changeSettings(admin, { signUp: 'closed' });
    expect((await app.visitor().get('/register')).status).toBe(404);
    expect((await app.visitor().post('/register', NEW)).status).toBe(404);
    expect((await visitor.post(link)).status).toBe(404);
    expect(await accounts(NEW.email)).toBe(0);
  });

  test('what was typed is kept, but for the password', async () => {
    const visitor = app.visitor();
    await visitor.get('/register');
    for (const wrong of [
      { name: '' },
      { email: 'x' },
      { password: 'short' },
      { password: 'rosa registrada' },
    ]) {
      const again = await visitor.post('/register', { ...NEW, next: '/account', ...wrong });
      const value = (name: string) => again.html.querySelector(`input[name=${name}]`)?.getAttribute('value');
      expect(again.status).toBe(422);
      expect(value('email')).toBe(wrong.email ?? NEW.email);
      expect(value('next')).toBe('/account');
      expect(value('password')).toBeUndefined();
    }
  });
});

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

describe('the own password', () => {
  test('changing it takes the current one, renews the session and ends the others', async () => {
    const [here, elsewhere] = [await signedIn(CUSTOMER, OLD), await signedIn(CUSTOMER, OLD)];
    const copied = here.copy();
    const wrong = await here.post('/account/password', { current: 'wrong', next: NEXT });
    expect([wrong.status, wrong.html.querySelector('.error-summary a[href="#f-current"]')]).not.toContain(
      null,
    );
    const weak = await here.post('/account/password', { current: OLD, next: 'clara clara clara' });
    expect(weak.html.querySelector('.error-summary a[href="#f-next"]')).not.toBeNull();
    expect((await here.post('/account/password', { current: OLD, next: NEXT })).location).toBe(
      '/account/security',
    );
    expect(await Promise.all([here, elsewhere, copied].map(isIn))).toEqual([true, false, false]);
    await signedIn(CUSTOMER, NEXT);
  });

  test('guessing it from a session that was left open ends soon', async () => {
    const here = await signedIn(CUSTOMER, OLD);
    const answers: Answer[] = [];
    for (let number = 0; number < 11; number++) {
      answers.push(await here.post('/account/password', { current: `guess ${number}`, next: NEXT }));
    }
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(10).fill(422), 429]);
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(600);
    await app.system.limits.reset('change_password', (await user(CUSTOMER)).id);
  });

  test('a first one takes a fresh proof instead', async () => {
    const here = await signedIn(CUSTOMER, OLD);
    const { id: userId } = await user(CUSTOMER);
    await app.system.db('users').where({ id: userId }).update({ passwordHash: null });
    await app.system
      .db('sign_ins')
      .where({ userId })
      .update({ confirmedAt: new Date(0) });
    const page = await here.get('/account/security');
    expect(page.html.querySelector('#f-current')).toBeNull();
    expect((await here.post('/account/password', { next: NEXT })).location).toMatch(/^\/confirm/);
    await app.system.db('sign_ins').where({ userId }).update({ confirmedAt: new Date() });
    expect((await here.post('/account/password', { next: NEXT })).location).toBe('/account/security');
    await signedIn(CUSTOMER, NEXT);
  });

  test('changing it voids what was begun under the old one', async () => {
    const here = await signedIn(CUSTOMER, OLD);
    const reset = await resetLink();
    await here.post('/account/email', { email: 'new@example.com' });
    const { link } = await letterTo(app, 'new@example.com');
    await here.get('/account/security');
    await here.post('/account/password', { current: OLD, next: NEXT });
    expect((await app.visitor().post(reset, { password: OLD })).status).toBe(410);
    await here.get('/account');
    expect((await here.post(link)).status).toBe(410);
    await signedIn(CUSTOMER, NEXT);
  });

  test('who has shown the old one gets in no more once it has changed', async () => {
    const ctx = await app.ctx();
    const shown = await checkPassword(ctx, { email: CUSTOMER, password: OLD, origin: NOWHERE });
    await updateUser(await app.ctx('admin@demo.test'), shown.userId, { password: NEXT });
    const late = admit(ctx, { ...shown, method: 'password', origin: NOWHERE });
    await expect(late).rejects.toMatchObject({ code: 'invalid' });
    const again = await checkPassword(ctx, { email: CUSTOMER, password: NEXT, origin: NOWHERE });
    await admit(ctx, { ...again, method: 'password', origin: NOWHERE });
  });

  test('it can go once there is another way in, and never before', async () => {
    const [here, elsewhere] = [await signedIn(CUSTOMER, OLD), await signedIn(CUSTOMER, OLD)];
    const last = await here.post('/account/password/removal');
    expect([last.status, problem(last)]).toEqual([422, expect.stringContaining('only way in')]);
    await signedIn(CUSTOMER, OLD);
    const { id: userId } = await user(CUSTOMER);
    const key = { userId, credentialId: 'credential', publicKey: 'key', name: 'Laptop' };
    await app.system.db('passkeys').insert({ id: newId(), ...key });
    expect((await here.post('/account/password/removal')).location).toBe('/account/security');
    expect(await Promise.all([here, elsewhere].map(isIn))).toEqual([true, false]);
    expect((await app.visitor().post('/login', { email: CUSTOMER, password: OLD })).status).toBe(422);
    expect(await eventsOf(CUSTOMER)).toContain('password_removed');
  });

  test('a hash of a lower cost is replaced when its owner signs in', async () => {
    const stored = () =>
      row<{ passwordHash: string }>(app.system.db, 'select password_hash from users where email = :email', {
        email: CUSTOMER,
      });
    const weaker = await hash(OLD, { memoryCost: 8192, timeCost: 2, parallelism: 1 });
    await app.system.db('users').where({ email: CUSTOMER }).update({ passwordHash: weaker });
    expect((await app.visitor().post('/login', { email: CUSTOMER, password: 'wrong' })).status).toBe(422);
    expect((await stored()).passwordHash).toBe(weaker);
    await signedIn(CUSTOMER, OLD);
    expect(app.system.passwords.needsRehash((await stored()).passwordHash)).toBe(false);
    await signedIn(CUSTOMER, OLD);
  });
});

describe('the own address', () => {
  test('is shown while it waits for its link, and can be thought better of', async () => {
    const here = await signedIn(CUSTOMER, OLD);
    const waiting = async () =>
      (await here.get('/account')).html.querySelector('#address .notice')?.text ?? '';
    expect(await waiting()).toBe('');
    // Whether somebody has that address already makes no difference to what is shown.
    for (const email of ['customer2@demo.test', 'wanted@example.com']) {
      await here.post('/account/email', { email });
      expect(await waiting()).toContain(`${email} is waiting to be confirmed`);
    }
    const { link } = await letterTo(app, 'wanted@example.com');
    expect((await here.post('/account/email/removal')).location).toBe('/account');
    expect(await waiting()).toBe('');
    expect((await here.post(link)).status).toBe(410);
    await signedIn(CUSTOMER, OLD);
  });

  test('is another once the link that goes there is opened, and the old one is told', async () => {
    const [here, elsewhere] = [await signedIn(CUSTOMER, OLD), await signedIn(CUSTOMER, OLD)];
    const old = await resetLink();
    expect((await here.post('/account/email', { email: 'New@Example.com' })).location).toBe('/account');
    expect((await user(CUSTOMER)).emailVerifiedAt).toBeNull();
    const { link, template } = await letterTo(app, 'new@example.com');
    expect(template).toBe('address_change');

    const stranger = app.visitor();
    const page = await stranger.get(link);
    expect(page.html.querySelector('main a')?.getAttribute('href')).toBe(
      `/login?next=${encodeURIComponent(link)}`,
    );
    expect((await stranger.post(link)).location).toMatch(/^\/login\?next=/);
    const other = await signedIn('customer2@demo.test', OLD);
    expect((await other.get(link)).html.querySelector('main form[method=post]')).toBeNull();
    expect((await other.post(link)).status).toBe(404);

    expect((await here.get(link)).status).toBe(200);
    const copied = here.copy();
    expect((await here.post(link)).location).toBe('/account');
    expect((await user('new@example.com')).emailVerifiedAt).not.toBeNull();
    expect(await Promise.all([here, elsewhere, copied].map(isIn))).toEqual([true, false, false]);
    expect(await letterTo(app, CUSTOMER)).toMatchObject({ template: 'address_changed' });
    expect(await eventsOf('new@example.com')).toEqual(expect.arrayContaining(['changed', 'email_verified']));
    expect((await here.post(link)).status).toBe(410);
    expect((await app.visitor().post(old, { password: NEXT })).status).toBe(410);
    await signedIn('new@example.com', OLD);
  });

  test('whoever lives there is told nothing that the asker chose, and not everybody is written to', async () => {
    const { id } = await user(CUSTOMER);
    await app.system.db('users').where({ id }).update({ name: 'Win at evil.example' });
    const here = await signedIn(CUSTOMER, OLD);
    const statuses: (string | null)[] = [];
    for (let number = 0; number < 11; number++) {
      statuses.push((await here.post('/account/email', { email: `n${number}@example.com` })).location);
    }
    expect(statuses).toEqual([...Array<string>(10).fill('/account'), null]);
    const { subject, text, template } = await letterTo(app, 'n9@example.com');
    expect(template).toBe('address_change');
    expect(subject + text).not.toContain('evil.example');
  });

  test('is proved by a link where it has not been', async () => {
    const here = await signedIn(CUSTOMER, OLD);
    expect((await here.get('/account')).html.querySelector('#address input[name=email]')).not.toBeNull();
    await here.post('/account/email', { email: CUSTOMER });
    const { link, template } = await letterTo(app, CUSTOMER);
    expect(template).toBe('address_proof');
    expect((await here.post(link)).location).toBe('/account');
    expect((await user(CUSTOMER)).emailVerifiedAt).not.toBeNull();
    expect(await isIn(here)).toBe(true);
    const again = await here.post('/account/email', { email: CUSTOMER });
    expect([again.status, problem(again)]).toEqual([422, expect.stringContaining('already')]);
  });

  test('that somebody has is not told to who asks, but to its owner', async () => {
    const here = await signedIn(CUSTOMER, OLD);
    const said = async (email: string) => {
      const { status, location } = await here.post('/account/email', { email });
      const { text } = await here.get('/account');
      return sameForAll(status, location, text.replaceAll(email, ''));
    };
    const taken = await said('customer2@demo.test');
    expect(await lettersTo(app, 'customer2@demo.test')).toMatchObject([
      { template: 'address_taken', link: '' },
    ]);
    expect(await said('nobody9@example.com')).toBe(taken);
  });

  test('that was taken meanwhile stays whose it is', async () => {
    const here = await signedIn(CUSTOMER, OLD);
    await here.post('/account/email', { email: 'wanted@example.com' });
    const { link } = await letterTo(app, 'wanted@example.com');
    await createUser(await app.ctx(), { name: 'First', email: 'wanted@example.com', role: 'customer' });
    const late = await here.post(link);
    expect([late.status, late.html.querySelector('h1')?.text]).toEqual([410, 'The address has not changed']);
    expect((await user('wanted@example.com')).name).toBe('First');
    expect(await isIn(here)).toBe(true);
  });
});

describe('the strength of a password', () => {
  const MARTA = ['Marta García', 'marta.garcia@acme.test', 'ServiDesk'];

  test.each([
    ['password1234', 'leaked'],
    ['Password1234', 'leaked'],
    ['ｐａｓｓｗｏｒｄ１２３４', 'leaked'],
    ['1234567890', 'leaked'],
    ['mariposa123', 'common'],
    ['marta.garcia80', 'personal'],
    ['Garcia-Marta-2024', 'personal'],
    ['servidesk-acme', 'personal'],
    ['abcabcabcabc', 'repeat'],
    ['x'.repeat(200), 'repeat'],
    ['10/12/1980', 'date'],
  ])('%s is refused as %s', (password, weakness) => {
    expect(weaknessOf(password, MARTA)).toBe(weakness);
  });

  test.each([
    'tres tulipanes de cobre',
    'Zb7#kQp9!w',
    'el perro de Marta come siete clavos',
    '🐢🎷🌵🚂 lunes raro',
  ])('%s is good', (password) => {
    expect(weaknessOf(password, MARTA)).toBeNull();
  });

  test('a long password is not judged by a weak beginning', () => {
    expect(weaknessOf(`${'a'.repeat(60)}tres tulipanes de cobre y cuatro gaviotas`, [])).toBeNull();
  });

  test.each([
    ['es', 'listas públicas de contraseñas robadas'],
    ['en', 'public lists of stolen passwords'],
  ] as const)('is said beside the field, in %s', async (locale, words) => {
    const answer = await (await speaking(locale)).post('/register', { ...NEW, password: 'password1234' });
    expect(answer.status).toBe(422);
    expect(answer.html.querySelector('#f-password-error')?.text).toContain(words);
  });
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
