import { type TestApp, testApp } from '../support/app';
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
import { BROKEN, forms, HOSTILE } from './forms';

// Bad input in every form: an answer that says so, never a failure, and nothing stored by half.

// Hundreds of requests a test, on machines that are busy with others.
jest.setTimeout(120_000);

let app: TestApp;
beforeAll(async () => {
  // As in production: what a page is made of is read once, and there are thousands of pages here.
  app = await testApp({ env: { NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1:9' } });
});
afterAll(() => app.close());

test('there is a form for every address that takes one', async () => {
  const known = Object.keys(forms(await targets(app)));
  expect(known.sort()).toEqual(posts.map(({ path }) => path).sort());
});

test('the forms are good ones: what is wrong below is wrong because of what was put in', async () => {
  const all = forms(await targets(app));
  const refused: string[] = [];
  for (const route of posts) {
    const { address, form } = all[route.path] as { address: string; form: Record<string, string> };
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
    '422 /portal/tickets/:number/rating',
    '404 /desk/tickets/:number/restoration',
    '404 /admin/demo/removal',
  ]);
});

test('values that nobody expects, in every field of every form', async () => {
  const all = forms(await targets(app));
  const values = Object.entries(HOSTILE);
  const wrong: string[] = [];
  let turn = 0;
  for (const route of posts) {
    const { address, form } = all[route.path] as { address: string; form: Record<string, string> };
    const names = Object.keys(form);
    const attempts: Attempt[] = [];
    const everywhere = values.filter((_, index) => index < 3 || (index + turn) % 6 === 0);
    for (const [what, value] of names.length > 0 ? everywhere : []) {
      const fields = Object.fromEntries(names.map((name) => [name, value]));
      attempts.push({ what: `${what} everywhere`, send: (browser) => browser.post(address, fields) });
    }
    // One field alone gets past the checks of the others: a value for each, in turn.
    for (const name of names) {
      const [what, value] = values[turn % values.length] as (typeof values)[number];
      turn += 1;
      const fields = { ...form, [name]: value };
      attempts.push({ what: `${what} in ${name}`, send: (browser) => browser.post(address, fields) });
    }
    wrong.push(...(await wrongAnswers(app, route, attempts)));
  }
  expect(wrong).toEqual([]);
});

test('a body that is broken, missing or enormous', async () => {
  const all = forms(await targets(app));
  const wrong: string[] = [];
  const enormous = Buffer.alloc(20 * 1024 * 1024, 'x');
  for (const route of posts) {
    const { address } = all[route.path] as { address: string };
    const bodies = Object.entries(BROKEN).map(([what, { type, body }]) => ({ what, type, body }));
    if (['/portal/tickets', '/admin/users', '/login'].includes(route.path)) {
      bodies.push({ what: '20 MB', type: 'form', body: enormous as never });
      const multipart = 'multipart/form-data; boundary=x';
      const head = Buffer.from('--x\r\nContent-Disposition: form-data; name="subject"\r\n\r\n');
      bodies.push({ what: '20 MB field', type: multipart, body: Buffer.concat([head, enormous]) as never });
    }
    const attempts = bodies.flatMap(({ what, type, body }): Attempt[] =>
      (route.path === '/admin/users' ? [true, false] : [true]).map((signed) => ({
        what: `${what}${signed ? ' and a token' : ''}`,
        send: (browser) =>
          browser.send(address, {
            method: 'POST',
            body: body as BodyInit,
            headers: headersOf(type, signed ? tokens.get(senderOf(route)) : undefined),
          }),
      })),
    );
    attempts.push({
      what: 'nothing',
      send: (browser) =>
        browser.send(address, { method: 'POST', headers: headersOf('', tokens.get(senderOf(route))) }),
    });
    wrong.push(...(await wrongAnswers(app, route, attempts)));
  }
  expect(wrong).toEqual([]);
});
