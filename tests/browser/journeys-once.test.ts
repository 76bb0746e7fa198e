/// <reference lib="dom" />
import type { Page, Route } from 'playwright-core';
import { rows } from '../../src/platform/db';
import { type Desk, leave, openDemoDesk } from './chromium';
import { arrive, follow, open, posting, shows, visit } from './visit';

// What is sent again arrives once, and what is said next arrives too.
let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

const idOf = (page: Page) => page.inputValue('#composer [name=_submission]');
const entry = (page: Page, text: string) => page.locator('.timeline .entry').filter({ hasText: text });
const said = async (body: string) =>
  (await rows(desk.app.system.db, 'select 1 from comments where body = :body', { body })).length;
const filed = async (subject: string) =>
  (await rows(desk.app.system.db, 'select 1 from tickets where subject = :subject', { subject })).length;

async function newTicket(page: Page, subject: string): Promise<void> {
  await page.goto('/portal/tickets/new');
  await page.fill('[name=subject]', subject);
  await page.fill('[name=description]', 'Please.');
}

/** The desk gets what the browser sends, and the browser no answer. */
async function loseAnswer(route: Route): Promise<void> {
  const request = route.request();
  const headers = Object.entries(await request.allHeaders()).filter(([name]) => !name.startsWith(':'));
  const body = new Uint8Array(request.postDataBuffer() ?? []);
  await fetch(request.url(), { method: 'POST', headers, body, redirect: 'manual' });
  await route.abort();
}

async function send(page: Page): Promise<void> {
  await posting(page, () => page.locator('.composer-send [type=submit]').click());
}

test('two replies in place carry two ids, whatever the page brings meanwhile', async () => {
  const customer = await visit(desk, 'customer@demo.test', { locale: 'en' });
  const technician = await visit(desk, 'technician@demo.test', { locale: 'en' });
  await newTicket(customer, 'Talked about in place');
  await posting(customer, () => customer.locator('.form-actions [type=submit]').click());
  await arrive(customer, /\/portal\/tickets\/\d+$/);
  await open(technician, `/desk/tickets/${/\d+$/.exec(customer.url())?.[0]}`);

  const first = await idOf(technician);
  await technician.fill('#composer-body', 'The first of two.');
  await send(technician);
  await shows(entry(technician, 'The first of two.'));
  const second = await idOf(technician);
  expect(second).not.toBe(first);

  await technician.fill('#composer-body', 'The second of two.');
  await customer.fill('#composer-body', 'A question between them.');
  await send(customer);
  await shows(entry(technician, 'A question between them.'));
  expect(await idOf(technician)).toBe(second);
  await send(technician);
  await shows(entry(technician, 'The second of two.'));
  expect([await said('The first of two.'), await said('The second of two.')]).toEqual([1, 1]);
  await leave(customer, technician);
});

test('a reply whose answer is lost is sent again from the same page, and is there once', async () => {
  const page = await visit(desk, 'customer@demo.test', { locale: 'en' });
  await newTicket(page, 'Lost on the way back');
  await posting(page, () => page.locator('.form-actions [type=submit]').click());
  await arrive(page, /\/portal\/tickets\/\d+$/);

  await page.route('**/replies', loseAnswer);
  await page.fill('#composer-body', 'Nobody heard of me.');
  await page.locator('.composer-send [type=submit]').click();
  // The page finds out by itself; the composer does not know whether it was its own.
  await shows(entry(page, 'Nobody heard of me.'));
  expect(await page.inputValue('#composer-body')).toBe('Nobody heard of me.');
  await page.unroute('**/replies');
  await send(page);
  await page.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('#composer-body')?.value === '',
  );
  expect(await said('Nobody heard of me.')).toBe(1);
  expect(await entry(page, 'Nobody heard of me.').count()).toBe(1);
  await leave(page);
});

test('without scripts a browser that sends its form again is led to the one ticket', async () => {
  const page = await visit(desk, 'customer@demo.test', { locale: 'en', scripts: false });
  await newTicket(page, 'Sent by the browser itself');
  let sent = 0;
  await page.route('**/portal/tickets', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    sent += 1;
    return sent > 1 ? route.continue() : loseAnswer(route);
  });
  const failed = page.waitForEvent('requestfailed');
  await page.locator('.form-actions [type=submit]').click();
  await failed;
  expect(await filed('Sent by the browser itself')).toBe(1);
  await page.waitForURL('chrome-error://**');
  await page.reload();
  await page.waitForURL(/\/portal\/tickets\/\d+$/);
  expect(sent).toBe(2);
  expect(await filed('Sent by the browser itself')).toBe(1);
  await leave(page);
});

test.each([
  ['with scripts', true],
  ['without scripts', false],
])('the way back to a form that was sent, and sending it once more, %s', async (_name, scripts) => {
  const page = await visit(desk, 'customer@demo.test', { locale: 'en', scripts });
  const subject = `Back and again, ${_name}`;
  await newTicket(page, subject);
  await page.locator('.form-actions [type=submit]').click();
  if (scripts) await arrive(page, /\/portal\/tickets\/\d+$/);
  else await page.waitForURL(/\/portal\/tickets\/\d+$/);
  const ticket = page.url();
  await page.goBack();
  await page.locator('[name=subject]').waitFor();
  await posting(page, () => page.locator('.form-actions [type=submit]').click());
  expect(await filed(subject)).toBe(1);

  await page.goto(ticket);
  await page.fill('#composer-body', subject);
  if (scripts) await send(page);
  else await follow(page, page.locator('.composer-send [type=submit]'));
  await shows(entry(page, subject));
  await page.goBack();
  await page.waitForLoadState();
  expect(await said(subject)).toBe(1);
  await leave(page);
});
