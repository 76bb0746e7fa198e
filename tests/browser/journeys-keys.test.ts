/// <reference lib="dom" />
import { type Desk, leave, openDemoDesk } from './chromium';
import { arrive, expectQuiet, follow, isSeen, open, posting, tabTo, type Visit, visit } from './visit';

// Keys that are not meant for the page, or come otherwise than on an English keyboard at rest.
let desk: Desk;
let page: Visit;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  page = await visit(desk, 'admin@demo.test');
});
afterEach(async () => {
  expectQuiet(page);
  await leave(page);
});

const palette = () => page.getByRole('dialog', { name: 'Go to a page or search' });

type State = { shiftKey?: boolean; isComposing?: boolean; keyCode?: number };

/** Keys, one at once after the other, as the browser reports them in states that no keyboard of a test can be in. */
const report = (keys: string[], state: State = {}) =>
  page.evaluate(
    ([keys, state]) => {
      for (const key of keys)
        (document.activeElement ?? document.body).dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...state }),
        );
    },
    [keys, state] as const,
  );

test.each([
  ['while it offers', { isComposing: true }],
  ['as Safari ends it', { keyCode: 229 }],
])('keys that an input method takes do nothing else: %s', async (_when, state) => {
  await open(page, '/desk');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('sign');
  const chosen = page.getByRole('option', { selected: true });
  await page.getByRole('option', { name: 'Sign-ins' }).waitFor();
  const before = await chosen.textContent();
  await report(['ArrowDown', 'Enter', 'Escape'], state);
  expect([await palette().isVisible(), await chosen.textContent()]).toEqual([true, before]);
  await report(['ArrowDown']);
  expect(await chosen.textContent()).not.toBe(before);
  expect(new URL(page.url()).pathname).toBe('/desk');
});

test('Caps Lock makes no other keys of them, Shift does', async () => {
  await open(page, '/desk');
  await report(['B'], { shiftKey: true });
  expect(await page.locator('.shell[data-folded]').count()).toBe(0);
  await page.keyboard.press('Escape');
  await report(['G', 'A']);
  await arrive(page, '**/admin');
});

test('what a browser fills in by itself comes without a key, and is none', async () => {
  await open(page, '/desk');
  await page.evaluate(() => document.body.dispatchEvent(new Event('keydown', { bubbles: true })));
});

test('Ctrl+K closes the palette that it opened, from a field too, and gives the focus back', async () => {
  await open(page, '/desk/tickets');
  const field = page.getByRole('searchbox', { name: 'Search everything' });
  await field.pressSequentially('printer');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('audit');
  await page.keyboard.press('Control+k');
  await palette().waitFor({ state: 'hidden' });
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await field.inputValue()).toBe('printer');
});

test('places that come late leave chosen what was', async () => {
  await open(page, '/desk');
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/admin/places.json', async (route) => {
    await asked;
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('canned');
  await page.keyboard.press('ArrowDown');
  const chosen = page.getByRole('option', { selected: true });
  expect(await chosen.textContent()).toBe('Search for: canned');
  answer();
  await page.locator('#palette-list .palette-hint').first().waitFor();
  expect(await chosen.textContent()).toBe('Search for: canned');
  await page.keyboard.press('ArrowUp');
  expect(await chosen.textContent()).not.toBe('Search for: canned');
});

test('on pages of the administration the help names the keys that work there', async () => {
  await open(page, '/admin/users');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await help.waitFor();
  const keys = (await help.locator('dt').allTextContents()).map((text) => text.trim());
  expect(keys).toEqual(expect.arrayContaining(['/', 'j k', 'Enter', 'b', 'g a']));
  expect(keys).not.toEqual(expect.arrayContaining(['r']));
});

test('with the colours of the system the option that Enter takes is told apart, and so are folded names', async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, '/desk');
  await page.keyboard.press('b');
  const name = page.locator('#nav a[href="/desk/templates"] .nav-text');
  expect(await name.evaluate((element) => getComputedStyle(element).borderStyle)).toBe('solid');
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { selected: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('#palette-list > :nth-child(2)[aria-selected="true"]').waitFor();
  const outlined = await page
    .getByRole('option')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).outlineStyle === 'solid'));
  expect(outlined.flatMap((is, at) => (is ? [at] : []))).toEqual([1]);
});

test('the navigation that lies over a narrow page goes away as soon as the focus leaves it', async () => {
  await page.setViewportSize({ width: 640, height: 360 });
  await open(page, '/admin');
  const nav = page.getByRole('navigation', { name: 'Main navigation' });
  await page.getByRole('button', { name: 'Open menu' }).press('Enter');
  await nav.waitFor();
  await tabTo(page, nav.getByRole('link').last());
  expect(await nav.isVisible()).toBe(true);
  await page.keyboard.press('Tab');
  await nav.waitFor({ state: 'hidden' });
  expect(await isSeen(page.locator(':focus'))).toBe(true);
});

test('a field that is left by a key says so, also where the end of a press was not heard', async () => {
  await open(page, '/desk/tickets?view=all');
  await follow(page, page.locator('table a[href^="/desk/tickets/"]').first());
  await arrive(page, /\/desk\/tickets\/\d+/);
  await page.locator('h1').hover();
  await page.mouse.down();
  await page.getByRole('textbox', { name: 'Tags' }).focus();
  await page.keyboard.type('heard');
  await posting(page, () => page.keyboard.press('Tab'));
  await page.locator('.tag-entry .tag', { hasText: 'heard' }).waitFor();
  await page.mouse.up();
});
