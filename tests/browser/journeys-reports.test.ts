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

test('on a phone a long list is a few rows until it is asked for, and nothing is wider than the page', async () => {
  const page = await visit(desk, 'admin@demo.test', { width: 320 });
  const path = '/admin/reports/tickets?period=this_year';
  await open(page, path);
  const bars = page.locator('#section-by_category .figure-bars li');
  const shown = () => bars.locator('visible=true').count();
  const count = await bars.count();
  expect(count).toBeGreaterThan(7);
  expect(await shown()).toBe(5);
  const toggle = page.locator('#section-by_category .fold-more summary').first();
  expect((await toggle.innerText()).trim()).toBe(`Show all ${count} rows`);
  await toggle.press('Enter');
  expect([await shown(), (await toggle.innerText()).trim()]).toEqual([count, 'Show fewer rows']);
  await toggle.press('Enter');
  expect(await shown()).toBe(5);
  // Whoever opens the table behind it sees all of that.
  await page.locator('#section-by_category .report-data summary').press('Enter');
  const rows = page.locator('#section-by_category tbody tr');
  expect(await rows.count()).toBe(await rows.locator('visible=true').count());
  // Its parts are reached from its top.
  await page.locator('.report-parts summary').press('Enter');
  await page.locator('.report-parts a', { hasText: 'Department' }).click();
  expect(new URL(page.url()).hash).toBe('#section-by_department');
  await expectAccessible(page);
  for (const name of [
    'overview',
    'technicians',
    'departments',
    'satisfaction',
    'performance',
    'sla',
    'tickets',
  ]) {
    await page.goto(`/admin/reports/${name}?period=this_year`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect([name, width]).toEqual([name, 320]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(path);
  expect([await shown(), await toggle.isVisible()]).toEqual([count, false]);
  await leave(page);
});

test('the columns of an export are marked at once, by keys as well, and Enter in their list exports', async () => {
  const page = await visit(desk, 'technician@demo.test');
  await open(page, '/desk/exports/new');
  const boxes = page.locator('[name=ticket_columns]');
  const chosen = () => page.locator('[name=ticket_columns]:checked').count();
  const press = (name: string) =>
    page
      .getByRole('group', { name: 'Columns of tickets' })
      .getByRole('button', { name, exact: true })
      .press('Space');
  const usual = await chosen();
  await page.check('[name=format][value=csv]');
  await press('All');
  expect(await chosen()).toBe(await boxes.count());
  await press('None');
  expect(await chosen()).toBe(0);
  await press('The usual ones');
  expect(await chosen()).toBe(usual);
  // Nothing was sent: what else was chosen is there, and the page is the same.
  expect(new URL(page.url()).pathname).toBe('/desk/exports/new');
  await expectAccessible(page);
  const file = page.waitForEvent('download');
  await page.press('[name=format][value=csv]', 'Enter');
  expect((await file).suggestedFilename()).toMatch(/\.csv$/);
  expectQuiet(page);
  await leave(page);
});
