/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core';
import { becomes, type Desk, openPage, type Reader, violations } from './chromium';

export type Visit = Awaited<ReturnType<typeof openPage>>;

/** Somebody of the demo desk at their own browser, signed in and speaking this language. */
export async function visit(desk: Desk, email: string, reader: Reader = {}): Promise<Visit> {
  await speaks(desk, email, reader.locale ?? 'en');
  const page = await openPage(desk, reader);
  await becomes(desk, page, email);
  return page;
}

export async function speaks(desk: Desk, email: string, locale: 'es' | 'en'): Promise<void> {
  await desk.app.system.db('users').where({ email }).update({ locale });
}

/** Opens a page, and waits until its scripts listen: before that it works as it does without them. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await listens(page);
}

/** Loads the page anew, and waits for its scripts. */
export async function reload(page: Page): Promise<void> {
  await page.reload();
  await listens(page);
}

/** Waits for the page that something leads to, and for its scripts. */
export async function arrive(page: Page, url: string | RegExp): Promise<void> {
  await page.waitForURL(url);
  await listens(page);
}

/** Importing a module again waits until it has run. A string, so that no import is rewritten on the way. */
async function listens(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const { loadParts } = await import(document.querySelector('script[src*="/js/app.js"]').src);
    await loadParts();
  })()`);
}

/** Does something that posts, and comes back as soon as the server has answered: then it is committed. */
export async function posting(page: Page, act: () => Promise<unknown>): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await act();
  await answered;
}

/** Does something, and waits for the message about it from the beginning: it goes by itself, however slow the rest is. */
export async function telling(page: Page, text: string | RegExp, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.locator('.toast', { hasText: text }).waitFor(), act()]);
}

/** Waits until nothing that the page has asked for is under way: what it was asked by is pale until then. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('.htmx-request'));
}

/** Clicks what leads to another page, or to this one anew, and waits until that is there: this one has to be there first. */
export async function follow(page: Page, target: Locator): Promise<void> {
  await page.waitForLoadState();
  const loaded = page.waitForEvent('load');
  await target.click();
  await loaded;
}

export const shows = (locator: Locator) => locator.first().waitFor();
export const isGone = (locator: Locator) => locator.waitFor({ state: 'detached' });

/** Presses keys as close to each other as fingers do: pages, and lists that are chosen from by letters, wait for a moment only. */
export async function pressQuickly(page: Page, keys: Iterable<string>): Promise<void> {
  await Promise.all([...keys].flatMap((key) => [page.keyboard.down(key), page.keyboard.up(key)]));
}

/** Presses `g` and the key that says where to. */
export const pressGo = (page: Page, key: string) => pressQuickly(page, ['g', key]);

/** Presses Tab until the focus is there, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not lead to ${target}`);
}

export async function expectAccessible(page: Visit): Promise<void> {
  expect(await violations(page)).toEqual([]);
}

/** No policy violation, script error or failed request that the page did not expect. */
export function expectQuiet(...pages: Visit[]): void {
  expect(pages.flatMap(({ complaints }) => complaints)).toEqual([]);
}

/** The number at the end of a ticket's address. */
export const numberOf = (page: Page) => Number(/\/tickets\/(\d+)/.exec(page.url())?.[1]);

/** The page has no stream of hints, and finds nothing new where it looks for itself: what others do does not reach it. */
export async function cutOff(page: Page): Promise<void> {
  await page.route('**/live?*', (route) => route.fulfill({ status: 204 }));
  await page.route(/\/(desk|portal)\//, (route) =>
    route.request().headers()['x-live'] === 'true' ? route.fulfill({ status: 204 }) : route.fallback(),
  );
}

/** Whether what stands in the middle of an element is the element: nothing covers it, and it lies on the screen. */
export const isSeen = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
  });

/** Holds back the answers to what a page asks for at an address, until they are let go; nothing asked later is held. */
export async function holdBack(page: Page, address: string | RegExp) {
  let letGo = () => {};
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const asked = page.waitForRequest(address);
  await page.route(
    address,
    async (route) => {
      await gone;
      await route.continue();
    },
    { times: 1 },
  );
  return { asked, letGo };
}
