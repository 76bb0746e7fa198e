/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { changeOwn } from '../../src/features/notifications/preferences/preferences.service';
import { createTicket, reply } from '../../src/features/tickets';
import { type Desk, leave, openDemoDesk } from './chromium';
import {
  arrive,
  expectAccessible,
  expectQuiet,
  isGone,
  open,
  posting,
  shows,
  type Visit,
  visit,
} from './visit';

// Sent, and taken back in time: the text is in the composer again, as a draft, and the customer has never had it.

let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

const WRONG = 'You are incompetent';
const RIGHT = 'You are the best';

async function newTicket() {
  const ctx = await desk.app.ctx('customer@demo.test');
  return createTicket(ctx, { subject: 'Undone', description: 'Text' });
}

const undoButton = (page: Page) => page.locator('#toasts').getByRole('button', { name: 'Undo', exact: true });
const body = (page: Page) => page.inputValue('#composer-body');
const draftsIn = (page: Page) =>
  page.evaluate(() =>
    Object.entries(localStorage).flatMap(([key, value]) =>
      key.startsWith('draft:') ? [JSON.parse(value).texts.body] : [],
    ),
  );

async function send(page: Page, text: string): Promise<void> {
  await page.fill('#composer-body', text);
  await posting(page, () =>
    page
      .locator('#composer')
      .getByRole('button', { name: /Send reply|Save note/ })
      .click(),
  );
  await shows(page.locator('.entry', { hasText: text }));
}

test('a reply is undone by keyboard, is a draft wherever drafts are, and is sent as it was corrected', async () => {
  const { id, number } = await newTicket();
  const page = await visit(desk, 'technician@demo.test');
  await open(page, `/desk/tickets/${number}`);
  await page.setInputFiles('#composer-files', {
    name: 'foto ñ.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('x'),
  });
  await send(page, WRONG);
  await undoButton(page).focus();
  await page.keyboard.press('Enter');
  await arrive(page, /\?undone=/);
  expect(await body(page)).toBe(WRONG);
  expect(await page.locator('#composer-body').evaluate((area) => area === document.activeElement)).toBe(true);
  expect(await page.locator('.composer-again').textContent()).toContain('foto ñ.txt');
  expect(await page.locator('.entry', { hasText: WRONG }).count()).toBe(0);
  await expectAccessible(page);

  // Whoever goes elsewhere finds it where their drafts are.
  await open(page, '/desk/tickets');
  expect(await draftsIn(page)).toEqual([WRONG]);
  await open(page, `/desk/tickets/${number}`);
  expect(await body(page)).toBe(WRONG);
  await page.goBack();
  await page.goBack();
  await arrive(page, /\?undone=/);
  await send(page, RIGHT);
  // That the first was undone is over: one thing is said.
  await shows(undoButton(page));
  expect(await page.locator('#toasts .toast p').allTextContents()).toEqual(['Reply sent']);
  expect(await draftsIn(page)).toEqual([]);
  expect(await body(page)).toBe('');
  expect(await page.locator('.composer-again').count()).toBe(0);
  const said = await desk.app.system.db('comments').where({ ticketId: id }).select('body');
  expect(said).toEqual([{ body: RIGHT }]);
  const files = await desk.app.system.db('attachments').where({ ticketId: id }).select('name');
  expect(files).toEqual([{ name: 'foto ñ.txt' }]);
  expectQuiet(page);
  await leave(page);
});

test('a reply is undone by one key, however far its message is from the text', async () => {
  const { number } = await newTicket();
  const page = await visit(desk, 'technician@demo.test');
  await open(page, `/desk/tickets/${number}`);
  await page.locator('#composer-body').focus();
  await page.keyboard.type(WRONG);
  await posting(page, () => page.keyboard.press('Control+Enter'));
  await shows(undoButton(page));
  await page.keyboard.press('z');
  expect(await body(page)).toBe('z');
  await page.fill('#composer-body', '');
  await page.keyboard.press('Escape');
  await page.keyboard.press('z');
  await arrive(page, /\?undone=/);
  expect(await body(page)).toBe(WRONG);
  await leave(page);
});

const AT = [
  { width: 320, locale: 'es', theme: 'dark' },
  { width: 1024, locale: 'es', theme: 'light' },
  { width: 1440, locale: 'en', theme: 'dark' },
] as const;

