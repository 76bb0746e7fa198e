/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { changeSettings } from '../../src/features/settings';
import { createTicket } from '../../src/features/tickets';
import { type Desk, leave, openDemoDesk, openPage, signIn } from './chromium';
import { arrive, expectAccessible, expectQuiet, follow, open, posting, type Visit, visit } from './visit';

// What is typed is never lost, files come in every way, and each person has the desk as they like it.

let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
  await changeSettings(await desk.app.ctx('admin@demo.test'), { attachmentMaxMb: 1 });
}, 60_000);
afterAll(() => desk.close());

const SMALL = { name: 'nota.txt', mimeType: 'text/plain', buffer: Buffer.from('una nota') };
const LARGE = { name: 'grande.txt', mimeType: 'text/plain', buffer: Buffer.alloc(1_100_000, 'a') };

const fileNames = (page: Page, id: string) =>
  page
    .locator(id)
    .evaluate((input) => [...((input as HTMLInputElement).files ?? [])].map(({ name }) => name));

test('a draft survives a reload, reply and note alike, and goes once it is sent', async () => {
  const { number } = await createTicket(await desk.app.ctx('customer@demo.test'), {
    subject: 'Borrador',
    description: 'Prueba',
  });
  const page = await visit(desk, 'customer@demo.test', { locale: 'es' });
  await open(page, `/portal/tickets/${number}`);
  await page.locator('#composer-body').pressSequentially('A medio escri');
  await page.getByText('Borrador guardado').waitFor();
  await page.reload();
  await page.getByText('Borrador recuperado').waitFor();
  expect(await page.inputValue('#composer-body')).toBe('A medio escri');
  await page.locator('#composer-body').press('End');
  await page.locator('#composer-body').pressSequentially('bir');
  await posting(page, () => page.getByRole('button', { name: 'Enviar respuesta' }).click());
  await page.locator('.entry.from-customer').filter({ hasText: 'A medio escribir' }).waitFor();
  await page.reload();
  expect(await page.inputValue('#composer-body')).toBe('');
  expectQuiet(page);
  await leave(page);
});

test('files are picked, dropped and pasted; one that is too large is refused beside the field', async () => {
  const page = await visit(desk, 'customer@demo.test', { locale: 'es' });
  await open(page, '/portal/tickets/new');
  await page.setInputFiles('#f-attachments', SMALL);
  await bring(page, 'drop', '.drop', 'soltado.txt');
  await bring(page, 'paste', '#f-description', 'pegado.txt');
  await page.setInputFiles('#f-attachments', LARGE);
  const error = page.locator('[data-upload-error]');
  await error.waitFor();
  expect(await error.textContent()).toBe('Archivo demasiado grande: grande.txt');
  await expectAccessible(page);
  expect(await fileNames(page, '#f-attachments')).toEqual(['nota.txt', 'soltado.txt', 'pegado.txt']);
  await page.getByRole('button', { name: 'Quitar soltado.txt' }).click();

  await page.fill('[name=subject]', 'Tres maneras');
  await page.fill('[name=description]', 'De adjuntar.');
  await posting(page, () => page.getByRole('button', { name: 'Enviar ticket' }).click());
  await arrive(page, /\/portal\/tickets\/\d+$/);
  expect(await page.locator('#description .attachments a').allTextContents()).toEqual([
    'nota.txt',
    'pegado.txt',
  ]);
  await bring(page, 'drop', '#composer-body', 'respuesta.txt');
  await page.fill('#composer-body', 'Y otro más.');
  await posting(page, () => page.getByRole('button', { name: 'Enviar respuesta' }).click());
  await page.locator('.entry.from-customer .attachments a', { hasText: 'respuesta.txt' }).waitFor();
  expect(await fileNames(page, '#composer-files')).toEqual([]);
  expectQuiet(page);
  await leave(page);
});

/** A small text file, as it comes from the file manager or the clipboard. */
async function bring(page: Page, how: 'drop' | 'paste', where: string, name: string): Promise<void> {
  await page
    .locator(where)
    .first()
    .evaluate(
      (target, { how, name }) => {
        const data = new DataTransfer();
        data.items.add(new File(['contenido'], name, { type: 'text/plain' }));
        const options = { bubbles: true, cancelable: true };
        target.dispatchEvent(
          how === 'drop'
            ? new DragEvent('drop', { ...options, dataTransfer: data })
            : new ClipboardEvent('paste', { ...options, clipboardData: data }),
        );
      },
      { how, name },
    );
  await page.getByText(name, { exact: true }).waitFor();
}

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
  await page.fill('[name=description]', 'It has no subject.');
  await page.setInputFiles('#f-attachments', SMALL);
  await posting(page, () => page.getByRole('button', { name: 'Submit ticket' }).click());
  const summary = page.locator('.error-summary');
  await summary.waitFor();
  expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
  await expectAccessible(page);
  expect(await page.inputValue('[name=description]')).toBe('It has no subject.');
  expect(await page.locator('[name=category] option:checked').textContent()).toBe('Laptops');
  expect(await page.getByLabel('Asset tag').inputValue()).toBe('TR-0042');
  expect(await page.locator('[name=urgency]:checked').inputValue()).toBe('low');
  expect(await fileNames(page, '#f-attachments')).toEqual(['nota.txt']);
  await page.getByRole('button', { name: 'Remove nota.txt' }).waitFor();
  await summary.getByRole('link').click();
  await page.keyboard.type('Now it has one');
  await posting(page, () => page.keyboard.press('Enter'));
  await arrive(page, /\/portal\/tickets\/\d+$/);
  expect(await page.locator('#description .attachments a').allTextContents()).toEqual(['nota.txt']);
  expect(page.complaints.every((text) => text.includes('422'))).toBe(true);
  await leave(page);
});

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
