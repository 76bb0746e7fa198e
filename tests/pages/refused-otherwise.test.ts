import { randomBytes } from 'node:crypto';
import type { HTMLElement } from 'node-html-parser';
import { limits } from '../../src/app/limits';
import { createTicket } from '../../src/features/tickets';
import { formOf } from '../people/lists.support';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';

// A form was refused, and its sender asks for the page in another language or theme, with and without scripts alike: the
// buttons of the frame send the form along, as it is by then.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Where a button of the frame leads, and the form that it sends. */
function buttonOf({ html }: Answer, label: string): { href: string; form: string | undefined } {
  const button = html
    .querySelectorAll('.preferences button')
    .find((one) => [one.text.trim(), one.getAttribute('title')].includes(label));
  return { href: button?.getAttribute('formaction') ?? '', form: button?.getAttribute('form') };
}

/** Whether a button sends a form: one that it names, or the one around it. */
const sends = (button: HTMLElement, form: string | undefined) =>
  button.getAttribute('form') === form && (button.getAttribute('type') ?? 'submit') === 'submit';

/** Presses it, and then goes on with the form. */
async function askOtherwise(browser: Browser, refused: Answer, action: string, label: string, typed = {}) {
  const { href, form } = buttonOf(refused, label);
  expect(refused.html.querySelector(`form[id="${form}"]`)?.getAttribute('action')).toBe(action);
  const { _csrf, ...fields } = { ...formOf(refused.html, action), ...typed } as Record<string, string>;
  expect((await browser.post(href, fields)).location).toBe('/preferences/form');
  const kept = await browser.get('/preferences/form');
  const sent = formOf(kept.html, action);
  return { kept, again: await browser.post(action, sent, { 'accept-language': '' }) };
}

test('a visitor’s comes back in the other language, but for the password', async () => {
  const visitor = app.visitor();
  await visitor.get('/register?next=%2Fportal%2Ftickets%2Fnew');
  const form = {
    name: 'Núria',
    email: 'no address',
    password: 'tin cloud basket 94',
    next: '/portal/tickets/new',
  };
  const refused = await visitor.post('/register', form, { 'accept-language': 'en' });
  expect(refused.status).toBe(422);
  const { kept, again } = await askOtherwise(visitor, refused, '/register', 'Español', {
    password: 'opensesame',
  });
  expect(kept.text).not.toContain('opensesame');
  expect(again.html.querySelector('html')?.getAttribute('lang')).toBe('es');
  expect(formOf(again.html, '/register')).toMatchObject({
    name: 'Núria',
    email: 'no address',
    next: form.next,
  });
  // Nobody else gets it, and nothing of it lies readable on the server.
  expect((await app.visitor().get('/preferences/form')).location).toBe('/');
  expect(JSON.stringify(await app.system.db('sessions').select('sess'))).not.toContain('no address');
});

test('a visitor’s that is longer than any of theirs is not kept', async () => {
  const stranger = app.visitor();
  const text = randomBytes(3000).toString('base64');
  const answer = await stranger.post('/preferences?of=%2Fregister&theme=dark', { name: text });
  expect(answer.location).toBe('/');
  expect((await stranger.get('/preferences/form')).location).toBe('/');
});

test('so many are kept of a visitor, and no more', async () => {
  const key = 'address:127.0.0.1';
  await app.system.limits.reset('preferences', key);
  for (let left = limits.preferences.points; left > 0; left--) {
    await app.system.limits.consume('preferences', key, limits.preferences);
  }
  const sessions = () => app.system.db('sessions').count();
  const before = await sessions();
  const answer = await app.visitor().send('/preferences?of=%2Fregister&theme=dark', {
    method: 'POST',
    body: new URLSearchParams({ name: 'Núria' }),
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([429, true]);
  expect(await sessions()).toEqual(before);
  await app.system.limits.reset('preferences', key);
});

test('a person’s comes back in another theme, with what was typed after it was refused', async () => {
  const browser = await app.as('customer@demo.test');
  const form = { subject: '', description: 'It <b>blinks</b>\r\n  twice', urgency: 'low' };
  const refused = await browser.upload('/portal/tickets', form, []);
  expect(refused.status).toBe(422);
  const { kept, again } = await askOtherwise(browser, refused, '/portal/tickets', 'Dark', {
    description: 'It hums.',
  });
  expect(kept.html.querySelector('html')?.getAttribute('data-theme')).toBe('dark');
  expect(again.status).toBe(422);
  expect(formOf(again.html, '/portal/tickets')).toMatchObject({ description: 'It hums.', urgency: 'low' });
});

test.each([
  ['admin', '/admin/departments', { name: '' }],
  ['admin', '/admin/sla', { name: '' }],
  ['technician', '/desk/templates', { title: '', body: '' }],
  ['customer', '/portal/tickets', { subject: '' }],
  ['customer', '/account', { name: '' }],
])('Enter in a field sends it once more, and asks for nothing else: %s at %s', async (who, path, form) => {
  const browser = await app.as(`${who}@demo.test`);
  await browser.get('/account');
  const { html, status } = await browser.post(path, form);
  expect(status).toBe(422);
  const { form: id } = buttonOf({ html } as Answer, 'Dark');
  // What Enter presses is the first button of the page that belongs to the form, seen or not.
  const own = html.querySelectorAll(`form[id="${id}"] button`).filter((button) => sends(button, undefined));
  const [first] = html
    .querySelectorAll('button')
    .filter((button) => sends(button, id) || own.includes(button));
  expect(first?.hasAttribute('hidden')).toBe(true);
  for (const name of ['name', 'value', 'formaction'])
    expect([name, first?.getAttribute(name)]).toEqual([name, own[0]?.getAttribute(name)]);
});

test('of several that go to one address it is the one that was refused', async () => {
  const { number } = await createTicket(await app.ctx('customer@demo.test'), {
    subject: 'One of many',
    description: 'D',
  });
  const browser = await app.as('admin@demo.test');
  const path = `/desk/tickets/${number}/properties`;
  const refused = await browser.post(path, { due: 'soon', 'base.due': '' });
  expect(refused.status).toBe(422);
  const { form } = buttonOf(refused, 'Dark');
  const sent = refused.html.querySelector(`form[id="${form}"]`);
  expect(sent?.querySelector('[name=due]')?.getAttribute('value')).toBe('soon');
});

test('elsewhere the buttons ask for the page alone', async () => {
  const browser = await app.as('customer@demo.test');
  for (const path of ['/account', '/portal/tickets/new', '/no/such/page']) {
    const page = await browser.get(path);
    expect(page.html.querySelectorAll('.preferences [formaction], .preferences [form]')).toEqual([]);
  }
  const gone = await browser.post('/portal/tickets/999999/replies', { body: 'Hello' });
  expect(gone.html.querySelectorAll('[formaction]')).toEqual([]);
  // What is asked for without a form is done all the same, and leads back.
  const answer = await browser.post('/preferences?theme=light&of=%2Faccount&return_to=%2Faccount', {});
  expect(answer.location).toBe('/account');
  expect((await browser.post('/preferences', { theme: 'dark', return_to: '/account' })).location).toBe(
    '/account',
  );
});

test('a form is led to no other host', async () => {
  const browser = await app.as('customer@demo.test');
  await browser.post('/preferences?theme=light&of=%2F%2Felse.test&return_to=%2F%2Felse.test', {
    name: 'Ana',
  });
  const kept = await browser.get('/preferences/form');
  expect(kept.html.querySelector('main form')?.getAttribute('action')).toMatch(/^\/(?!\/)/);
});
