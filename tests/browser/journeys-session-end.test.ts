/// <reference lib="dom" />
import type { Request, Response } from 'playwright-core';
import { changeTicket, createTicket } from '../../src/features/tickets';
import { becomes, type Desk, leave, openDemoDesk } from './chromium';
import { arrive, expectAccessible, expectQuiet, follow, open, posting, visit } from './visit';

// What is on a page whose session is over: it is lost neither by a form that is sent, nor by a link that is followed.

let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

async function newTicket(): Promise<{ id: string; number: number }> {
  const ctx = await desk.app.ctx('customer@demo.test');
  return createTicket(ctx, { subject: 'Session', description: 'Test' });
}

async function resolvedTicket(): Promise<number> {
  const { id, number } = await newTicket();
  await changeTicket(await desk.app.ctx('admin@demo.test'), id, { status: 'resolved' });
  return number;
}

test('what no draft holds stays on its page, whatever is sent there, and goes on once somebody is in again', async () => {
  const page = await visit(desk, 'customer@demo.test', { locale: 'en' });
  const path = `/portal/tickets/${await resolvedTicket()}`;
  await open(page, path);
  const comment = page.locator('[name=feedback]');
  const send = () => posting(page, () => page.getByRole('button', { name: 'Send rating' }).click());
  await page.locator('[name=satisfaction][value="4"]').check({ force: true });
  await comment.fill('Quick, and friendly.');
  await page.context().clearCookies();
  await send();
  const told = page.locator('.toast', { hasText: 'Your session has ended, and nothing has been saved.' });
  const signIn = told.getByRole('link', { name: 'Sign in in another tab' });
  expect(await signIn.getAttribute('href')).toMatch(`/login?next=${encodeURIComponent(path)}`);
  await expectAccessible(page);
  // Neither by another form of that page.
  await posting(page, () => page.getByRole('button', { name: 'Open again', exact: true }).click());
  await told.nth(1).waitFor();
  expect(await comment.inputValue()).toBe('Quick, and friendly.');
  expect(page.complaints).toEqual([]);

  await becomes(desk, page, 'customer@demo.test');
  await send();
  await page.locator('.toast', { hasText: 'Send again. What was typed is still here.' }).waitFor();
  await send();
  await page.getByText('Quick, and friendly.').waitFor();
  expect(page.complaints.splice(0)).toEqual([expect.stringContaining('403')]);
  await leave(page);
});

test('a property that somebody was typing stays typed', async () => {
  const page = await visit(desk, 'admin@demo.test', { locale: 'en' });
  await open(page, `/desk/tickets/${(await newTicket()).number}`);
  const text = page.locator('form.property :is(textarea, input[type=text])[name^="fields."]:visible').first();
  await text.fill('typed while it ended');
  await page.context().clearCookies();
  await posting(page, () => text.blur());
  await page.getByRole('link', { name: 'Sign in in another tab' }).waitFor();
  expect(await text.inputValue()).toBe('typed while it ended');
  // What is only chosen is chosen again: the sign-in page comes at once, and leads back.
  await text.fill('');
  await posting(page, () => page.locator('#p-urgency').selectOption('critical'));
  await arrive(page, /\/login\?next=/);
  expectQuiet(page);
  await leave(page);
});

test('beside a draft, a text that it does not hold stays on its page', async () => {
  const page = await visit(desk, 'technician@demo.test', { locale: 'en' });
  await open(page, '/desk/tickets/new');
  await page.fill('[name=subject]', 'Called by telephone');
  await page.locator('#new-customer summary').click();
  await page.fill('[name=new_name]', 'Eva Nueva');
  await page.context().clearCookies();
  await posting(page, () => page.getByRole('button', { name: 'Create ticket' }).click());
  await page.getByRole('link', { name: 'Sign in in another tab' }).waitFor();
  expect(await page.inputValue('[name=new_name]')).toBe('Eva Nueva');
  await leave(page);
});

test('who follows a link then is told at the sign-in page that a text is kept', async () => {
  const page = await visit(desk, 'customer@demo.test', { locale: 'en' });
  await open(page, '/portal/tickets/new');
  await page.fill('[name=description]', 'Begun');
  await page.context().clearCookies();
  await page.getByRole('link', { name: 'Cancel' }).focus();
  await open(page, '/portal/tickets');
  const notice = page.getByRole('status').filter({ hasText: 'This browser keeps text that was not sent.' });
  await notice.waitFor();
  expect(await page.locator('body').innerText()).not.toContain('Begun');
  await expectAccessible(page);
  expectQuiet(page);
  await leave(page);
});

test('a long text that is sent without a session is not lost: the page says how it goes on', async () => {
  const page = await visit(desk, 'admin@demo.test', { locale: 'en' });
  const { number } = await newTicket();
  const path = `/desk/tickets/${number}/edit`;
  await open(page, path);
  const long = 'ñandú '.repeat(8000);
  await page.fill('[name=description]', long);
  await page.context().clearCookies();
  await follow(page, page.getByRole('button', { name: 'Save' }));
  await page.getByText('the text of a form may have 64 kB').waitFor();
  const signIn = page.getByRole('link', { name: 'Sign in in another tab' });
  expect(await signIn.getAttribute('href')).toBe(`/login?next=${encodeURIComponent(path)}`);
  await expectAccessible(page);
  expect(page.complaints.splice(0)).toEqual([expect.stringContaining('413')]);

  // As it says: signed in again, the way back leads to the text, and from there it is sent.
  await becomes(desk, page, 'admin@demo.test');
  await page.goBack();
  expect(await page.inputValue('[name=description]')).toBe(long);
  await follow(page, page.getByRole('button', { name: 'Save' }));
  await arrive(page, new RegExp(`/desk/tickets/${number}$`));
  expect(await page.locator('#description .prose').textContent()).toContain('ñandú ñandú');
  expectQuiet(page);
  await leave(page);
});

test('a page whose sign-out takes its time asks for its stream again, and that is no failure', async () => {
  const page = await visit(desk, 'customer@demo.test', { locale: 'en' });
  const isStream = (to: Request | Response) => new URL(to.url()).pathname === '/live';
  const first = page.waitForResponse(isStream);
  await open(page, '/portal');
  expect((await first).status()).toBe(200);
  await page.route('**/logout', async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 });
    // The desk has ended the stream by now, and the page is still there.
    const again = await page.waitForResponse(isStream);
    expect(again.status()).toBe(204);
    await route.fulfill({ response: answer });
  });
  await page.locator('#user-menu summary').click();
  await follow(page, page.locator('form[action="/logout"] .menu-item'));
  await arrive(page, /\/login/);
  expectQuiet(page);
  await leave(page);
});
