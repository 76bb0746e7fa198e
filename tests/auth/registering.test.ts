import { changeSettings } from '../../src/features/settings';
import { createUser, deactivateUser } from '../../src/features/users';
import { runTask } from '../../src/platform/jobs';
import { isIn } from '../support/browser';
import { lettersTo, letterTo } from '../support/letters';
import {
  accounts,
  app,
  CUSTOMER,
  lang,
  NEW,
  OLD,
  problem,
  registered,
  sameForAll,
  signedIn,
  speaking,
  user,
} from './passwords.support';

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
