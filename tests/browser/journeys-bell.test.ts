/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { createTicket, reply } from '../../src/features/tickets';
import { tell } from '../notifications/in-app.support';
import { until } from '../platform/helpers';
import { type Desk, leave, openDemoDesk } from './chromium';
import { atRest, expectAccessible, expectQuiet, follow, isSeen, open, shows, tabTo, visit } from './visit';

// The bell: its count rises and falls in all windows, and everything works without it.

let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
  // What the demo has told them does not count.
  await desk.app.system.db('deliveries').update({ readAt: new Date() });
});
afterAll(() => desk.close());

const CUSTOMER = 'customer@demo.test';

/** A ticket that the customer has an answer on. */
async function answered(subject: string) {
  const ticket = await createTicket(await desk.app.ctx(CUSTOMER), { subject, description: 'Help!' });
  await answer(ticket.id);
  return ticket;
}

async function answer(id: string): Promise<void> {
  await reply(await desk.app.ctx('admin@demo.test'), id, { body: 'Here it is', visibility: 'public' });
}

/** Waits until the bell says so many, which its name says too. */
const counts = (page: Page, count: string) =>
  shows(page.locator(`#bell:has([aria-label="Notifications: ${count}"])`));

test('rises and falls in two windows, and a ticket that is before somebody’s eyes stays read', async () => {
  const first = await visit(desk, CUSTOMER);
  await open(first, '/portal');
  const second = await first.context().newPage();
  const { id, number } = await answered('Two windows');
  await open(second, '/account');
  await Promise.all([counts(first, '1 unread'), counts(second, '1 unread')]);
  expect([await first.title(), await second.title()]).toEqual([
    'My tickets · ServiDesk',
    'My account · ServiDesk',
  ]);
  await shows(first.locator('#bell-said', { hasText: '1 unread' }));
  await open(first, `/portal/tickets/${number}`);
  await Promise.all([counts(first, 'nothing unread'), counts(second, 'nothing unread')]);
  await answer(id);
  await shows(first.locator('.timeline .entry').nth(2));
  // What came while the page had the focus has been told, and read by that.
  const told = () => desk.app.system.db('deliveries').where({ ticketId: id, channel: 'in_app' });
  await until(async () => {
    const rows = await told();
    return rows.length === 2 && rows.every(({ readAt }) => readAt !== null);
  });
  await Promise.all([counts(first, 'nothing unread'), counts(second, 'nothing unread')]);
  expectQuiet(first);
  await leave(first);
});

test('opens by keyboard, marks what is in it, and gives the focus back', async () => {
  const page = await visit(desk, CUSTOMER, { width: 320 });
  await Promise.all([answered('By keyboard'), answered('And another')]);
  await open(page, '/portal');
  await counts(page, '2 unread');
  const bell = page.locator('#bell button');
  await tabTo(page, bell);
  await page.keyboard.press('Enter');
  await shows(page.locator('#bell-latest .told'));
  expect(await isSeen(page.locator('#bell-panel a[href="/account/notifications"]'))).toBe(true);
  await expectAccessible(page);
  await page.locator('#bell-latest button[name=one]').first().press('Enter');
  await counts(page, '1 unread');
  await atRest(page);
  expect(await page.title()).toBe('My tickets · ServiDesk');
  const isInside = () =>
    page.locator('#bell-panel').evaluate((panel) => panel.contains(document.activeElement));
  expect(await isInside()).toBe(true);
  await page.getByRole('button', { name: 'Mark everything as read' }).press('Enter');
  await counts(page, 'nothing unread');
  await shows(page.getByText('Everything is read.'));
  await page.keyboard.press('Escape');
  expect(await bell.evaluate((button) => button === document.activeElement)).toBe(true);
  expectQuiet(page);
  await leave(page);
});

test.each([
  { width: 1440, height: 420 },
  { width: 320, height: 560 },
])('however much it lists, its foot is in view at %o', async (viewport) => {
  const page = await visit(desk, CUSTOMER);
  await page.setViewportSize(viewport);
  for (const subject of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) await answered(subject);
  await open(page, '/portal');
  await page.locator('#bell button').click();
  await shows(page.locator('#bell-latest .told').nth(4));
  const list = page.locator('#bell-panel > div');
  expect(await list.evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(true);
  for (const path of ['/notifications', '/account/notifications']) {
    expect(await isSeen(page.locator(`#bell-panel > a[href="${path}"]`))).toBe(true);
  }
  await expectAccessible(page);
  await leave(page);
});

test('without scripts it is a link to the page, where everything can be marked', async () => {
  const page = await visit(desk, CUSTOMER, { scripts: false });
  const { id } = await answered('Without scripts');
  await tell(desk.app, { to: CUSTOMER, template: 'announcement', title: 'Closed on Friday' });
  await page.goto('/portal');
  await page.locator(`#bell a`).click();
  await page.waitForURL('/notifications');
  await page.locator(`[name=on][value="${id}"]`).check();
  await follow(page, page.getByRole('button', { name: 'Unread', exact: true }));
  await follow(page, page.getByRole('link', { name: 'Unread', exact: true }));
  const unread = () => page.locator('.told-head').allTextContents();
  expect((await unread()).join()).toContain('Without scripts');
  await follow(page, page.getByRole('button', { name: /^Mark as read: #\d+ Without scripts/ }));
  expect((await unread()).join()).not.toContain('Without scripts');
  await follow(page, page.getByRole('button', { name: 'Mark everything as read' }));
  expect(await unread()).toEqual([]);
  await leave(page);
});
