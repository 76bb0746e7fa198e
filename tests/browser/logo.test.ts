/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { png } from '../platform/images.samples';
import { becomes, type Desk, openDemoDesk, openPage } from './chromium';
import { open } from './visit';

// The logo as it stands on pages: of its own shape, in its place, and in a column that is folded.

let desk: Desk;
let page: Page;
beforeAll(async () => {
  desk = await openDemoDesk();
  page = await openPage(desk, {});
  await becomes(desk, page, 'admin@demo.test');
});
afterAll(() => desk.close());

async function upload(field: string, width: number, height: number): Promise<void> {
  await page.goto('/admin/settings/logo');
  const buffer = await png(width, height);
  await page.setInputFiles(`#f-${field}`, { name: `${field}.png`, mimeType: 'image/png', buffer });
  await Promise.all([
    page.waitForEvent('load'),
    page
      .locator(`form:has(#f-${field}) button:not([form]).secondary, form:has(#f-${field}) button.primary`)
      .first()
      .click(),
  ]);
}

const sizes = () =>
  page.evaluate(() => {
    const picture = document.querySelector<HTMLImageElement>('.brand img');
    const { left = 0, width = 0, height = 0 } = picture?.getBoundingClientRect() ?? {};
    const own = (picture?.naturalWidth ?? 0) / (picture?.naturalHeight ?? 1);
    const start = document.querySelector('.brand')?.getBoundingClientRect().left ?? 0;
    return { left: left - start, width, height, isOfItsShape: Math.abs(width / height / own - 1) < 0.1 };
  });

test.each([
  [1200, 60],
  [800, 200],
  [120, 600],
])('one of %i by %i is neither squeezed nor wider than its place', async (width, height) => {
  await upload('logo', width, height);
  for (const path of ['/help', '/login', '/desk']) {
    await page.goto(path);
    const found = await sizes();
    expect([path, found.isOfItsShape]).toEqual([path, true]);
    expect(found.width).toBeLessThanOrEqual(320);
    expect(found.height).toBeLessThanOrEqual(56);
  }
});

test('the one for the dark theme stands where the other does', async () => {
  await upload('logo', 800, 200);
  await page.goto('/help');
  const alone = await sizes();
  await upload('logoDark', 800, 200);
  await page.goto('/help');
  expect(await sizes()).toEqual(alone);
});

test('where the column is folded, the first letters of the name stand for a wide one', async () => {
  await upload('logo', 800, 200);
  await page.goto('/desk');
  expect(await page.locator('.brand img').isVisible()).toBe(true);
  await page.locator('#folding button[name="fold"]').click();
  await page.locator('.shell[data-folded]').waitFor();
  expect(await page.locator('.brand img').isVisible()).toBe(false);
  expect(await page.getByRole('img', { name: 'ServiDesk' }).textContent()).toBe('S');
});

test('one that is too large is said to be so beside its field, with the limit, until another is chosen', async () => {
  await open(page, '/admin/settings/logo');
  const file = (size: number) => ({ name: 'acme.png', mimeType: 'image/png', buffer: Buffer.alloc(size) });
  const field = page.locator('form:has(#f-logo)');
  const refusal = field.locator('[data-upload-error]');
  await page.setInputFiles('#f-logo', file(20 * 1024 * 1024));
  await refusal.getByText('acme.png has 21 MB; at most 5 MB.', { exact: true }).waitFor();
  // Sent all the same, it is the same answer, and not that a picture is missing.
  await field.getByRole('button', { name: /Upload|Replace/ }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-logo');
  const description = await page.locator('#f-logo').getAttribute('aria-describedby');
  expect(description?.split(' ')).toContain(await refusal.getAttribute('id'));
  expect(await refusal.isVisible()).toBe(true);
  expect(await page.getByText('Choose a picture').count()).toBe(0);
  await page.setInputFiles('#f-logo', file(10));
  await field.getByRole('button', { name: 'Remove acme.png' }).waitFor();
  expect(await refusal.isVisible()).toBe(false);
  await field.getByRole('button', { name: /Upload|Replace/ }).click();
  await page.locator('#f-logo-error', { hasText: 'not a PNG, JPEG or WebP picture' }).waitFor();
});
