import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { ADMIN, errorAt, FORM, LIST, scheduled, textOf } from './pages.support';

// What the form and the page of a schedule say of an address that has ended its mails.

let app: TestApp;
let admin: Browser;
beforeAll(async () => {
  app = await testApp();
  admin = await app.as(ADMIN);
});
afterAll(() => app.close());

async function withLeft(): Promise<string> {
  const { id, recipients } = await scheduled(app, { addresses: ['board@x.test', 'left@x.test'] });
  const row = recipients.find(({ address }) => address === 'left@x.test')?.id;
  await app.system.db('reportScheduleRecipients').where({ id: row }).update({ leftAt: new Date() });
  return id;
}

test('the form has it no more, and says why', async () => {
  const id = await withLeft();
  const form = await admin.get(`${LIST}/${id}/edit`);
  expect(form.html.querySelector('#f-addresses')?.text.trim()).toBe('board@x.test');
  expect(textOf(form, 'form .notice')).toMatch(/Have ended these mails.*left@x\.test.*Only they/);
  expect(textOf(await admin.get(LIST), `#schedule-${id}`)).toContain('1 recipient');
});

test('typed again it is refused beside the field, and nothing of what was typed is lost', async () => {
  const id = await withLeft();
  const addresses = 'board@x.test\nLeft@x.test\nnew@x.test';
  const answer = await admin.post(`${LIST}/${id}`, { ...FORM, addresses, version: '1' });
  expect(answer.status).toBe(422);
  expect(errorAt(answer, 'addresses')).toContain('left@x.test has ended these mails');
  expect(answer.html.querySelector('#f-addresses')?.text.trim()).toBe(addresses);
});

test('saved without it, its page still says that it has ended them', async () => {
  const id = await withLeft();
  const saved = await admin.post(`${LIST}/${id}`, { ...FORM, addresses: 'new@x.test', version: '1' });
  const page = await admin.get(String(saved.location));
  expect(textOf(page, '.schedule-whom')).toMatch(/left@x\.test\s*Has ended these mails/);
  expect(textOf(page, '.schedule-whom')).not.toContain('board@x.test');
});
