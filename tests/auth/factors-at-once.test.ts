import { lockPerson } from '../../src/features/auth/shared/person';
import { setOwnPassword } from '../../src/features/users';
import { inTx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { makePasskey, usePasskey } from './factors.authenticator';
import {
  codeOf,
  forgetFailures,
  forgetSteps,
  halfSignedIn,
  PASSWORD,
  setUpTotp,
  signedIn,
} from './factors.people';

// What only shows when changes are committed: the same proof, or two changes, at the same moment.

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ commits: true });
});
afterAll(() => app.close());
beforeEach(() => forgetFailures(app));

const CUSTOMER = 'customer@demo.test';
const KEYS = '/account/security/passkeys';
const at = (answers: { location: string | null }[], path: string) =>
  answers.filter(({ location }) => location === path).length;

async function optionsFor(browser: Browser, path: string) {
  return JSON.parse((await browser.post(path, {}, { accept: 'application/json' })).text);
}

test('of the same code at once, in several browsers or twice in one, one opens', async () => {
  const { key, codes } = await setUpTotp(await signedIn(app, CUSTOMER));
  const shown = [
    { with: 'totp', code: () => codeOf(key) },
    { with: 'recovery_code', code: () => codes[0] },
  ];
  for (const { with: way, code } of shown) {
    await forgetSteps(app);
    const browsers = [await halfSignedIn(app, CUSTOMER), await halfSignedIn(app, CUSTOMER)];
    browsers.push(...browsers.map((browser) => browser.copy()));
    const same = code();
    const answers = await Promise.all(
      browsers.map((browser) => browser.post('/login/factor', { with: way, code: same })),
    );
    expect(at(answers, '/portal')).toBe(1);
    await forgetFailures(app);
  }
});

test('one first step opens once, also with two right answers at once', async () => {
  const person = await signedIn(app, 'customer2@demo.test');
  const { key, codes } = await setUpTotp(person);
  await forgetSteps(app);
  const browser = await halfSignedIn(app, 'customer2@demo.test');
  const answers = await Promise.all([
    browser.copy().post('/login/factor', { with: 'totp', code: codeOf(key) }),
    browser.copy().post('/login/factor', { with: 'recovery_code', code: codes[0] }),
  ]);
  expect(at(answers, '/portal')).toBe(1);
  // What was refused with the token is not used up.
  const [{ used } = { used: -1 }] = await app.system
    .db('recovery_codes')
    .whereNotNull('usedAt')
    .count({ used: '*' })
    .whereIn('userId', app.system.db('users').where({ email: 'customer2@demo.test' }).select('id'));
  const [totp] = await app.system.db('totp_factors').where('lastStep', '>', 0).select('userId');
  expect(Number(used) + (totp ? 1 : 0)).toBe(1);
});

test('who is on the way in while the password changes does not get in with the old one', async () => {
  const email = 'technician2@demo.test';
  const { id } = await row<{ id: string }>(app.system.db, 'select id from users where email = :email', {
    email,
  });
  /** Other files' databases are on the same server: what waits there for a lock is not who is asked about here. */
  const isAwaited = async (pid: number) =>
    (
      await rows(app.system.db, 'select 1 from pg_stat_activity where :pid = any(pg_blocking_pids(pid))', {
        pid,
      })
    ).length > 0;
  /** Tries to get in from the moment at which the password is being changed until it has been. */
  async function whileItChanges(next: string, enter: () => Promise<Answer>): Promise<Answer> {
    const passwordHash = await app.system.passwords.hash(next);
    const entering = await inTx(await app.ctx(), async (tx) => {
      await lockPerson(tx, id);
      const { pid } = await row<{ pid: number }>(tx.db, 'select pg_backend_pid() as pid');
      const answer = enter();
      await until(() => isAwaited(pid));
      await setOwnPassword(tx, id, passwordHash, null);
      return { answer };
    });
    return entering.answer;
  }
  const live = async () =>
    (await rows(app.system.db, 'select 1 from sign_ins where user_id = :id and ended_at is null', { id }))
      .length;

  const visitor = app.visitor();
  await visitor.get('/login');
  const late = await whileItChanges(PASSWORD, () => visitor.post('/login', { email, password: PASSWORD }));
  expect([late.status, await live()]).toEqual([422, 0]);

  const { key } = await setUpTotp(await signedIn(app, email));
  await forgetSteps(app);
  const half = await halfSignedIn(app, email);
  const code = codeOf(key);
  const halfway = await whileItChanges('tortuga violeta 47 farol', () =>
    half.post('/login/factor', { with: 'totp', code }),
  );
  expect([halfway.location, await live()]).toEqual(['/login', 0]);
});

test('of two first factors added at once, one brings the recovery codes', async () => {
  const browser = await signedIn(app, 'colleague@demo.test');
  await browser.get(`${KEYS}/new`);
  const origin = app.system.config.baseUrl;
  const { passkey, credential } = makePasskey(await optionsFor(browser, `${KEYS}/options`), origin);
  const page = await browser.get('/account/security/totp');
  const field = (selector: string) => page.html.querySelector(selector)?.getAttribute('value') ?? '';
  const totp = { setup: field('[name=setup]'), code: codeOf(field('#totp-key')) };
  const answers = await Promise.all([
    browser.copy().post(KEYS, { credential }),
    browser.copy().post('/account/security/totp', totp),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect(at(answers, '/account/security/recovery-codes')).toBe(1);
  const owner = app.system.db('users').where({ email: 'colleague@demo.test' }).select('id');
  expect(await app.system.db('recovery_codes').whereIn('userId', owner).select('hash')).toHaveLength(10);

  // The same answer of a passkey that counts, twice at once.
  const visitor = app.visitor();
  await visitor.get('/login');
  const options = await optionsFor(visitor, '/login/passkey/options');
  const answer = usePasskey(passkey, options, origin, { counter: 1 });
  const entered = await Promise.all(
    [1, 2, 3].map(() => visitor.copy().post('/login/passkey', { credential: answer })),
  );
  expect(at(entered, '/portal')).toBe(1);
});

test('of the last two ways in, both removed at once, one stays', async () => {
  const email = 'customer3@demo.test';
  const browser = await signedIn(app, email);
  const origin = app.system.config.baseUrl;
  for (const name of ['One', 'Two']) {
    await browser.get(`${KEYS}/new`);
    const { credential } = makePasskey(await optionsFor(browser, `${KEYS}/options`), origin);
    await browser.post(KEYS, { credential, name });
  }
  await app.system.db('users').where({ email }).update({ passwordHash: null });
  const owner = app.system.db('users').where({ email }).select('id');
  const keys: { id: string }[] = await app.system.db('passkeys').whereIn('userId', owner).select('id');
  await browser.get('/account/security');
  const answers = await Promise.all(keys.map(({ id }) => browser.copy().post(`${KEYS}/${id}/removal`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
});
