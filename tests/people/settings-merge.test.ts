import { getSettings } from '../../src/features/settings';
import { systemCtx } from '../../src/platform/ctx';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { type Form, formOf } from './lists.support';

// Settings are one thing with two forms: they are merged as everything else that has a version.

let app: TestApp;
let admin: Browser;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  admin = await app.as('admin@demo.test');
  await admin.get('/account');
});
afterAll(() => app.close());

const FORMS: [string, string, string, string, string, string][] = [
  ['/admin/settings', 'name', 'Suyo', 'Mío', 'autoCloseDays', '9'],
  ['/admin/access', 'sessionDays', '3', '4', 'rememberDays', '9'],
];

const openForm = async (path: string): Promise<Form> => formOf((await admin.get(path)).html, path);
const settings = async () => (await getSettings(systemCtx(app.system))) as unknown as Record<string, unknown>;

test.each(FORMS)('%s: of two forms that change different fields, both are kept', async (path, ...rest) => {
  const [name, theirs, , other, more] = rest;
  const mine = await openForm(path);
  expect((await admin.post(path, { ...mine, [name]: theirs })).location).toBe(path);
  expect((await admin.post(path, { ...mine, [other]: more })).location).toBe(path);
  expect(String((await settings())[name])).toBe(theirs);
  expect(String((await settings())[other])).toBe(more);
});

describe.each(['en', 'es'])('in %s', (locale) => {
  test.each(FORMS)(
    '%s: what two changed differently is asked about',
    async (path, name, theirs, own, ...rest) => {
      const [other, more] = rest;
      await admin.post('/preferences', { locale, return_to: '/admin' });
      const mine = await openForm(path);
      await admin.post(path, { ...mine, [name]: theirs, [other]: more });
      const asked = await admin.post(path, { ...mine, [name]: own });
      expect([asked.status, asked.html.querySelector('html')?.getAttribute('lang')]).toEqual([409, locale]);
      expect(asked.html.querySelectorAll('.versus')).toHaveLength(1);
      const choice = formOf(asked.html, path);
      expect((await admin.post(path, choice)).location).toBe(path);
      expect(String((await settings())[name])).toBe(theirs);
      expect((await admin.post(path, { ...choice, [`keep.${name}`]: 'mine' })).location).toBe(path);
      expect(String((await settings())[name])).toBe(own);
      // What only the others changed is not in question, and stays.
      expect(String((await settings())[other])).toBe(more);
    },
  );
});

test('one form of settings does not make the other stale where they have nothing in common', async () => {
  const access = await openForm('/admin/access');
  await admin.post('/admin/settings', { ...(await openForm('/admin/settings')), name: 'Otro' });
  expect((await admin.post('/admin/access', { ...access, rememberDays: '9' })).location).toBe(
    '/admin/access',
  );
  expect(await settings()).toMatchObject({ name: 'Otro', rememberDays: 9 });
});

test('a time that two changed is said in its unit, whichever unit it was typed in', async () => {
  const mine = await openForm('/admin/access');
  await admin.post('/admin/access', { ...mine, sessionIdle: '2', sessionIdleUnit: 'days' });
  const asked = await admin.post('/admin/access', { ...mine, sessionIdle: '90', sessionIdleUnit: 'minutes' });
  expect(asked.status).toBe(409);
  expect(asked.html.querySelector('.versus')?.text).toMatch(/12 hours[\s\S]*2 days[\s\S]*90 minutes/);
  const choice = { ...formOf(asked.html, '/admin/access'), 'keep.sessionIdle': 'mine' };
  expect((await admin.post('/admin/access', choice)).location).toBe('/admin/access');
  expect((await settings()).sessionIdleMinutes).toBe(90);
});

test('two forms that are whole by themselves do not make a half one together', async () => {
  const start = { ...(await openForm('/admin/access')), signUp: 'closed', signUpDomains: 'a.test' };
  expect((await admin.post('/admin/access', start)).location).toBe('/admin/access');
  const mine = await openForm('/admin/access');
  expect((await admin.post('/admin/access', { ...mine, signUpDomains: '' })).location).toBe('/admin/access');
  expect((await admin.post('/admin/access', { ...mine, signUp: 'domains' })).status).toBe(422);
  expect(await settings()).toMatchObject({ signUp: 'closed', signUpDomains: [] });
});
