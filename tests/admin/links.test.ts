import { texts } from '../../src/app/texts';
import { createTicket, deleteTicket } from '../../src/features/tickets';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';

// A text that says where a thing is changed leads there, for those who may change it.

const known = Object.assign({}, ...texts) as Record<string, { es: string; en: string }>;
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const linked = Object.entries(known).filter(([, { es, en }]) => /\[|\]/.test(es + en));

test('words that lead somewhere are marked in both languages, one place in a text', () => {
  const one = /^[^[\]]*\[[^[\]]+\][^[\]]*$/;
  expect(linked.filter(([, { es, en }]) => !one.test(es) || !one.test(en)).map(([key]) => key)).toEqual([]);
  expect(linked.length).toBeGreaterThan(8);
});

const page = async (path: string, email = 'admin@demo.test') => (await app.as(email)).get(path);
const link = ({ html }: Answer, href: string) =>
  html
    .querySelectorAll(`main a[href="${href}"], dialog a[href="${href}"]`)
    .map(({ text }) => text)
    .filter(Boolean);

test.each([
  ['/admin/deleted', '/admin/settings#f-retentionDays', '30 days'],
  ['/admin/users/invite', '/admin/deliveries', 'SMTP_URL'],
  ['/admin/users/invite/many', '/admin/deliveries', 'SMTP_URL'],
  ['/admin/access', '/account/security', 'setting it up'],
  ['/admin/settings', '/account', 'profile'],
  ['/admin/settings', '/admin/departments', 'departments'],
  ['/dev/outbox', '/admin/deliveries', 'SMTP_URL'],
])('%s leads to %s', async (path, href, words) => {
  const answer = await page(path);
  expect([answer.status, link(answer, href)]).toEqual([200, expect.arrayContaining([words])]);
  expect(answer.html.querySelector('main')?.text).not.toMatch(/\[|\]/);
});

test('who deletes a ticket is told for how long it can come back, where that is set and where it is then', async () => {
  const { id, number } = await createTicket(await app.ctx('customer@demo.test'), {
    subject: 'S',
    description: 'D',
  });
  expect(link(await page(`/desk/tickets/${number}`), '/admin/settings#f-retentionDays')).toEqual(['30 days']);
  await deleteTicket(await app.ctx('admin@demo.test'), id);
  const after = await page(`/desk/tickets/${number}/deletion`);
  expect(link(after, '/admin/deleted')).toEqual(['deleted tickets']);
});

test('an empty queue leads administrators to their departments; technicians read the same words', async () => {
  const path = '/desk/tickets?view=departments';
  const { actor } = await app.ctx('admin@demo.test');
  const id = actor.kind === 'person' ? actor.id : '';
  expect(link(await page(path), `/admin/users/${id}`)).toEqual(['your departments']);
  const technician = await page(path, 'technician@demo.test');
  expect(technician.text).toContain('Open tickets of your departments appear here.');
  expect(technician.text).not.toContain('/admin');
});
