/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { until } from '../platform/helpers';
import { type Desk, leave, openDemoDesk } from './chromium';
import { arrive, expectAccessible, expectQuiet, isSeen, open, visit } from './visit';

// What an administrator types is not lost by a link.
let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

/** Counts the questions of the browser, and stays at each. */
function questionsAt(page: Page): () => number {
  let asked = 0;
  page.on('dialog', (dialog) => {
    asked += 1;
    dialog.dismiss();
  });
  return () => asked;
}

const line = (page: Page) => page.getByText('There are changes that are not saved.');
const elsewhere = (page: Page) => page.locator('#nav-list a[href="/desk"]').first();

test.each([
  ['/admin/settings', '#f-name', null],
  ['/admin/messages/customer_replied', '#f-after', 'Cancel'],
  ['/admin/departments/new', '#f-name', 'Cancel'],
  ['/admin/users/new', '#f-name', 'Cancel'],
  ['/desk/templates/new', '#f-title', 'Cancel'],
])('what is typed at %s is asked about before it is left', async (path, field, cancel) => {
  const page = await visit(desk, 'admin@demo.test');
  const asked = questionsAt(page);
  await open(page, path);
  expect(await line(page).count()).toBe(0);
  await page.locator(field).fill('Typed and not saved');
  await line(page).waitFor();
  // In sight from the top of the page as from its end.
  await page.evaluate(() => scrollTo({ top: 0 }));
  expect(await isSeen(page.locator('.save-bar button').first())).toBe(true);
  await elsewhere(page).click();
  await until(async () => asked() === 1);
  expect(new URL(page.url()).pathname).toBe(path);
  expect(await page.locator(field).inputValue()).toBe('Typed and not saved');
  await expectAccessible(page);
  if (cancel) {
    await page.getByRole('link', { name: cancel }).click();
    await page.waitForURL((url) => url.pathname !== path);
    expect(asked()).toBe(1);
  }
  expectQuiet(page);
  // From here on the browser is answered by itself.
  page.removeAllListeners('dialog');
  await leave(page);
});

test('what was refused is asked about without another letter, and what is saved is not', async () => {
  const page = await visit(desk, 'admin@demo.test');
  const asked = questionsAt(page);
  await open(page, '/admin/settings');
  const name = await page.locator('#f-name').inputValue();
  await page.locator('#f-name').fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.error-summary').waitFor();
  await line(page).waitFor();
  await elsewhere(page).click();
  await until(async () => asked() === 1);
  await page.locator('#f-name').fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.error-summary').waitFor({ state: 'detached' });
  await elsewhere(page).click();
  await arrive(page, '**/desk');
  expect(asked()).toBe(1);
  await leave(page);
});
