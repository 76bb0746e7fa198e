import { withdrawAnnouncement } from '../../src/features/notifications/announcements/announcements.service';
import { updateUser } from '../../src/features/users';
import { type TestApp, testApp } from '../support/app';
import { Browser } from '../support/browser';
import { idOf } from '../tickets/desk';
import { announced } from './announcements.support';
import { bellIn, groupsIn } from './in-app.support';

// What is announced stands in the lists of those whom it is for now, by its title, and leads to its text.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const CUSTOMER = 'customer@demo.test';
const TECHNICIAN = 'technician@demo.test';

/** By somebody who has just signed in: another role ends what they had open. */
async function seen(who: string, home: string) {
  const browser = new Browser(app.url, await app.signIn(who));
  const [list, page] = [await browser.get('/notifications'), await browser.get(home)];
  expect([list.status, page.status]).toEqual([200, 200]);
  return { lines: groupsIn(list).flatMap((group) => group.lines), count: bellIn(page).shown };
}

test('its line says what it is called, in its reader’s language, and is read once its page was opened', async () => {
  const { id } = await announced(app);
  const browser = await app.as(CUSTOMER);
  const list = await browser.get('/notifications');
  expect(groupsIn(list)[0]?.lines).toEqual(['* Alma Admin: Power cut']);
  expect(list.html.querySelector('.told input')?.getAttribute('aria-label')).toBe('Choose Power cut');
  const href = list.html.querySelector('.told li a')?.getAttribute('href') ?? '';
  expect(href).toBe(`/announcements/${id}`);
  const opened = await browser.get(href);
  expect([opened.html.querySelector('h1')?.text, bellIn(opened).shown]).toEqual(['Power cut', '']);
  await app.system.db('users').where({ email: CUSTOMER }).update({ locale: 'es' });
  expect(await seen(CUSTOMER, '/portal')).toEqual({ lines: ['Alma Admin: Corte de luz'], count: '' });
});

test.each([
  ['fetched beforehand', 'GET', { 'sec-purpose': 'prefetch;prerender' }],
  ['asked about', 'HEAD', {}],
])('it is not read where it is %s', async (_name, method, headers: Record<string, string>) => {
  const { id } = await announced(app);
  const browser = await app.as(CUSTOMER);
  await browser.send(`/announcements/${id}`, { method, headers });
  expect(bellIn(await browser.get('/portal')).shown).toBe('1');
});

test('whoever it is not for any more neither reads its title nor has it counted', async () => {
  await announced(app, { audience: 'staff' });
  const desk = await app.ctx();
  const technician = idOf(await app.ctx(TECHNICIAN));
  const line = '* Alma Admin: Power cut';
  expect(await seen(TECHNICIAN, '/desk')).toEqual({ lines: [line], count: '1' });
  await updateUser(desk, technician, { role: 'customer' });
  expect(await seen(TECHNICIAN, '/portal')).toEqual({ lines: [], count: '' });
  await updateUser(desk, technician, { role: 'technician' });
  expect(await seen(TECHNICIAN, '/desk')).toEqual({ lines: [line], count: '1' });
});

test('nor is it there once it is withdrawn, also where nobody has taken it back yet', async () => {
  const { id } = await announced(app, { audience: 'customers' });
  expect((await seen(CUSTOMER, '/portal')).count).toBe('1');
  await withdrawAnnouncement(await app.ctx('admin@demo.test'), id);
  expect(await seen(CUSTOMER, '/portal')).toEqual({ lines: [], count: '' });
});
