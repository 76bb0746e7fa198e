/// <reference lib="dom" />
import type { Page, Route } from 'playwright-core';
import { changeSettings } from '../../src/features/settings';
import { type Desk, leave, openDemoDesk, openPage, signIn } from './chromium';
import { fileNames } from './files';
import { arrive, expectAccessible, expectQuiet, follow, open, posting, type Visit, visit } from './visit';

// What is typed is never lost, files come in every way, and each person has the desk as they like it.

let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
  await changeSettings(await desk.app.ctx('admin@demo.test'), { attachmentMaxMb: 1 });
});
afterAll(() => desk.close());

const SMALL = { name: 'nota.txt', mimeType: 'text/plain', buffer: Buffer.from('una nota') };
const LARGE = { name: 'grande.txt', mimeType: 'text/plain', buffer: Buffer.alloc(1_100_000, 'a') };

test('a long paste is taken, counted and kept, and the buttons write what is shown', async () => {
  const page = await visit(desk, 'customer@demo.test', { locale: 'es' });
  await open(page, '/portal/tickets/new');
  const area = page.locator('#f-description');
  await paste(page, '#f-description', 'x'.repeat(50_001));
  await page.getByText('50.001 de 50.000 caracteres').waitFor();
  expect(await area.inputValue()).toHaveLength(50_001);
  await page.fill('#f-subject', 'مشكلة في الطابعة HP 400!');
  await posting(page, () => page.getByRole('button', { name: 'Enviar ticket' }).click());
  await page.locator('.error-summary').filter({ hasText: 'como máximo 50.000, y hay 50.001' }).waitFor();
  expect(await area.inputValue()).toHaveLength(50_001);
  await area.press('End');
  await area.press('Backspace');
  await page.getByText('50.000 de 50.000 caracteres').waitFor();
  expect(await area.getAttribute('aria-invalid')).toBeNull();
  await area.fill('a_b_c\n  dos  espacios\n\nx < y\nz');
  await area.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(23, 30));
  await page.getByRole('button', { name: 'Código' }).click();
  await page.getByRole('button', { name: 'Enviar ticket' }).click();
  const text = page.locator('#description .prose');
  await text.waitFor();
  expect(await text.locator('pre').innerText()).toBe('x < y\nz');
  // What is copied is what was typed; only the fences are gone.
  expect(await copied(page, '#description .prose')).toBe('a_b_c\n  dos  espacios\n\nx < y\nz');
  const side = (element: Element) => getComputedStyle(element).unicodeBidi;
  expect(await page.locator('h1').evaluate(side)).toBe('plaintext');
  expect(await text.locator('[dir]').first().evaluate(side)).toBe('plaintext');
  expect(page.complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
  await leave(page);
});

/** As the browser itself pastes: into what has the focus, with what it would cut. */
async function paste(page: Page, selector: string, text: string): Promise<void> {
  await page.focus(selector);
  await page.evaluate((pasted) => document.execCommand('insertText', false, pasted), text);
}

/** What a reader would copy of it. */
const copied = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    getSelection()?.selectAllChildren(element);
    return String(getSelection());
  });

test('without scripts the server refuses the large file, and keeps the rest', async () => {
  const page = await visit(desk, 'customer@demo.test', { locale: 'es', scripts: false });
  await page.goto('/portal/tickets/new');
  await page.fill('[name=subject]', 'Con un archivo enorme');
  await page.fill('[name=description]', 'No cabe.');
  await page.setInputFiles('[name=attachments]', LARGE);
  await follow(page, page.getByRole('button', { name: 'Enviar ticket' }));
  const error = page.locator('#f-attachments-error');
  expect(await error.textContent()).toContain('«grande.txt» pesa demasiado: como máximo 1 MB por archivo.');
  expect(await page.inputValue('[name=subject]')).toBe('Con un archivo enorme');
  expect(await page.inputValue('[name=description]')).toContain('No cabe.');
  await leave(page);
});

