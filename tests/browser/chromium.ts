/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { startWorker } from '../../src/app/worker';
import { type TestApp, type TestAppOptions, testApp } from '../support/app';
import { CHROMIUM_ARGS } from '../support/services';

export interface Desk {
  app: TestApp;
  chromium: Browser;
  close(): Promise<void>;
}

/** The demo desk, as a person finds it after the first start, or another filling; with a worker and a browser. */
export async function openDemoDesk(options: TestAppOptions = {}): Promise<Desk> {
  const [app, browser] = await Promise.all([
    testApp({ filling: 'demo', ...options, commits: true, endsIdle: true }),
    connectBrowser(),
  ]);
  const worker = await startWorker(app.system, app.database.url);
  return {
    app,
    chromium: browser,
    close: async () => {
      for (const context of browser.contexts()) await leave(...context.pages());
      await browser.close();
      await worker.stop();
      await app.close();
    },
  };
}

/** The browser of this run, in which every file has windows of its own; a single file may have to start one. */
function connectBrowser(): Promise<Browser> {
  const { TEST_BROWSER_URL: shared, TEST_CHROMIUM: executablePath } = process.env;
  return shared ? chromium.connect(shared) : chromium.launch({ executablePath, args: CHROMIUM_ARGS });
}

export interface Reader {
  locale?: 'es' | 'en';
  theme?: 'light' | 'dark';
  width?: number;
  scripts?: boolean;
}

/** Milliseconds in which what is waited for has to come, on however slow a machine: no speed is any test's to hold. */
const WAIT_MS = 120_000;

/** A page of somebody's own browser. What goes wrong in it, policy violations too, is in `complaints`. */
export async function openPage(desk: Desk, reader: Reader = {}): Promise<Page & { complaints: string[] }> {
  const context: BrowserContext = await desk.chromium.newContext({
    baseURL: desk.app.url,
    locale: reader.locale ?? 'en',
    colorScheme: reader.theme ?? 'light',
    viewport: { width: reader.width ?? 1280, height: 900 },
    javaScriptEnabled: reader.scripts ?? true,
    reducedMotion: 'reduce',
  });
  // For each page that is opened in it.
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  return Object.assign(page, { complaints });
}

/**
 * Closes these people's browsers. Chromium may never come back from closing one that is on its way to another page, so
 * they end on an empty one.
 */
export async function leave(...pages: Page[]): Promise<void> {
  for (const page of pages) await page.goto('about:blank');
  for (const context of new Set(pages.map((page) => page.context()))) await context.close();
}

/** Signs somebody in at the sign-in page. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/login');
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', 'servidesk-demo');
  await page.press('[name=password]', 'Enter');
  await page.waitForURL((url) => url.pathname !== '/login');
}

/** Signs somebody in without the sign-in page. */
export async function becomes(desk: Desk, page: Page, email: string): Promise<void> {
  const { cookies } = await desk.app.signIn(email);
  const { url } = desk.app;
  await page
    .context()
    .addCookies([...cookies].map(([name, value]) => ({ name, value, url, httpOnly: true })));
}

/** Half as long as what the package says of itself: it goes over the wire to every page that is looked at. */
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands, by all of its rules or by those that are named. */
export async function violations(page: Page, rules = EVERYTHING): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    // Only what is wrong is asked for: telling what is right as well takes half as long again.
    const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
    );
  }, rules);
}
