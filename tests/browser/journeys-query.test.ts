/// <reference lib="dom" />
import { type Desk, leave, openDemoDesk } from './chromium';
import { expectAccessible, expectQuiet, holdBack, open, type Visit, visit } from './visit';

// A query that is typed with the list of proposals below it, by keys alone.

let desk: Desk;
let page: Visit;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  page = await visit(desk, 'technician@demo.test');
  await open(page, '/desk/tickets?view=all');
  await page.focus('#filters-q');
});
afterEach(() => leave(page));

const list = () => page.getByRole('listbox', { name: 'Suggestions' });
const options = () => list().getByRole('option');
const said = () => page.inputValue('#filters-q');
const asked = () => new URL(page.url()).searchParams.get('q');
/** Until the list has this many, so that the keys that follow are meant for it. */
const offers = (count: number) =>
  page.waitForFunction((wanted) => document.querySelectorAll('.query-list li').length === wanted, count);

test('a name and its value are taken by keys, and Enter then looks for them', async () => {
  await page.keyboard.type('prior');
  await offers(1);
  expect(await page.getAttribute('#filters-q', 'aria-expanded')).toBe('true');
  await expectAccessible(page);
  await page.keyboard.press('ArrowDown');
  expect(await page.getAttribute('#filters-q', 'aria-activedescendant')).toBe('filters-q-list-0');
  await page.keyboard.press('Enter');
  await offers(4);
  expect(await said()).toBe('priority:');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  expect(await said()).toBe('priority:P3 ');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('filters-q');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === 'priority:P3');
  expect(await list().count()).toBe(0);
  await page.locator('.chip').first().waitFor();
  expect(await page.locator('.chip').first().textContent()).toContain('Priority: P3 · Medium');
  expectQuiet(page);
});

test('Enter looks for what was typed where nothing is marked, and Escape puts the list away', async () => {
  await page.keyboard.type('status:o');
  await offers(2);
  await page.keyboard.press('Escape');
  expect([await list().count(), await said()]).toEqual([0, 'status:o']);
  await page.keyboard.type('n');
  await offers(1);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === 'status:on');
  await page.getByText('“on” is no value of “status”.').waitFor();
  await page.getByRole('link', { name: 'on_hold', exact: true }).click();
  await page.waitForURL((url) => url.searchParams.get('q') === 'status:on_hold');
  expectQuiet(page);
});

test('what was proposed for another text is not taken', async () => {
  await page.keyboard.type('sta');
  await offers(1);
  const { asked: isAsked, letGo } = await holdBack(page, '**/desk/search/complete*');
  await page.keyboard.type('rk');
  await isAsked;
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  letGo();
  await page.waitForURL((url) => url.searchParams.get('q') === 'stark');
  expect(asked()).toBe('stark');
});

test('a click takes one, and the box keeps the focus', async () => {
  await page.keyboard.type('vpn depart');
  await offers(1);
  await options().first().click();
  expect(await said()).toBe('vpn department:');
  await list().getByRole('option', { name: 'IT', exact: true }).click();
  expect(await said()).toBe('vpn department:IT ');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('filters-q');
});
