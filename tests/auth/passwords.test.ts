import { hash } from '@node-rs/argon2';
import { admit, checkPassword, NOWHERE } from '../../src/features/auth';
import { updateUser } from '../../src/features/users';
import { row } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { type Answer, isIn } from '../support/browser';
import { letterTo } from '../support/letters';
import {
  app,
  CUSTOMER,
  eventsOf,
  NEW,
  NEXT,
  OLD,
  problem,
  resetLink,
  signedIn,
  speaking,
  user,
} from './passwords.support';

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
describe('the strength of a password', () => {
  test.each([
    ['es', 'listas públicas de contraseñas robadas'],
    ['en', 'public lists of stolen passwords'],
  ] as const)('is said beside the field, in %s', async (locale, words) => {
    const answer = await (await speaking(locale)).post('/register', { ...NEW, password: 'password1234' });
    expect(answer.status).toBe(422);
    expect(answer.html.querySelector('#f-password-error')?.text).toContain(words);
  });
});
