import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { deactivateUser } from '../../src/features/users';
import { record } from '../bench/capture';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { lettersTo, waitingAuthJobs } from '../support/letters';

// Whether an account exists cannot be told: the same answer after the same work, whatever the address. What is more is
// done by a job. `npm run bench -- --rows guessing` looks at the clock.

let app: TestApp;
let visitor: Browser;
beforeAll(async () => {
  app = await testApp();
  visitor = app.visitor();
  await visitor.get('/login');
});
afterAll(() => app.close());

const UNKNOWN = 'unheard-of@demo.test';
const FORMS = {
  '/login': (email: string) => ({ email, password: 'not the password' }),
  '/forgot-password': (email: string) => ({ email }),
  '/register': (email: string) => ({ name: 'Somebody', email, password: 'tres tulipanes de cobre' }),
};
type Path = keyof typeof FORMS;

/** What takes a processor or another server long, and the jobs, each with what it is told. */
const WORK: Record<Path, object> = {
  '/login': { slow: ['a rate limit', 'the check of a password'], jobs: [] },
  '/forgot-password': {
    slow: ['a rate limit', 'a rate limit'],
    jobs: [['auth.mail_reset', ['email', 'tokenId']]],
  },
  '/register': {
    slow: ['a rate limit', 'an estimate', 'a hash', 'a rate limit'],
    jobs: [['auth.mail_registration', ['tokenId']]],
  },
};

const ACCOUNTS: Record<string, (email: string) => Promise<unknown>> = {
  'an ordinary account': async () => undefined,
  'one that was deactivated': async (email) => {
    const { id } = await app.system.db('users').where({ email }).first();
    await deactivateUser(await app.ctx('admin@demo.test'), id);
  },
  'one without a password': (email) => app.system.db('users').where({ email }).update({ passwordHash: null }),
  'one whose address is not proved': (email) =>
    app.system.db('users').where({ email }).update({ emailVerifiedAt: null }),
};
const KNOWN = 'customer@demo.test';

/** What an answer says, but for what was typed and what differs from one page to the next. */
function said({ status, location, headers, text }: Answer, email: string): string {
  const names = [...headers.keys()].filter((name) => name !== 'content-length').sort();
  const words = text
    .replaceAll(email, '')
    .replace(/(nonce|name="_csrf" value|content|data-live-since)="[^"]*"/g, '');
  return `${status} ${location} ${names}\n${words}`;
}

/** All that is done for a form: the statements, what takes a processor long, and the jobs that are left to do. */
async function workOf(path: Path, email: string) {
  await app.system.db('sign_in_throttles').delete();
  await app.system.db('graphile_worker._private_jobs').delete();
  for (const limit of ['sign_in', 'register', 'mail_link'])
    await app.system.limits.reset(limit, 'address:127.0.0.1');
  await app.system.limits.reset('mail_to', email);
  const slow: unknown[] = [];
  const noted = (what: unknown) => void slow.push(what);
  subscribe('servidesk:slow', noted);
  const { statements, stop } = record();
  const answer = await visitor.post(path, FORMS[path](email)).finally(() => {
    stop();
    unsubscribe('servidesk:slow', noted);
  });
  const jobs = (await waitingAuthJobs(app)).map(({ task, payload }) => [task, Object.keys(payload)]);
  return { said: said(answer, email), statements: statements.map(({ text }) => text).sort(), slow, jobs };
}

describe.each(Object.keys(FORMS) as Path[])('%s', (path) => {
  test('does something, so that there is something to compare', async () => {
    const { said, statements, slow, jobs } = await workOf(path, UNKNOWN);
    expect(said).toMatch(path === '/login' ? /^422 / : /^303 /);
    expect(statements.length).toBeGreaterThan(2);
    expect({ slow, jobs }).toEqual(WORK[path]);
  });

  test.each(Object.entries(ACCOUNTS))(
    'has the same answer and work for %s as for none',
    async (_what, prepare) => {
      await prepare(KNOWN);
      // What is kept in memory is there from then on.
      await workOf(path, 'another@demo.test');
      const [known, unknown] = [await workOf(path, KNOWN), await workOf(path, UNKNOWN)];
      expect(known).toEqual(unknown);
    },
  );
});

test('the sixth failure sets off the same work, and nobody is mailed about an account that does not exist', async () => {
  const sixth = async (email: string) => {
    for (let number = 0; number < 5; number += 1) await visitor.post('/login', FORMS['/login'](email));
    const answer = await visitor.post('/login', FORMS['/login'](email));
    return {
      said: said(answer, email),
      jobs: (await waitingAuthJobs(app)).splice(0).map(({ task }) => task),
    };
  };
  await app.system.db('graphile_worker._private_jobs').delete();
  const unknown = await sixth(UNKNOWN);
  expect(unknown).toMatchObject({ said: expect.stringMatching(/^429 /), jobs: ['auth.mail_unlock'] });
  expect(await lettersTo(app, UNKNOWN)).toEqual([]);
  expect(await sixth(KNOWN)).toEqual(unknown);
  expect((await lettersTo(app, KNOWN)).map(({ template }) => template)).toEqual(['locked']);
});
