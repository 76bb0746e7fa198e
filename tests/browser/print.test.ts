/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { changeTicket } from '../../src/features/tickets';
import { type Desk, leave, openDemoDesk } from './chromium';
import { cutOff, open, type Visit, visit } from './visit';

// What a page becomes on paper, and in a window that stays open for long.

let desk: Desk;
let page: Visit;
let path: string;
/** Writes the ticket anew, now. */
let rewrite: (description: string) => Promise<unknown>;
beforeAll(async () => {
  desk = await openDemoDesk();
  const closed = desk.app.system.db('tickets').where({ status: 'closed' });
  const { id, number } = await closed.orderBy('number').first();
  path = `/desk/tickets/${number}`;
  rewrite = async (description) => changeTicket(await desk.app.ctx('admin@demo.test'), id, { description });
  // Its conversation then has a text that is folded away.
  await rewrite('Another description');
  page = await visit(desk, 'admin@demo.test');
});
afterAll(async () => {
  expect(page.complaints).toEqual([]);
  await leave(page);
  await desk.close();
});

/** What is written in another colour than black, or on another ground than white; pictures have their own. */
function coloured(on: Page): Promise<string[]> {
  return on.evaluate(() => {
    const isText = (node: Node) => node.nodeType === 3 && node.textContent?.trim();
    const groundOf = (element: Element | null): string => {
      if (!element) return 'rgb(255, 255, 255)';
      const { backgroundColor } = getComputedStyle(element);
      return backgroundColor === 'rgba(0, 0, 0, 0)' ? groundOf(element.parentElement) : backgroundColor;
    };
    return [...document.body.querySelectorAll('*')]
      .filter((element) => !element.closest('svg, script') && element.checkVisibility())
      .filter((element) => [...element.childNodes].some(isText) || element.matches('input, select'))
      .map((element) => `${element.className} ${getComputedStyle(element).color} on ${groundOf(element)}`)
      .filter((said) => !said.endsWith(' rgb(0, 0, 0) on rgb(255, 255, 255)'));
  });
}

test.each(['ticket', 'report'])(
  'a %s is black on white from every theme, and holds nothing to press',
  async (what) => {
    await open(page, what === 'ticket' ? path : '/admin/dashboard');
    for (const [theme, colorScheme] of [
      ['light', 'dark'],
      ['dark', 'light'],
      ['system', 'dark'],
    ] as const) {
      await page.evaluate((chosen) => {
        document.documentElement.dataset.theme = chosen;
      }, theme);
      await page.emulateMedia({ media: 'print', colorScheme });
      expect(await coloured(page)).toEqual([]);
    }
    const left = page.locator('.skip-link, .live-bar, .topbar, .sidebar, button, .button, .composer');
    expect(await left.filter({ visible: true }).count()).toBe(0);
    await page.emulateMedia({ media: 'screen' });
  },
);

test('a printed ticket says exactly when, and shows what is folded away', async () => {
  await open(page, path);
  const folded = page.locator('.change-text dl').first();
  const before = await folded.evaluate((element) => element.checkVisibility());
  await page.emulateMedia({ media: 'print' });
  const [title, printed] = await page
    .locator('#timeline time')
    .first()
    .evaluate((time: HTMLElement) => [time.title, getComputedStyle(time, '::after').content]);
  expect(printed).toBe(`" (${title})"`);
  expect([before, await folded.evaluate((element) => element.checkVisibility())]).toEqual([false, true]);
  expect((await page.pdf()).length).toBeGreaterThan(10_000);
  await page.emulateMedia({ media: 'screen' });
});

test('a page that is open for an hour says so in its times, whatever the clock of the browser says', async () => {
  const told = page.locator('.page-header, header').locator('time[data-ago]').first();
  await page.clock.install({ time: Date.now() + 5 * 3_600_000 });
  // A clock that jumps ends what is being asked for at that moment, and htmx says so.
  await cutOff(page);
  await rewrite('One more description');
  await open(page, path);
  expect(await told.textContent()).toBe('now');
  await page.clock.fastForward('01:01:00');
  expect(await told.textContent()).toBe('1 hour ago');
});