test('a form that is refused keeps every choice and file, and leads to what is wrong', async () => {
  const page = await visit(desk, 'customer@demo.test', { locale: 'en' });
  await open(page, '/portal/tickets/new');
  await page.getByLabel('Category').selectOption({ label: 'Laptops' });
  await page.getByLabel('Asset tag').fill('TR-0042');
  await page.locator('[name=urgency][value=low]').check({ force: true });
  await page.setInputFiles('#f-attachments', SMALL);
  await posting(page, () => page.getByRole('button', { name: 'Submit ticket' }).click());
  const summary = page.locator('.error-summary');
  await summary.waitFor();
  expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
  await expectAccessible(page);
  expect(await page.locator('[name=category] option:checked').textContent()).toBe('Laptops');
  expect(await page.getByLabel('Asset tag').inputValue()).toBe('TR-0042');
  expect(await page.locator('[name=urgency]:checked').inputValue()).toBe('low');
  expect(await fileNames(page, '#f-attachments')).toEqual(['nota.txt']);
  await page.getByRole('button', { name: 'Remove nota.txt' }).waitFor();
  expect(await summary.getByRole('heading').textContent()).toContain('2 problems');
  await summary.getByRole('link', { name: 'Description: This is required.' }).click();
  await page.keyboard.type('It had no subject.');
  // What was wrong with a field goes with its change, in the summary too.
  await summary.getByRole('heading', { name: 'There is a problem' }).waitFor();
  expect(await page.locator('.invalid, [aria-invalid=true]').count()).toBe(2);
  expect(await page.locator('#f-description').getAttribute('aria-describedby')).toBe('f-description-hint');
  await summary.getByRole('link').click();
  await page.keyboard.type('Now it has one');
  await summary.waitFor({ state: 'detached' });
  await refusedByProxy(page, '#f-attachments');
  await refusedForItsSession(page, '#f-attachments');
  await posting(page, () => page.keyboard.press('Enter'));
  await arrive(page, /\/portal\/tickets\/\d+$/);
  expect(await page.locator('#description .attachments a').allTextContents()).toEqual(['nota.txt']);
  expect(page.complaints.every((text) => text.includes('422'))).toBe(true);
  await leave(page);
});

/** The page was shown in a session that has ended, as by signing in anew in another tab: it goes on in this one. */
async function refusedForItsSession(page: Visit, files: string): Promise<void> {
  for (const token of await page.locator('[name=_csrf]').all()) {
    await token.evaluate((input: HTMLInputElement) => (input.value = 'of another session'));
  }
  await page.keyboard.press('Enter');
  await page.locator('#toasts').filter({ hasText: 'The session has changed' }).waitFor();
  expect(await fileNames(page, files)).toEqual(['nota.txt']);
  page.complaints.splice(0);
}

/** What stands before the desk takes less than the desk: it says so, or hangs up. Files and text stay. */
async function refusedByProxy(page: Visit, files: string): Promise<void> {
  const answers: [(route: Route) => Promise<void>, string][] = [
    [(route) => route.fulfill({ status: 413, body: 'nginx' }), 'is too large for this server'],
    [(route) => route.abort('connectionreset'), 'The server answers, but cut the upload off'],
  ];
  for (const [answer, text] of answers) {
    await page.route('**/portal/tickets', answer, { times: 1 });
    await page.keyboard.press('Enter');
    await page.locator('#toasts').filter({ hasText: text }).waitFor();
    await page.locator('#toasts').filter({ hasText: 'What was typed is still here.' }).waitFor();
    expect(await fileNames(page, files)).toEqual(['nota.txt']);
  }
  page.complaints.splice(0);
}

test('a form that is sent twice in a hurry arrives once', async () => {
  const page = await visit(desk, 'customer@demo.test', { locale: 'en' });
  await open(page, '/portal/tickets/new');
  await page.fill('[name=subject]', 'Only one of me');
  await page.fill('[name=description]', 'Please.');
  const clicks = await holdsBack(page, /\/portal\/tickets\/\d+$/, 30);
  await page.evaluate(() => {
    const button = document.querySelector<HTMLElement>('.form-actions button');
    setInterval(() => {
      button?.click();
      console.log('clicked');
    }, 40);
  });
  await arrive(page, /\/portal\/tickets\/\d+$/);
  expect(clicks()).toBeGreaterThan(30);

  await page.fill('#composer-body', 'Said once.');
  for (let times = 0; times < 3; times += 1) await page.locator('#composer-body').press('Control+Enter');
  const said = page.locator('.entry.from-customer').filter({ hasText: 'Said once.' });
  await said.waitFor();
  await page.goto('/portal/tickets?q=Only+one+of+me');
  const filed = page.locator('.row-link', { hasText: 'Only one of me' });
  expect(await filed.count()).toBe(1);
  await follow(page, filed);
  expect(await said.count()).toBe(1);
  await leave(page);
});

