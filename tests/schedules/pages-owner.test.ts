import { createUser } from '../../src/features/users';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { ADMIN, LIST, OWN, personId, scheduled, TECHNICIAN, textOf } from './pages.support';

// Before somebody goes, or loses their role, the page of it says what of theirs goes out no more.

let app: TestApp;
let admin: Browser;
beforeAll(async () => {
  app = await testApp();
  admin = await app.as(ADMIN);
});
afterAll(() => app.close());

async function leader() {
  const email = 'leader@demo.test';
  const { id } = await createUser(await app.ctx(), { email, name: 'Lea Leader', role: 'administrator' });
  const people = [id];
  await scheduled(app, { name: 'Of the desk, one' }, email);
  await scheduled(app, { name: 'Of the desk, two' }, email);
  await scheduled(app, { name: 'Of her own', place: 'desk', addresses: [], people }, email);
  const paused = await scheduled(app, { name: 'Paused one' }, email);
  await admin.post(`${LIST}/${paused.id}/pause`);
  return id;
}

test.each([
  ['en', '2 scheduled reports of the whole desk', '1 scheduled report of their own figures'],
  ['es', '2 informes programados de toda la mesa', '1 informe programado de sus propias cifras'],
])('in %s: of an administrator how many of the desk, and how many of their own', async (locale, ...said) => {
  const id = await leader();
  await scheduled(app, { name: 'Somebody else’s' });
  await admin.post('/preferences', { locale, return_to: '/admin' });
  for (const end of ['/deactivation', '']) {
    const page = await admin.get(`/admin/users/${id}${end}`);
    const lines = page.html.querySelectorAll('.stopping p[class^=stopping]').map(({ text }) => text.trim());
    expect([end, lines]).toEqual([end, said]);
  }
  await admin.post('/preferences', { locale: 'en', return_to: '/admin' });
});

test('they lead to the list of theirs alone, from which all can be seen again', async () => {
  const id = await leader();
  await scheduled(app, { name: 'Somebody else’s' });
  const page = await admin.get(`/admin/users/${id}/deactivation`);
  const list = await admin.get(String(page.html.querySelector('.stopping a')?.getAttribute('href')));
  const names = list.html.querySelectorAll('.schedule-table .row-link').map(({ text }) => text);
  expect(names).toEqual(['Paused one', 'Of her own', 'Of the desk, two', 'Of the desk, one']);
  expect(textOf(list, 'main')).toContain('Only those of: Lea Leader');
  const all = await admin.get(LIST);
  expect(all.text).toContain('Somebody else’s');
  expect(all.text).not.toContain('Only those of');
});

test('whoever has none is told of none, and a technician asks for nobody’s', async () => {
  const id = await personId(app, 'technician2@demo.test');
  for (const end of ['/deactivation', ''])
    expect((await admin.get(`/admin/users/${id}${end}`)).html.querySelector('.stopping')).toBeNull();
  const none = await admin.get(`${LIST}?owner=${id}`);
  expect(textOf(none, 'main')).toContain('No scheduled reports');
  const theirs = await leader();
  const asked = await (await app.as(TECHNICIAN)).get(`${OWN}?owner=${theirs}`);
  expect(asked.text).not.toContain('Of the desk, one');
  expect(asked.text).not.toContain('Lea Leader');
});
