/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { type Desk, leave, openDemoDesk, openPage } from './chromium';
import {
  arrive,
  atRest,
  expectAccessible,
  expectQuiet,
  numberOf,
  open,
  posting,
  pressGo,
  pressQuickly,
  shows,
  speaks,
  tabTo,
  type Visit,
} from './visit';

// The main journey by keyboard alone: not one click, and the focus is never lost.
let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

const SUBJECT = 'Zebra printer prints blank labels';

test.each([
  ['/admin/categories', 'Laptops'],
  ['/admin/fields', 'Asset tag'],
])('%s: what is moved keeps the focus, so it can be moved back', async (path, name) => {
  const admin = await signInByKeyboard('admin@demo.test');
  await open(admin, path);
  const rows = admin.locator('tbody tr');
  const before = (await rows.allTextContents()).findIndex((text) => text.includes(name));
  const at = (place: number) => rows.nth(place).filter({ hasText: name });
  await tabTo(admin, admin.getByRole('button', { name: `Move “${name}” down` }));
  await posting(admin, () => admin.keyboard.press('Enter'));
  await at(before + 1).waitFor();
  await admin.keyboard.press('Shift+Tab');
  await posting(admin, () => admin.keyboard.press('Enter'));
  await at(before).waitFor();
  expectQuiet(admin);
});

test('a customer and a technician need no mouse', async () => {
  const customer = await signInByKeyboard('customer2@demo.test');
  const technician = await signInByKeyboard('technician@demo.test');
  await submit(customer);
  await findInQueue(technician);
  await work(technician, customer);
  await replyAsCustomer(customer, technician);
  await useHelpAndPalette(technician);
  expectQuiet(customer, technician);
  await leave(customer, technician);
});

async function signInByKeyboard(email: string): Promise<Visit> {
  await speaks(desk, email, 'en');
  const page = await openPage(desk, { locale: 'en' });
  await open(page, '/');
  await tabTo(page, page.getByRole('link', { name: 'Sign in' }).first());
  await page.keyboard.press('Enter');
  await arrive(page, '**/login');
  // The browser gives the field the focus when it draws the page.
  await page.locator('[name=email]:focus').waitFor();
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type('servidesk-demo');
  await page.keyboard.press('Enter');
  await arrive(page, /\/(portal|desk)/);
  return page;
}

const focused = (page: Page) => page.locator(':focus');

async function submit(page: Visit): Promise<void> {
  await page.keyboard.press('Tab');
  expect(await focused(page).getAttribute('class')).toBe('skip-link');
  await page.keyboard.press('c');
  await arrive(page, '**/portal/tickets/new');
  await tabTo(page, page.getByLabel('Subject'));
  await page.keyboard.type(SUBJECT);
  await tabTo(page, page.getByRole('textbox', { name: 'Description' }));
  await page.keyboard.type('Since the new roll. ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('Blank');
  await tabTo(page, page.getByLabel('Category'));
  await pressQuickly(page, 'Printers');
  await page.getByLabel('Asset tag').waitFor();
  // Each letter chooses a category and asks for its fields; the last answer may come late.
  await atRest(page);
  await tabTo(page, page.locator('[name=urgency]:checked'));
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('[name=urgency]:checked').inputValue()).toBe('high');
  // Listened for well before the key: a browser that is told so at the last moment opens its own dialog instead.
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, page.locator('#f-attachments'));
  await page.keyboard.press('Space');
  await (await chooser).setFiles([
    { name: 'label.txt', mimeType: 'text/plain', buffer: Buffer.from('blank') },
  ]);
  await tabTo(page, page.getByRole('button', { name: 'Remove label.txt' }));
  await tabTo(page, page.getByRole('button', { name: 'Submit ticket' }));
  await page.keyboard.press('Enter');
  await arrive(page, /\/portal\/tickets\/\d+$/);
  expect(await page.locator('#description').textContent()).toMatch(/Since the new roll\. Blank.*label\.txt/s);
}

