/// <reference lib="dom" />
import type { Locator } from 'playwright-core';
import { createTicket } from '../../src/features/tickets';
import { row } from '../../src/platform/db';
import { type Desk, leave, openDemoDesk } from './chromium';
import {
  arrive,
  cutOff,
  expectAccessible,
  expectQuiet,
  follow,
  isSeen,
  open,
  pressGo,
  shows,
  tabTo,
  type Visit,
  visit,
} from './visit';

// The sidebar of staff: it folds to its icons, its lists fold, both stay so, and nobody loses a name or the focus by it.

let desk: Desk;
let page: Visit;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());
afterEach(async () => {
  expectQuiet(page);
  await leave(page);
});

const EMAIL = 'technician@demo.test';
const QUEUE = '/desk/tickets?view=unassigned';
const WIDE = 200;

const collapse = () => page.getByRole('button', { name: 'Collapse the sidebar' });
const expand = () => page.getByRole('button', { name: 'Expand the sidebar' });
const views = () => page.getByRole('button', { name: 'Ticket views' });
const link = (name: string) => page.locator('#nav').getByRole('link', { name });
const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);
const widthOf = (target: Locator) => target.evaluate((element) => element.getBoundingClientRect().width);
const current = () =>
  page.locator('#nav [aria-current]').evaluateAll((all) => all.map((one) => one.textContent?.trim()));

async function file(subject: string) {
  const { id: categoryId } = await row<{ id: string }>(
    desk.app.system.db,
    `select id from categories where name_en = 'Laptops'`,
  );
  return createTicket(await desk.app.ctx('customer@demo.test'), {
    subject,
    description: 'Help!',
    categoryId,
  });
}

test('folds to icons, keeps names and focus, and comes so with every page', async () => {
  page = await visit(desk, EMAIL);
  await open(page, QUEUE);
  const before = await widthOf(page.locator('#queue'));
  await tabTo(page, collapse());
  await page.keyboard.press('Enter');
  expect(await hasFocus(expand())).toBe(true);
  expect(await widthOf(page.locator('#nav'))).toBeLessThan(WIDE / 2);
  expect(await widthOf(page.locator('#queue'))).toBeGreaterThan(before + WIDE / 2);
  await expectAccessible(page);

  const answer = await page.reload();
  // What the server sends is folded already: there is nothing to jump.
  expect(await answer?.text()).toMatch(/<div class="shell" data-folded>/);
  expect(await widthOf(page.locator('#nav'))).toBeLessThan(WIDE / 2);
  expect(await link('Unassigned').count()).toBe(1);
  await follow(page, link('On hold'));
  expect(page.url()).toMatch(/view=on_hold$/);
  expect(await widthOf(page.locator('#nav'))).toBeLessThan(WIDE / 2);

  await open(page, QUEUE);
  await tabTo(page, expand());
  await page.keyboard.press('Enter');
  expect(await hasFocus(collapse())).toBe(true);
  await page.keyboard.press('b');
  expect(await expand().isVisible()).toBe(true);
  await page.keyboard.press('b');
  expect(await widthOf(page.locator('#nav'))).toBeGreaterThan(WIDE);
});

test('names an icon that is pointed at or has the focus, until Escape', async () => {
  page = await visit(desk, EMAIL);
  await open(page, QUEUE);
  await collapse().click();
  const name = (view: string) => link(view).locator('.nav-text');
  expect(await isSeen(name('On hold'))).toBe(false);
  await link('On hold').hover();
  expect(await isSeen(name('On hold'))).toBe(true);
  expect(await name('On hold').textContent()).toMatch(/^On hold \d+$/);
  await name('On hold').hover();
  expect(await isSeen(name('On hold'))).toBe(true);
  await page.keyboard.press('Escape');
  expect(await isSeen(name('On hold'))).toBe(false);
  await tabTo(page, link('All'), 'Shift+Tab');
  expect(await isSeen(name('All'))).toBe(true);

  // Also where the column is taller than the screen, and scrolled.
  await page.setViewportSize({ width: 1280, height: 260 });
  await tabTo(page, link('My requests'));
  const [icon, text] = await Promise.all([boxOf(link('My requests')), boxOf(name('My requests'))]);
  expect(Math.abs(middle(icon) - middle(text))).toBeLessThanOrEqual(2);
  expect(await isSeen(name('My requests'))).toBe(true);
});

