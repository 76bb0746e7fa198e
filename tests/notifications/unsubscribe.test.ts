import { unsubscribeUrl } from '../../src/features/notifications';
import type { Kind } from '../../src/features/notifications/kinds';
import { wishesOf } from '../../src/features/notifications/preferences';
import { unsubscribeLimits } from '../../src/features/notifications/unsubscribe/unsubscribe.limits';
import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { userId } from './deliveries.support';

// Ending mail of a kind from a mail, as its reader and as their mail program do (RFC 8058).

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function pathFor(name: string, kind: Kind): Promise<string> {
  return new URL(unsubscribeUrl(await app.ctx(), await userId(app, name), kind)).pathname;
}

async function getsMail(name: string, kind: Kind): Promise<boolean | undefined> {
  const id = await userId(app, name);
  return (await wishesOf(await app.ctx(), [id])).get(id)?.allows(kind, 'mail');
}

const changes = () => rows(app.system.db, `select id from events where type = 'user.notifications_changed'`);

/** As a mail program asks: no cookie, no session, no token, from another place. */
function press(
  path: string,
  body: string | FormData | null = 'List-Unsubscribe=One-Click',
): Promise<Response> {
  const type: Record<string, string> =
    typeof body === 'string' ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
  const headers = { ...type, 'sec-fetch-site': 'cross-site', origin: 'https://mail.example' };
  return fetch(new URL(path, app.url), { method: 'POST', body, headers, redirect: 'manual' });
}

test('whoever only looks changes nothing and begins no session, however often', async () => {
  const path = await pathFor('customer', 'reply');
  for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) {
    const answer = await fetch(new URL(path, app.url), { method });
    expect([method, answer.status, answer.headers.get('set-cookie')]).toEqual([method, 200, null]);
  }
  expect(await getsMail('customer', 'reply')).toBe(true);
  expect(await changes()).toEqual([]);
});

test('one press ends mail of that kind for that person, and nothing else; a second one too says yes', async () => {
  const path = await pathFor('customer', 'reply');
  for (const turn of [1, 2]) {
    const answer = await press(path);
    expect([turn, answer.status, answer.headers.get('set-cookie')]).toEqual([turn, 200, null]);
  }
  expect(await getsMail('customer', 'reply')).toBe(false);
  expect(await getsMail('customer', 'status')).toBe(true);
  expect(await getsMail('customer2', 'reply')).toBe(true);
  expect(await changes()).toHaveLength(1);
});

test('it does so in whichever form a mail program sends the words, or none', async () => {
  const form = new FormData();
  form.set('List-Unsubscribe', 'One-Click');
  for (const [kind, body] of [
    ['reply', form],
    ['status', null],
    ['created', 'List-Unsubscribe=One-Click&List-Unsubscribe=One-Click'],
  ] as const) {
    expect([kind, (await press(await pathFor('customer', kind), body)).status]).toEqual([kind, 200]);
    expect([kind, await getsMail('customer', kind)]).toEqual([kind, false]);
  }
});

async function sendForm(browser: Browser, path: string) {
  const { html } = await browser.get(path);
  const form = html.querySelector('#choice');
  const fields = form
    ?.querySelectorAll('input')
    .map((one) => [one.getAttribute('name'), one.getAttribute('value')]);
  return browser.post(form?.getAttribute('action') ?? '', Object.fromEntries(fields ?? []));
}

test('the page says what ends, ends it, and turns it on again, for a visitor and for who is signed in', async () => {
  const path = await pathFor('customer', 'reply');
  for (const browser of [app.visitor(), await app.as('technician@demo.test')]) {
    expect((await browser.get(path)).html.querySelector('h1')?.text).toBe('Stop “Reply” by mail?');
    const ended = await sendForm(browser, path);
    expect(ended.html.querySelector('h1')?.text).toBe('“Reply” does not reach you by mail');
    expect(await getsMail('customer', 'reply')).toBe(false);
    const again = await sendForm(browser, path);
    expect([again.status, await getsMail('customer', 'reply')]).toEqual([200, true]);
  }
});

test('it speaks the language of whom the mail was for, whatever the browser says', async () => {
  const path = await pathFor('customer', 'reply');
  await app.system.db('users').where({ email: 'customer@demo.test' }).update({ locale: 'es' });
  const { text } = await app.visitor().get(path, { 'accept-language': 'en' });
  expect(text).toContain('<html lang="es"');
  expect(text).toContain('¿Dejar de recibir «Respuesta» por correo?');
});

test('a wrong link, an old one, and one for whom there is no mail any more say the same', async () => {
  const good = await pathFor('customer', 'reply');
  const staffOnly = await pathFor('customer', 'note');
  const gone = await pathFor('customer2', 'reply');
  await app.system.db('users').where({ email: 'customer2@demo.test' }).update({ state: 'inactive' });
  const pages: string[] = [];
  for (const path of [
    good.slice(0, -1),
    good.replace('.reply.', '.status.'),
    '/unsubscribe/x',
    staffOnly,
    gone,
  ]) {
    const page = await app.visitor().get(path);
    expect([path, page.status, (await press(path)).status]).toEqual([path, 404, 404]);
    pages.push(page.html.querySelector('main')?.text ?? '');
  }
  expect(new Set(pages).size).toBe(1);
  expect(pages[0]).toContain('This link does not work');
  expect(await changes()).toEqual([]);
});

test('a link that somebody is let in by is for nothing else: it shows no name and opens no session', async () => {
  const browser = app.visitor();
  const { text } = await browser.get(await pathFor('customer', 'reply'));
  expect(text).not.toMatch(/customer@demo\.test|Clara/);
  expect((await browser.get('/account')).location).toBe('/login?next=%2Faccount');
});

test('one network presses so often, and no more', async () => {
  const path = await pathFor('customer', 'reply');
  const { limits } = app.system;
  const [name, network] = ['unsubscribe', 'address:127.0.0.1'];
  for (let turn = 0; turn < 600; turn += 1)
    await limits.consume(name, network, unsubscribeLimits.unsubscribe);
  expect((await press(path)).status).toBe(429);
  await limits.reset(name, network);
  expect((await press(path)).status).toBe(200);
});
