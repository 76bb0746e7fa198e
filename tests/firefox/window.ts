/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core-esr';
import { ask } from '../faults/sql';

/** A page of an administrator; `posts` is where it has sent something since it was last emptied. */
export interface Window {
  page: Page;
  posts: string[];
  complaints: string[];
}

export async function openWindow(browser: Browser, base: string): Promise<Window> {
  const context = await browser.newContext({
    baseURL: base,
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  const window: Window = { page, posts: [], complaints: [] };
  page.on('pageerror', ({ message }) => window.complaints.push(message));
  await page.goto('/login');
  await page.fill('[name=email]', 'admin@demo.test');
  await page.fill('[name=password]', 'servidesk-demo');
  await page.press('[name=password]', 'Enter');
  await page.waitForURL(({ pathname }) => pathname !== '/login');
  page.on('request', (request) => {
    if (request.method() === 'POST') window.posts.push(request.url());
  });
  return window;
}

/** The page of a ticket that nobody has, of the demo. */
export async function ticketWith(databaseUrl: string): Promise<string> {
  const [ticket] = await ask<{ number: number }>(
    databaseUrl,
    `select number from tickets where assignee_id is null and status = 'new' order by number limit 1`,
  );
  if (!ticket) throw new Error('the demo has no ticket that nobody has');
  return `/desk/tickets/${ticket.number}`;
}

/** Opens a page, and waits until its scripts listen. */
export async function open({ page, posts }: Window, path: string): Promise<void> {
  await page.goto(path);
  await page.evaluate(`(async () => {
    const { loadParts } = await import(document.querySelector('script[src*="/js/app.js"]').src);
    await loadParts();
  })()`);
  posts.length = 0;
}

/** Does something that is answered to a POST. */
export async function posting({ page }: Window, act: () => Promise<unknown>): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await act();
  await answered;
}

export async function press({ page }: Window, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

export const focused = ({ page }: Window): Promise<string> =>
  page.evaluate(() => document.activeElement?.id || (document.activeElement?.tagName ?? ''));
