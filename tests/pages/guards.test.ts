import type { HTMLElement } from 'node-html-parser';
import { type TestApp, testApp } from '../support/app';
import { browserOf, expectedStatus } from './levels';
import { addressOf, gets, NO_PAGES, samplesOf } from './places';

// What somebody types into a form of the administration is not lost by a link: leaving it asks first. Every form that is
// typed into and saved by a button has that from the same mechanism, unless it keeps what is typed as a draft.

const TYPED =
  'textarea, input:not([type]), input[type=text], input[type=number], input[type=email], input[type=tel]';
const OTHERWISE = '[hx-post], [data-draft-key], [data-auto-submit]';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ filling: 'demo', commits: true });
});
afterAll(() => app.close());

const isTypedInto = (form: HTMLElement) =>
  form.querySelector(TYPED) !== null && !form.closest('dialog') && !form.matches?.(OTHERWISE);

test('every form of the administration that is typed into is guarded', async () => {
  const samples = await samplesOf(app.system);
  const browser = await browserOf(app, 'administrator');
  const routes = gets.filter(
    (route) =>
      /^\/(admin|desk\/templates)/.test(route.path) &&
      !NO_PAGES.includes(route.path) &&
      expectedStatus(route, 'administrator') === 200,
  );
  const bare: string[] = [];
  const guarded = new Set<string>();
  for (const { path } of routes) {
    const { html } = await browser.get(addressOf(path, samples));
    for (const form of html.querySelectorAll('main form[method=post]').filter(isTypedInto)) {
      const isGuarded =
        form.hasAttribute('data-unsaved') && form.querySelector('.save-bar [data-unsaved-state]') !== null;
      if (isGuarded) guarded.add(path);
      else bare.push(`${path}: ${form.getAttribute('action')}`);
    }
  }
  expect(bare).toEqual([]);
  for (const path of ['/admin/settings', '/admin/access', '/admin/messages/:template', '/admin/sla/:id'])
    expect([...guarded]).toContain(path);
  expect(guarded.size).toBeGreaterThan(15);
});

test.each([
  ['/admin/settings', '/admin/settings', { name: '' }],
  ['/admin/users/new', '/admin/users', { name: 'Ana', email: 'x' }],
  ['/admin/departments/new', '/admin/departments', { name: '' }],
])('what is refused at %s is not saved from its first moment', async (path, action, typed) => {
  const browser = await browserOf(app, 'administrator');
  const asked = await browser.get(path);
  const state = (html: HTMLElement) =>
    html.querySelector(`form[action="${action}"]`)?.getAttribute('data-unsaved');
  expect(state(asked.html)).toBe('');
  const answer = await browser.post(action, typed);
  expect([answer.status, state(answer.html)]).toEqual([422, 'typed']);
});
