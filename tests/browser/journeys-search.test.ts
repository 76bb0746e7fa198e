/// <reference lib="dom" />
import { reply } from '../../src/features/tickets';
import { file } from '../tickets/desk';
import { type Desk, leave, openDemoDesk } from './chromium';
import { arrive, expectAccessible, expectQuiet, holdBack, open, type Visit, visit } from './visit';

// Somebody who looks for a ticket: in the header, in the palette as they type, and by what they searched for before.
let desk: Desk;
let page: Visit;
let numbers: { lamp: number; noted: number };
beforeAll(async () => {
  desk = await openDemoDesk();
  const customer = await desk.app.ctx('customer@demo.test');
  const lamp = await file(customer, { subject: 'Zanahoria de la lámpara', description: 'Se mueve.' });
  const noted = await file(customer, {
    subject: `Otra ${'muy larga '.repeat(18)}`.trim(),
    description: 'Zanahoria.',
  });
  await reply(await desk.app.ctx('admin@demo.test'), noted.id, {
    body: 'Una zanahoria interna',
    visibility: 'internal',
  });
  numbers = { lamp: lamp.number, noted: noted.number };
});
afterAll(() => desk.close());
beforeEach(async () => {
  page = await visit(desk, 'admin@demo.test');
});
afterEach(async () => {
  expectQuiet(page);
  await leave(page);
});

const option = (name: RegExp) => page.locator('#palette-list').getByRole('option', { name });
const chosen = () => page.locator('#palette-list [aria-selected="true"]');
const isFocused = (selector: string) =>
  page.locator(selector).evaluate((element) => element === document.activeElement);

test('a slash, words and Enter find a ticket from any page, and keys go from one to the next', async () => {
  await open(page, '/admin/users');
  await page.keyboard.press('/');
  await page.keyboard.type('zanahoria');
  await page.keyboard.press('Enter');
  await arrive(page, '**/desk/search?q=zanahoria');
  // Whoever comes back comes back to where they were: the box takes the focus by its key alone.
  expect(await isFocused('#everything')).toBe(false);
  await expectAccessible(page);
  await page.keyboard.press('j');
  expect(await page.locator(':focus').textContent()).toContain(`#${numbers.lamp}`);
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await arrive(page, `**/desk/tickets/${numbers.lamp}`);
  await page.goBack();
  await arrive(page, '**/desk/search?q=zanahoria');
  await page.keyboard.press('/');
  expect(await isFocused('#everything')).toBe(true);
});

test('an internal note is told apart, and its line leads to it', async () => {
  await open(page, '/desk/search?q=zanahoria+interna');
  await page.locator('.found-snippet.note').click();
  await arrive(page, /\/desk\/tickets\/\d+#c-/);
  expect(await page.locator(':target').textContent()).toContain('Una zanahoria interna');
});

test('the palette offers what is found as one types, says how much, and leads there', async () => {
  await open(page, '/desk');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('zanahoria');
  await option(new RegExp(`^#${numbers.lamp} `)).waitFor();
  expect(await page.locator('#palette [role=status]').textContent()).toBe('2 results');
  await expectAccessible(page);
  expect((await page.locator('#palette-list li').allTextContents()).at(-1)).toBe('Search for: zanahoria');
  await page.keyboard.press('Enter');
  await arrive(page, `**/desk/tickets/${numbers.lamp}`);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(`#${numbers.noted}`);
  await option(new RegExp(`^#${numbers.noted} `)).waitFor();
  expect(await chosen().textContent()).toContain(`#${numbers.noted}`);
});

test('what comes late counts for the text that stands there, and moves nothing that was moved to', async () => {
  await open(page, '/desk');
  const late = await holdBack(page, '**/desk/search/palette?q=zanahoria');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('zanahoria');
  await late.asked;
  const answered = page.waitForResponse('**/desk/search/palette?q=zebra');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('zebra');
  await (await answered).finished();
  late.letGo();
  expect(await page.locator('#palette-list li').allTextContents()).toEqual(['Search for: zebra']);
  // Enter acts on what is typed now.
  await page.keyboard.press('Enter');
  await arrive(page, '**/desk/search?q=zebra');
});

test('with Control a line is opened in another tab, and this one stays', async () => {
  await open(page, '/desk');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('zanahoria');
  await option(new RegExp(`^#${numbers.lamp} `)).waitFor();
  const opened = page.context().waitForEvent('page');
  await page.keyboard.press('Control+Enter');
  const tab = await opened;
  await tab.waitForURL(`**/desk/tickets/${numbers.lamp}`);
  await tab.close();
  expect(new URL(page.url()).pathname).toBe('/desk');
});

test('what was searched for is offered again, on the page and in the palette, until it is taken off', async () => {
  for (const q of ['zanahoria', 'submarino', 'impresora']) await open(page, `/desk/search?q=${q}`);
  await open(page, '/desk/search');
  const recent = page.getByRole('region', { name: 'Recent searches' });
  // What found nothing is no help.
  expect(await recent.getByRole('link').allTextContents()).toEqual(['impresora', 'zanahoria']);
  await expectAccessible(page);
  await page.keyboard.press('Control+k');
  expect((await page.locator('#palette-list li').allTextContents()).slice(0, 2)).toEqual([
    'impresora',
    'zanahoria',
  ]);
  await page.keyboard.press('Escape');
  await recent.getByRole('button', { name: 'Remove the search impresora' }).press('Enter');
  expect(await recent.getByRole('link').allTextContents()).toEqual(['zanahoria']);
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Remove the search zanahoria');
  await recent.getByRole('link', { name: 'zanahoria' }).click();
  await arrive(page, '**/desk/search?q=zanahoria');
  await open(page, '/desk/search');
  await page.getByRole('button', { name: 'Remove all' }).click();
  await recent.waitFor({ state: 'hidden' });
  expect(await isFocused('#everything')).toBe(true);
});

test('whoever comes after somebody who has signed out finds nothing of their searches', async () => {
  await open(page, '/desk/search?q=zanahoria');
  const kept = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('searches:')));
  expect(await kept()).toHaveLength(1);
  await page.locator('#user-menu summary').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await arrive(page, '**/login');
  await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith('searches:')));
});

test('customers find their own tickets in the palette, and without scripts by the box of their list', async () => {
  const customer = await visit(desk, 'customer@demo.test');
  await open(customer, '/portal');
  await customer.keyboard.press('Control+k');
  await customer.keyboard.type('zanahoria');
  await customer.getByRole('option', { name: new RegExp(`^#${numbers.lamp} `) }).waitFor();
  await customer.keyboard.press('Enter');
  await arrive(customer, `**/portal/tickets/${numbers.lamp}`);
  expectQuiet(customer);
  await leave(customer);
  const plain = await visit(desk, 'customer@demo.test', { scripts: false });
  await plain.goto('/portal/tickets?q=zanahoria');
  expect(await plain.locator('tbody mark').allTextContents()).toEqual(['Zanahoria', 'Zanahoria']);
  await leave(plain);
});
