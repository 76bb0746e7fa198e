/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { type Desk, openDemoDesk } from './chromium';
import { open, visit } from './visit';

// A message must not lie on the button that it speaks of, wherever that is on the screen.

let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

/** What a press at the middle of an element meets: the element, or what lies on it. */
const isFree = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const points = [0.02, 0.5, 0.98].map((part) => [left + (right - left) * part, (top + bottom) / 2]);
    return points.every(([x = 0, y = 0]) => element.contains(document.elementFromPoint(x, y)));
  });

/** Scrolls until the element is at that height of the window, as far as the page lets it. */
const bring = (page: Page, selector: string, height: number) =>
  page.locator(selector).evaluate((element, at) => {
    scrollBy({ top: element.getBoundingClientRect().top - at, behavior: 'instant' });
  }, height);

test('a desk that is away for a while says so, and that what was typed is still there, where it is', async () => {
  const page = await visit(desk, 'technician@demo.test');
  const { number } = await desk.app.system
    .db('tickets as t')
    .join('users as u', 'u.id', 't.assigneeId')
    .where({ 'u.email': 'technician@demo.test', 't.status': 'in_progress' })
    .orderBy('t.number')
    .first('t.number');
  await open(page, `/desk/tickets/${number}`);
  const said = async (act: () => Promise<unknown>) => {
    await act();
    await page.locator('.toast-error').waitFor();
    const text = await page.textContent('.toast-error p');
    await page.click('.toast [data-dismiss]');
    return text;
  };
  const away = 'The desk is not available for the moment. Try again shortly.';
  await page.fill('#composer-body', 'Half a thought');
  for (const status of [502, 503, 504]) {
    await page.route('**/desk/tickets/**', (route) =>
      route.fulfill({ status, contentType: 'text/html', body: '' }),
    );
    expect(await said(() => page.click('.composer-send .primary'))).toBe(
      `${away} What was typed is still here.`,
    );
    expect(await page.inputValue('#composer-body')).toBe('Half a thought');
    await page.unroute('**/desk/tickets/**');
  }
  // What saves itself goes back to what is stored.
  const urgency = page.locator('select[name=urgency]');
  const before = await urgency.inputValue();
  await page.route('**/desk/tickets/**', (route) =>
    route.fulfill({ status: 503, contentType: 'text/html', body: '' }),
  );
  expect(await said(() => urgency.selectOption(before === 'low' ? 'high' : 'low'))).toBe(away);
  expect(await urgency.inputValue()).toBe(before);
  await page.context().close();
});

/** The controls that a message lies on, by what they are called. */
const covered = (page: Page) =>
  page.evaluate(() => {
    const box = document.querySelector('.toast')?.getBoundingClientRect();
    if (!box) return ['no message'];
    return [...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, .bulk-bar')]
      .filter(
        (element) => !element.closest('#toasts') && element.checkVisibility({ visibilityProperty: true }),
      )
      .filter((element) => {
        const { left, right, top, bottom, width } = element.getBoundingClientRect();
        const isThere = width > 4 && bottom > 0 && top < innerHeight;
        return isThere && left < box.right && box.left < right && top < box.bottom && box.top < bottom;
      })
      .map((element) => element.getAttribute('name') ?? element.className);
  });

test.each([1024, 1440])(
  'at %i a message lies on no button of a form, nor on the navigation',
  async (width) => {
    const page = await visit(desk, 'admin@demo.test', { width });
    await page.setViewportSize({ width, height: 768 });
    await page.route('**/*', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 503, contentType: 'text/html', body: '' })
        : route.fallback(),
    );
    await open(page, '/desk/tickets?view=all');
    await page.locator('#queue tbody input[type=checkbox]').first().check();
    await page.locator('.bulk-bar .primary').click();
    await page.locator('.toast-error').waitFor();
    // Between two bars there is no free place: what searches and sorts can wait.
    expect((await covered(page)).filter((name) => !['q', 'sort'].includes(name))).toEqual([]);

    await open(page, '/admin/settings');
    // A string, so that no import is rewritten on the way.
    await page.evaluate(`import(document.querySelector('script[src*="/js/app.js"]').src.replace('app.js', 'toasts.js'))
    .then(({ tellFailure }) => tellFailure(document.forms[0], 'What has been saved applies from now on.'))`);
    expect(await covered(page)).toEqual([]);
    await page.evaluate(() => scrollTo({ top: 100_000, behavior: 'instant' }));
    await page.waitForFunction(() => {
      const [button, box] = ['form .primary[type=submit], form button.primary', '.toast'].map((selector) =>
        [...document.querySelectorAll(selector)].at(-1)?.getBoundingClientRect(),
      );
      return (
        button && box && (box.right <= button.left || box.left >= button.right || box.bottom <= button.top)
      );
    });
    await page.context().close();
  },
);

const CASES = [
  { width: 320, locale: 'es', theme: 'light' },
  { width: 390, locale: 'en', theme: 'dark' },
  { width: 1024, locale: 'es', theme: 'dark' },
  { width: 1440, locale: 'en', theme: 'light' },
] as const;

test.each(CASES)('at $width, $locale, $theme', async (reader) => {
  const page = await visit(desk, 'customer@demo.test', reader);
  // So low that the page scrolls in all of them, as with the keyboard of a telephone open.
  await page.setViewportSize({ width: reader.width, height: 420 });
  const { number } = await desk.app.system
    .db('tickets as t')
    .join('users as u', 'u.id', 't.requester_id')
    .where({ 'u.email': 'customer@demo.test', 't.status': 'in_progress' })
    .orderBy('t.number')
    .first('t.number');
  await open(page, `/portal/tickets/${number}`);
  const send = '.composer-send .primary';
  await page.fill('#composer-body', 'Is it there?');
  await page.route('**/replies', (route) => route.abort());
  for (const height of [80, 200, 360]) {
    await bring(page, send, height);
    await page.click(send);
    await page.locator('.toast-error').waitFor();
    expect({ height, free: await isFree(page, send) }).toEqual({ height, free: true });
    // Who scrolls on finds it free as well.
    for (const other of [90, 350]) {
      await bring(page, send, other);
      await page.waitForFunction((selector) => {
        const button = document.querySelector(selector)?.getBoundingClientRect();
        const box = document.querySelector('.toast-error')?.getBoundingClientRect();
        if (!button || !box) return false;
        return (
          box.bottom <= button.top ||
          box.top >= button.bottom ||
          box.left >= button.right ||
          box.right <= button.left
        );
      }, send);
    }
    await page.click('.toast [data-dismiss]');
    await page.locator('.toast').waitFor({ state: 'detached' });
  }
  // What went through in the end is no longer said to have failed.
  await page.click(send);
  await page.locator('.toast-error').waitFor();
  await page.unroute('**/replies');
  await page.click(send);
  await page.locator('.toast-success').waitFor();
  expect(await page.locator('.toast-error').count()).toBe(0);
  await page.context().close();
});