/** The next page lets itself be waited for until so many more clicks have been made on this one. */
async function holdsBack(page: Page, url: RegExp, more: number): Promise<() => number> {
  let count = 0;
  const waiting: (() => void)[] = [];
  page.on('console', () => {
    count += 1;
    if (count > more) for (const go of waiting.splice(0)) go();
  });
  await page.route(url, async (route) => {
    if (count <= more && route.request().resourceType() === 'document')
      await new Promise<void>((go) => waiting.push(go));
    await route.continue();
  });
  return () => count;
}

describe('preferences', () => {
  test('language and theme follow the person, from page to page and to the next sign-in', async () => {
    const page = await visit(desk, 'customer2@demo.test', { locale: 'en' });
    await open(page, '/portal');
    await choose(page, 'Dark');
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    await choose(page, 'Español');
    expect(await page.locator('h1').textContent()).toBe('Mis tickets');
    await openMenu(page);
    await expectAccessible(page);
    await follow(page, page.getByRole('button', { name: 'Cerrar sesión' }));
    await page.goto('/portal');
    expect(new URL(page.url()).pathname).toBe('/login');
    expect(await page.getAttribute('html', 'lang')).toBe('es');
    expectQuiet(page);
    await leave(page);

    const elsewhere = await openPage(desk, { locale: 'en' });
    await signIn(elsewhere, 'customer2@demo.test');
    expect(await elsewhere.getAttribute('html', 'lang')).toBe('es');
    expect(await elsewhere.getAttribute('html', 'data-theme')).toBe('dark');
    await leave(elsewhere);
  });

  test('Enter in a form that was refused sends it once more, with its buttons for language and theme above it', async () => {
    const page = await visit(desk, 'technician@demo.test', { locale: 'en', theme: 'dark' });
    await open(page, '/account/notifications');
    const seconds = page.getByLabel('Time to take it back');
    await seconds.fill('77');
    await posting(page, () => seconds.press('Enter'));
    await page.locator('.error-summary').waitFor();
    await seconds.fill('20');
    await posting(page, () => seconds.press('Enter'));
    await page.locator('.toast', { hasText: 'Notifications saved.' }).waitFor();
    expect(await seconds.inputValue()).toBe('20');
    expect(new URL(page.url()).pathname).toBe('/account/notifications');
    expect(await page.getAttribute('html', 'data-theme')).not.toBe('light');
    await leave(page);
  });

  test('after signing out the way back shows nothing', async () => {
    const page = await visit(desk, 'technician@demo.test', { locale: 'en' });
    await page.goto('/desk/tickets?view=all');
    await openMenu(page);
    await follow(page, page.getByRole('button', { name: 'Sign out' }));
    await page.goBack();
    expect(await page.locator('[data-shortcut-item]').count()).toBe(0);
    await leave(page);
  });

  test('a visitor chooses without an account', async () => {
    const page = await openPage(desk, { locale: 'en' });
    await page.goto('/');
    await follow(page, page.getByRole('button', { name: 'Español' }).first());
    expect(await page.getAttribute('html', 'lang')).toBe('es');
    await follow(page, page.getByRole('button', { name: 'Oscuro' }).first());
    await page.goto('/login');
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    expect(await page.getAttribute('html', 'lang')).toBe('es');
    await leave(page);
  });

  const openMenu = (page: Visit) => page.locator('#user-menu summary').click();

  async function choose(page: Visit, name: string): Promise<void> {
    await openMenu(page);
    await follow(page, page.locator('#user-menu').getByRole('button', { name }));
  }
});