test.each(AT)('what is said of undoing stands where it was offered: $width', async (reader) => {
  const tickets = [await newTicket(), await newTicket()];
  // Long enough for a machine that has much to do.
  await changeOwn(await desk.app.ctx('technician@demo.test'), { undoSeconds: 30 });
  const page = await visit(desk, 'technician@demo.test', reader);
  await page.setViewportSize({ width: reader.width, height: 768 });
  const t = desk.app.system.i18n.translator(reader.locale);
  const place = () => page.locator('#toasts').getAttribute('data-place');
  const undo = page.locator('#toasts').getByRole('button', { name: t('ui.undo'), exact: true });
  const undone = page.locator('.toast', { hasText: t('undo.flash.message').split(':')[0] });
  await open(page, `/desk/tickets/${tickets[0]?.number}`);
  await page.fill('#composer-body', WRONG);
  await posting(page, () => page.locator('.composer-send .primary').click());
  await shows(undo);
  const offered = await place();
  await undo.click();
  await arrive(page, /\?undone=/);
  await shows(undone);
  expect(await place()).toBe(offered);
  await open(page, '/desk/tickets?view=all&q=Undone&sort=created');
  for (const { number } of tickets) await page.check(`[name="numbers"][value="${number}"]`);
  await page.selectOption('#bulk-priority', 'P1');
  await posting(page, () => page.locator('.bulk-bar .primary').click());
  await shows(undo);
  const before = await place();
  await undo.click();
  await shows(undone);
  expect(await place()).toBe(before);
  await changeOwn(await desk.app.ctx('technician@demo.test'), { undoSeconds: 10 });
  await leave(page);
});

test('what was begun in these seconds is not lost: it is offered beside what came back', async () => {
  const { number } = await newTicket();
  const page = await visit(desk, 'technician@demo.test');
  await open(page, `/desk/tickets/${number}`);
  await send(page, WRONG);
  await page.fill('#composer-body', 'The next one');
  await undoButton(page).click();
  await arrive(page, /\?undone=/);
  expect(await body(page)).toBe(WRONG);
  await page.getByRole('button', { name: 'Recover' }).click();
  expect(await body(page)).toBe('The next one');
  await leave(page);
});

test('it is offered until its time is over, and who is at it then is not left nowhere', async () => {
  const { number } = await newTicket();
  const page = await visit(desk, 'technician@demo.test');
  await page.clock.install();
  await open(page, `/desk/tickets/${number}`);
  await send(page, WRONG);
  await undoButton(page).focus();
  await page.clock.runFor(10_000);
  await isGone(undoButton(page));
  expect(await page.evaluate(() => document.activeElement?.closest('.toast')?.textContent)).toContain(
    'Reply sent',
  );
  await page.locator('#composer-body').focus();
  await page.clock.runFor(2000);
  await isGone(page.locator('.toast'));
  await leave(page);
});

test('a customer who has the ticket open sees it come and go', async () => {
  const { number } = await newTicket();
  const [page, customer] = await Promise.all([
    visit(desk, 'technician@demo.test'),
    visit(desk, 'customer@demo.test'),
  ]);
  await open(customer, `/portal/tickets/${number}`);
  await open(page, `/desk/tickets/${number}`);
  await page.selectOption('#composer-status', 'resolved');
  await send(page, WRONG);
  await shows(customer.locator('.entry', { hasText: WRONG }));
  await undoButton(page).click();
  await isGone(customer.locator('.entry', { hasText: WRONG }));
  await isGone(customer.locator('#timeline, .timeline').getByText('resolved', { exact: false }));
  await leave(page, customer);
});

test('where somebody was faster, that is said and the reply stays', async () => {
  const ticket = await newTicket();
  const page = await visit(desk, 'technician@demo.test');
  await open(page, `/desk/tickets/${ticket.number}`);
  await send(page, WRONG);
  await reply(await desk.app.ctx('customer@demo.test'), ticket.id, { body: 'Oh', visibility: 'public' });
  await undoButton(page).click();
  await shows(page.locator('.toast-error', { hasText: 'did something on the ticket since' }));
  expect(await page.locator('.entry', { hasText: WRONG }).count()).toBe(1);
  await leave(page);
});

test.each(['en', 'es'] as const)('without scripts, in %s', async (locale) => {
  const { number } = await newTicket();
  const t = desk.app.system.i18n.translator(locale);
  const page: Visit = await visit(desk, 'technician@demo.test', { locale, scripts: false });
  await page.goto(`/desk/tickets/${number}`);
  await page.fill('#composer-body', WRONG);
  await page
    .locator('#composer')
    .getByRole('button', { name: t('ui.composer.send') })
    .click();
  await page
    .locator('#toasts')
    .getByRole('button', { name: t('ui.undo') })
    .click();
  await page.waitForURL(/\?undone=/);
  expect(await body(page)).toBe(WRONG);
  expect(await page.locator('#timeline').textContent()).not.toContain(WRONG);
  await leave(page);
});

test('a change of several tickets is undone from its message', async () => {
  const tickets = [await newTicket(), await newTicket()];
  const page = await visit(desk, 'technician@demo.test');
  await open(page, '/desk/tickets?view=all&q=Undone&sort=created');
  for (const { number } of tickets) await page.check(`[name="numbers"][value="${number}"]`);
  await page.selectOption('#bulk-priority', 'P1');
  await posting(page, () => page.locator('.bulk-bar .primary').click());
  await undoButton(page).click();
  await shows(page.locator('.toast', { hasText: '2 tickets are as they were' }));
  const ids = tickets.map(({ id }) => id);
  const after = await desk.app.system.db('tickets').whereIn('id', ids).select('priority');
  expect(after).toEqual([{ priority: 'P3' }, { priority: 'P3' }]);
  expectQuiet(page);
  await leave(page);
});