const boxOf = (target: Locator) =>
  target.evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect);
const middle = ({ top, bottom }: DOMRect) => (top + bottom) / 2;

test('folds the views, and marks what they are folded into', async () => {
  page = await visit(desk, EMAIL);
  await open(page, QUEUE);
  expect(await current()).toEqual([expect.stringMatching(/^Unassigned/)]);
  await tabTo(page, views());
  await page.keyboard.press('Space');
  expect(await hasFocus(views())).toBe(true);
  expect(await views().getAttribute('aria-expanded')).toBe('false');
  expect(await link('Mine').count()).toBe(0);
  expect(await link('Tickets').getAttribute('aria-current')).toBe('true');
  await expectAccessible(page);
  await page.reload();
  expect(await link('Mine').count()).toBe(0);
  // What is folded away can still be gone to by its key and by its name.
  await open(page, '/desk');
  await pressGo(page, '6');
  await arrive(page, '**/desk/tickets?view=on_hold');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('departments');
  await page.keyboard.press('Enter');
  await arrive(page, '**/desk/tickets?view=departments');
  await tabTo(page, views());
  await page.keyboard.press('Enter');
  expect(await current()).toEqual([expect.stringMatching(/^My departments/)]);
});

test('a page that the browser kept is shown as the sidebar was left since', async () => {
  page = await visit(desk, EMAIL);
  await open(page, '/desk');
  await page.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: as another page of this desk has written it
    document.cookie = 'sd_folded=sidebar.tickets; path=/';
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  expect(await expand().isVisible()).toBe(true);
  expect(await link('Mine').count()).toBe(0);
});

test('counts what arrives while somebody is at the list, and on my day', async () => {
  page = await visit(desk, EMAIL);
  const count = (view: string) => link(view).locator('.count');
  for (const path of [QUEUE, '/desk']) {
    await open(page, path);
    const before = Number(await count('Unassigned').textContent());
    // On the queue rows wait for the mouse to leave; the counts do not.
    if (path === QUEUE) await page.locator('#queue-table tbody tr').first().hover();
    await file('Counted at once');
    await shows(count('Unassigned').getByText(String(before + 1), { exact: true }));
    expect(await current()).toHaveLength(1);
  }
});

test('an own change counts too where no hint comes through', async () => {
  page = await visit(desk, EMAIL);
  await cutOff(page);
  const { number } = await file('Taken from the queue');
  await open(page, QUEUE);
  const before = Number(await link('Unassigned').locator('.count').textContent());
  await page.locator(`#t-${number}`).getByRole('button', { name: /^Take/ }).click();
  await page.locator(`#t-${number}`).waitFor({ state: 'detached' });
  await shows(
    link('Unassigned')
      .locator('.count')
      .getByText(String(before - 1), { exact: true }),
  );
});

test('the next ticket of a view stays in the view', async () => {
  page = await visit(desk, EMAIL);
  await open(page, QUEUE);
  await follow(page, page.locator('#queue-table .row-link').first());
  expect(await current()).toEqual(['Unassigned']);
  await follow(page, page.getByRole('link', { name: /^Next ticket/ }));
  expect(await current()).toEqual(['Unassigned']);
});

test('folds by forms where scripts are off', async () => {
  page = await visit(desk, EMAIL, { scripts: false });
  await page.goto(QUEUE);
  await follow(page, collapse());
  expect(page.url()).toContain(QUEUE);
  expect(await widthOf(page.locator('#nav'))).toBeLessThan(WIDE / 2);
  await follow(page, expand());
  await follow(page, views());
  await page.goto('/desk');
  expect(await link('Mine').count()).toBe(0);
  await follow(page, views());
  await follow(page, link('Mine'));
  expect(page.url()).toMatch(/view=mine$/);
});
