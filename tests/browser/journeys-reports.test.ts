/// <reference lib="dom" />
import { type Desk, leave, openDemoDesk } from './chromium';
import { atRest, expectAccessible, expectQuiet, follow, open, visit } from './visit';

// From a report to what one of its numbers counts, and back, with all that was asked for in the address.
let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

const OVERVIEW = '/admin/reports/overview';

test('filtering as one chooses, a number, its list, and back', async () => {
  const page = await visit(desk, 'admin@demo.test');
  await open(page, `${OVERVIEW}?period=this_year`);
  const all = await page.locator('#tile-created .stat-value').textContent();

  const department = await page
    .locator('#f-department option', { hasText: /^IT$/ })
    .first()
    .getAttribute('value');
  await page.selectOption('#f-department', department);
  await page.waitForURL((url) => url.searchParams.get('department') === department);
  await atRest(page);
  expect(new URL(page.url()).search).toBe(`?period=this_year&department=${department}`);
  const some = Number(await page.locator('#tile-created .stat-value').textContent());
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(Number(all));
  await expectAccessible(page);

  await follow(page, page.locator('#tile-created .stat-label a'));
  expect(await page.locator('.page-subtitle').textContent()).toBe(`${some} ticket${some === 1 ? '' : 's'}`);
  const departments = await page.locator('tbody td:nth-child(4)').allTextContents();
  expect(new Set(departments)).toEqual(new Set(['IT']));
  await expectAccessible(page);

  await follow(page, page.locator('.page-actions a').first());
  expect(await page.inputValue('#f-department')).toBe(department);
  await page.locator('.chips .chip').click();
  await page.waitForURL(`**${OVERVIEW}?period=this_year`);
  expect(await page.locator('#tile-created .stat-value').textContent()).toBe(all);
  expectQuiet(page);
  await leave(page);
});

test('other days show their fields, and what ends before it begins is said beside it', async () => {
  const page = await visit(desk, 'admin@demo.test');
  await open(page, OVERVIEW);
  expect(await page.locator('#f-from').isVisible()).toBe(false);
  await page.selectOption('#f-period', 'range');
  await page.waitForURL((url) => url.searchParams.get('period') === 'range');
  await atRest(page);
  expect(await page.locator('#f-from').isVisible()).toBe(true);
  await page.fill('#f-to', '2020-01-01');
  await page.press('#f-to', 'Enter');
  await page.locator('#f-to-error').waitFor();
  expect(await page.inputValue('#f-to')).toBe('2020-01-01');
  expectQuiet(page);
  await leave(page);
});

test('without scripts: the button applies, what a figure means is one press away, and a table stands behind each chart', async () => {
  const page = await visit(desk, 'admin@demo.test', { scripts: false });
  await page.goto(`${OVERVIEW}?period=this_year`);
  await page.selectOption('#f-period', 'range');
  await page.fill('#f-from', '2026-01-01');
  await page.fill('#f-to', '2026-12-31');
  await follow(page, page.locator('#report-filters button'));
  expect(new URL(page.url()).search).toBe('?period=range&from=2026-01-01&to=2026-12-31');

  await page.locator('.stat .what').first().click();
  expect(await page.locator('.definition:popover-open').textContent()).toBeTruthy();
  await page.keyboard.press('Escape');
  const chart = page.locator('.report-section', { has: page.locator('.figure-marks') }).first();
  await chart.locator('.report-data summary').click();
  expect(await chart.locator('tbody tr').count()).toBeGreaterThan(0);
  expect(await chart.locator('table').isVisible()).toBe(true);
  expectQuiet(page);
  await leave(page);
});
