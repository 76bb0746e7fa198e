import { type TestApp, testApp } from '../support/app';
import { SAMPLE_TIMEOUT_MS, sample } from '../support/thorough';
import { posts } from './addresses';
import {
  type Attempt,
  forgetLimits,
  headersOf,
  senderFor,
  senderOf,
  targets,
  tokens,
  tried,
  wrongAnswers,
} from './attempts';
import { type Form, forms } from './forms';
import { BROKEN, HOSTILE } from './hostile';

// Bad input in every form: an answer that says so, never a failure, and nothing stored by half. Every form is tried in
// every run, with some of the values.

// Hundreds of requests a test, on machines that are busy with others.
jest.setTimeout(SAMPLE_TIMEOUT_MS);

let app: TestApp;
beforeAll(async () => {
  // As in production: what a page is made of is read once, and there are thousands of pages here.
  app = await testApp({ env: { NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1:9' } });
});
afterAll(() => app.close());

const formAt = (all: ReturnType<typeof forms>, path: string) => all[path] as { address: string; form: Form };

test('there is a form for every address that takes one', async () => {
  const known = Object.keys(forms(await targets(app)));
  expect(known.sort()).toEqual(posts.map(({ path }) => path).sort());
});

test('the forms are good ones: what is wrong below is wrong because of what was put in', async () => {
  const all = forms(await targets(app));
  const refused: string[] = [];
  for (const route of posts) {
    const { address, form } = formAt(all, route.path);
    const { status } = await tried(app, async () => (await senderFor(app, route)).post(address, form));
    if (status >= 400) refused.push(`${status} ${route.path}`);
    await forgetLimits(app, route);
  }
  expect(refused).toEqual([
    '422 /login',
    '410 /unlock/:token',
    '410 /verify-email/:token',
    '410 /reset-password/:token',
    '422 /account/password',
    '422 /account/password/removal',
    '422 /login/passkey',
    '410 /login/factor/options',
    '422 /account/security/totp',
    '404 /account/security/totp/removal',
    '422 /account/security/passkeys',
    '404 /account/security/passkeys/:id',
    '404 /account/security/passkeys/:id/removal',
    '404 /account/security/recovery-codes',
    '404 /admin/users/:id/factors/removal',
    '422 /confirm',
    '404 /setup',
    '404 /desk/undo/:id',
    '422 /portal/tickets/:number/rating',
    '404 /desk/tickets/:number/restoration',
    '422 /admin/calendars/:id/feeds',
    '404 /admin/deliveries/:id/retry',
    '404 /unsubscribe/:token',
    '422 /admin/settings/logo',
    '422 /admin/settings/logo/dark',
    '404 /admin/demo/removal',
  ]);
});

test('values that nobody expects, in every field of every form', async () => {
  const all = forms(await targets(app));
  const values = Object.entries(HOSTILE);
  const wrong: string[] = [];
  for (const route of posts) {
    const { address, form } = formAt(all, route.path);
    const names = Object.keys(form);
    const everywhere = names.length > 0 ? sample(values, 0.06, route.path) : [];
    const attempts = everywhere.map(([what, value]): Attempt => {
      const fields = Object.fromEntries(names.map((name) => [name, value]));
      return { what: `${what} everywhere`, send: (browser) => browser.post(address, fields) };
    });
    // One field alone gets past the checks of the others.
    const alone = names.flatMap((name) => values.map(([what, value]) => ({ name, what, value })));
    for (const { name, what, value } of sample(alone, 0.015, `alone ${route.path}`)) {
      const fields = { ...form, [name]: value };
      attempts.push({ what: `${what} in ${name}`, send: (browser) => browser.post(address, fields) });
    }
    wrong.push(...(await wrongAnswers(app, route, attempts)));
  }
  expect(wrong).toEqual([]);
});

const ENORMOUS = Buffer.alloc(20 * 1024 * 1024, 'x');
const IN_PARTS = 'multipart/form-data; boundary=x';
const IN_A_FIELD = Buffer.concat([
  Buffer.from('--x\r\nContent-Disposition: form-data; name="subject"\r\n\r\n'),
  ENORMOUS,
]);
const LARGE = ['/portal/tickets', '/admin/users', '/login'];

test('a body that is broken, missing or enormous', async () => {
  const all = forms(await targets(app));
  const wrong: string[] = [];
  for (const route of posts) {
    const { address } = formAt(all, route.path);
    const sent = (what: string, type: string, body: BodyInit | undefined, signed: boolean): Attempt => ({
      what: `${what}${signed ? ' and a token' : ''}`,
      send: (browser) => {
        const headers = headersOf(type, signed ? tokens.get(senderOf(route)) : undefined);
        return browser.send(address, { method: 'POST', body, headers });
      },
    });
    const broken = Object.entries(BROKEN).map(([what, { type, body }]) =>
      sent(what, type, body as BodyInit, true),
    );
    const attempts = sample([...broken, sent('nothing', '', undefined, true)], 0.12, route.path);
    if (LARGE.includes(route.path)) {
      attempts.push(sent('20 MB', 'form', ENORMOUS, true), sent('20 MB field', IN_PARTS, IN_A_FIELD, true));
    }
    if (route.path === '/admin/users') {
      for (const [what, { type, body }] of Object.entries(BROKEN)) {
        attempts.push(sent(what, type, body as BodyInit, false));
      }
    }
    wrong.push(...(await wrongAnswers(app, route, attempts)));
  }
  expect(wrong).toEqual([]);
});