async function findInQueue(page: Visit): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type('zebra labels');
  await page.keyboard.press('Enter');
  await page.waitForURL(/[?&]q=zebra/);
  await page.getByRole('listitem').filter({ hasText: SUBJECT }).waitFor();
  await open(page, '/desk/tickets?view=unassigned');
  const rows = page.locator('[data-shortcut-item]');
  const subjects = await rows.locator('.row-link').allTextContents();
  const at = subjects.indexOf(SUBJECT);
  expect(at).toBeGreaterThanOrEqual(0);
  for (let step = 0; step <= at + 1; step += 1) await page.keyboard.press('j');
  await page.keyboard.press('x');
  expect(
    await rows
      .nth(at + 1)
      .getByRole('checkbox')
      .isChecked(),
  ).toBe(true);
  await page.keyboard.press('x');
  await page.keyboard.press('k');
  expect(await focused(page).textContent()).toBe(SUBJECT);
  await page.keyboard.press('Enter');
  await arrive(page, /\/desk\/tickets\/\d+/);
}

async function work(page: Visit, customer: Visit): Promise<void> {
  await page.keyboard.press('a');
  expect(await focused(page).getAttribute('name')).toBe('assignee');
  await pressQuickly(page, 'Marcos');
  await page.getByText('Enter applies it; Esc puts it back.').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.locator('#ticket-header').getByText('In progress').waitFor();
  expect(await focused(page).getAttribute('name')).toBe('assignee');
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  expect(await focused(page).getAttribute('id')).toBe('composer-body');
  await page.keyboard.type('Turn the roll round, please.');
  await posting(page, () => page.keyboard.press('Control+Enter'));
  await shows(customer.locator('.entry.reply').filter({ hasText: 'Turn the roll round' }));
  await page.locator('.entry.reply').filter({ hasText: 'Turn the roll round' }).waitFor();
  expect(await focused(page).getAttribute('id')).toBe('composer-body');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  expect(await page.locator('[name=visibility]:checked').inputValue()).toBe('internal');
  expect(await focused(page).getAttribute('id')).toBe('composer-body');
  await page.keyboard.type('Wrong rolls in the store.');
  await posting(page, () => page.keyboard.press('Control+Enter'));
  await page.locator('.entry.note').filter({ hasText: 'Wrong rolls' }).waitFor();
  expect(await page.locator('[name=visibility]:checked').inputValue()).toBe('internal');
}

async function replyAsCustomer(page: Visit, technician: Visit): Promise<void> {
  await tabTo(page, page.locator('#composer-body'));
  await page.keyboard.type('That was it, thank you!');
  await tabTo(page, page.getByRole('button', { name: 'Send reply' }));
  await posting(page, () => page.keyboard.press('Space'));
  await shows(technician.locator('.entry.from-customer').filter({ hasText: 'That was it' }));
}

async function useHelpAndPalette(page: Visit): Promise<void> {
  await page.keyboard.press('Shift+Tab');
  const before = await focused(page).elementHandle();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await help.waitFor();
  await expectAccessible(page);
  await page.keyboard.press('j');
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'hidden' });
  expect(await before?.evaluate((element) => element === document.activeElement)).toBe(true);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('assigned');
  await page.getByRole('option', { name: 'Mine' }).waitFor({ state: 'detached' });
  expect(await page.locator('#palette-list li').allTextContents()).toEqual([
    'Unassigned',
    'Search for: assigned',
  ]);
  await expectAccessible(page);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('canned');
  await page.keyboard.press('Enter');
  await arrive(page, '**/desk/templates');
  await pressGo(page, 't');
  await arrive(page, '**/desk/tickets');
  await page.goBack();
  await arrive(page, '**/desk/templates');
  await pressGo(page, '2');
  await arrive(page, '**/desk/tickets?view=unassigned');
  await page.goBack();
  await arrive(page, '**/desk/templates');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('zebra');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await arrive(page, /\/desk\/search\?q=zebra/);
  expect(numberOf(page)).toBeNaN();
}
