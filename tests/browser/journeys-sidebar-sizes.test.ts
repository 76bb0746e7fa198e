/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { type Desk, leave, openDemoDesk } from './chromium';
import { expectAccessible, expectQuiet, follow, isSeen, open, type Visit, visit } from './visit';

// The sidebar of staff on small screens, low ones and paper, with long counts, and beside what else a page leads to.

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

test('no page has a second column of navigation', async () => {
  page = await visit(desk, 'admin@demo.test');
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const path of [
    '/desk',
    QUEUE,
    '/desk/templates',
    '/portal',
    '/account',
    '/admin',
    '/admin/users',
    '/admin/settings',
  ]) {
    await page.goto(path);
    const tall = await page
      .locator('nav:not(#nav)')
      .evaluateAll((all) => all.filter((one) => one.clientHeight > 100).length);
    expect([path, tall]).toEqual([path, 0]);
  }
});

describe.each(['es', 'en'] as const)('in %s', (locale) => {
  test.each([320, 390, 640])('at %i px it is the drawer that it was, whatever is folded', async (width) => {
    page = await visit(desk, EMAIL, { width, locale });
    const t = desk.app.system.i18n.translator(locale);
    await page.context().addCookies([{ name: 'sd_folded', value: 'sidebar', url: desk.app.url }]);
    await open(page, QUEUE);
    expect(await page.locator('#folding').isVisible()).toBe(false);
    expect(await page.locator('#nav').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await page.getByRole('button', { name: t('ui.nav.open') }).click();
    expect(
      await isSeen(
        page
          .locator('#nav')
          .getByRole('link', { name: t('ticket.view.resolved') })
          .locator('.nav-label'),
      ),
    ).toBe(true);
    await expectAccessible(page);
    await follow(page, page.locator('#nav').getByRole('link', { name: t('ticket.view.on_hold') }));
    expect(await page.locator('h1').textContent()).toBe(t('ticket.view.on_hold'));
  });

  test('nothing in it is cut off or covered by long counts', async () => {
    page = await visit(desk, EMAIL, { locale });
    await open(page, QUEUE);
    const cut = await page.evaluate(() => {
      for (const count of document.querySelectorAll('#nav .count')) count.textContent = '12,345';
      return [...document.querySelectorAll('#nav a')]
        .filter((a) =>
          [...a.querySelectorAll('span')].some(
            (span) => span.scrollWidth > span.clientWidth + 1 && span.clientWidth > 0,
          ),
        )
        .map((a) => a.textContent);
    });
    expect(cut).toEqual([]);
    expect(await overlaps(page)).toEqual([]);
  });
});

/** Places whose name and count lie over each other, or reach beyond the place. */
const overlaps = (on: Page) =>
  on.evaluate(() =>
    [...document.querySelectorAll('#nav-tickets a')]
      .filter((a) => {
        const [label, count] = ['.nav-label', '.count'].map((one) =>
          a.querySelector(one)?.getBoundingClientRect(),
        );
        if (!label || !count) return true;
        return label.right > count.left || count.right > a.getBoundingClientRect().right;
      })
      .map((a) => a.textContent),
  );

test.each([
  [1440, true],
  [1280, false],
])('at %i px the queue has a column for the category: %s', async (width, hasColumn) => {
  page = await visit(desk, EMAIL, { width });
  await open(page, QUEUE);
  const shown = [
    page.getByRole('columnheader', { name: 'Category' }),
    page.locator('#queue-table .row-category').first(),
  ].map((one) => one.isVisible());
  expect(await Promise.all(shown)).toEqual([hasColumn, !hasColumn]);
  const subject = page.getByRole('columnheader', { name: 'Ticket' });
  expect(await subject.evaluate((element) => element.clientWidth)).toBeGreaterThan(300);
});

test('a column that is taller than the screen scrolls by itself', async () => {
  page = await visit(desk, 'admin@demo.test');
  await page.setViewportSize({ width: 1280, height: 320 });
  await open(page, '/desk');
  const last = page.locator('#nav-list > li:last-child a').last();
  expect(await isSeen(last)).toBe(false);
  await page.mouse.move(100, 200);
  await page.mouse.wheel(0, 2000);
  await page.waitForFunction(() => {
    const nav = document.getElementById('nav');
    return nav && nav.scrollTop > 0 && nav.scrollTop + nav.clientHeight >= nav.scrollHeight - 1;
  });
  expect(await isSeen(last)).toBe(true);
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('on paper there is no navigation', async () => {
  page = await visit(desk, EMAIL);
  await page.context().addCookies([{ name: 'sd_folded', value: 'sidebar', url: desk.app.url }]);
  await open(page, QUEUE);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#nav').isVisible()).toBe(false);
  expect(
    await page.locator('#queue').evaluate((element) => element.getBoundingClientRect().left),
  ).toBeLessThan(40);
});
