/// <reference lib="dom" />
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeSettings } from '../../src/features/settings';
import { type Desk, leave, openDemoDesk } from './chromium';
import { drop, fileNames, paste, text } from './files';
import { arrive, expectAccessible, expectQuiet, holdBack, open, posting, reload, visit } from './visit';

// Files come in every way, none of them opens in place of the page, and pictures are seen.

let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
  await changeSettings(await desk.app.ctx('admin@demo.test'), { attachmentMaxMb: 1 });
});
afterAll(() => desk.close());

const LARGE = text('grande.txt', 'a'.repeat(1_600_000));

test('files come in every way, and the page says what it does not take and why', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'servidesk-'));
  const dropped = join(folder, 'soltado.txt');
  const changing = join(folder, 'cambia.txt');
  const directory = join(folder, 'carpeta');
  await Promise.all([writeFile(dropped, 'a'), writeFile(changing, 'a'), mkdir(directory)]);
  const page = await visit(desk, 'customer@demo.test', { locale: 'es' });
  const probes: string[] = [];
  page.on('request', (request) => request.url().includes('/health/') && probes.push(request.url()));
  const error = page.locator('[data-upload-error]');
  const names = () => fileNames(page, '#f-attachments');
  const script = await holdBack(page, '**/js/upload.js*');
  await page.goto('/portal/tickets/new');
  await script.asked;
  // Whoever is quicker than the script has chosen all the same.
  await page.setInputFiles('#f-attachments', text('nota.txt', 'una'));
  script.letGo();
  await page.getByRole('button', { name: 'Quitar nota.txt' }).waitFor();
  await page.setInputFiles('#f-attachments', text('nota.txt', 'dos'));
  // It is said at the list, and not in a message that goes.
  const replaced = page.locator('[data-upload-replaced]');
  await replaced.getByText('nota.txt se cambió por el nuevo').waitFor();
  expect(await names()).toEqual(['nota.txt']);
  await page.getByRole('button', { name: 'Conservar los dos' }).click();
  await drop(page, 'h1', dropped);
  await page.getByText('soltado.txt', { exact: true }).waitFor();
  expect(await names()).toEqual(['nota.txt', 'nota (2).txt', 'soltado.txt']);
  expect(await replaced.textContent()).toBe('');

  expect(await paste(page, '#f-description', ['image.png'], 'a\tb\n1\t2')).toBe(false);
  expect(await paste(page, '#f-subject', ['image.png'])).toBe(false);
  expect(await paste(page, '#f-description', ['image.png'])).toBe(true);
  expect(await paste(page, '#f-description', ['image.png'])).toBe(true);
  await page.getByText('image (2).png', { exact: true }).waitFor();
  await drop(page, 'h1', directory);
  await error.getByText('carpeta es una carpeta: hay que comprimirla y adjuntar el .zip.').waitFor();
  await page.setInputFiles('#f-attachments', LARGE);
  await error.getByText('grande.txt pesa 1,6 MB; el máximo son 1 MB.', { exact: true }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Quitar nota (2).txt' }).click();
  await page.getByRole('button', { name: 'Quitar image.png' }).click();

  await page.fill('[name=subject]', 'Todas las maneras');
  await page.fill('[name=description]', 'De adjuntar.');
  await reload(page);
  await page
    .getByText('Hay que volver a elegir los archivos: nota.txt, soltado.txt e image (2).png.')
    .waitFor();
  await drop(page, 'h1', dropped, changing);
  await page.getByText('cambia.txt', { exact: true }).waitFor();
  await writeFile(changing, 'it is another one now');
  await page.getByRole('button', { name: 'Enviar ticket' }).click();
  await error.getByText('cambia.txt no se puede leer.').waitFor();
  await page.getByRole('button', { name: 'Quitar cambia.txt' }).click();
  await posting(page, () => page.getByRole('button', { name: 'Enviar ticket' }).click());
  await arrive(page, /\/portal\/tickets\/\d+$/);
  expect(await page.locator('#description .attachments a').allTextContents()).toEqual(['soltado.txt']);

  // What is refused comes back with its files. Drafts hold none, and say so.
  const draft = page.locator('#composer [data-draft-state]');
  await page.setInputFiles('#composer-files', text('nota.txt', 'tres'));
  await draft.getByText('Los archivos no se guardan hasta enviarlos').waitFor();
  await page.fill('#composer-body', 'x');
  await draft.getByText('Borrador guardado, sin los archivos').waitFor();
  await page.fill('#composer-body', 'x'.repeat(50_001));
  await posting(page, () => page.getByRole('button', { name: 'Enviar respuesta' }).click());
  await page.locator('#composer-error').waitFor();
  await page.getByRole('button', { name: 'Quitar nota.txt' }).waitFor();
  expect(await fileNames(page, '#composer-files')).toEqual(['nota.txt']);
  expect(await page.getByText('Hay que volver a elegir').isVisible()).toBe(false);

  // A reply that is only a file goes on in a session that began meanwhile.
  await page.fill('#composer-body', '');
  for (const token of await page.locator('#composer [name=_csrf]').all())
    await token.evaluate((input: HTMLInputElement) => (input.value = 'of another session'));
  await page.getByRole('button', { name: 'Enviar respuesta' }).click();
  await page.locator('#toasts').filter({ hasText: 'La sesión cambió' }).waitFor();

  // One that is chosen while a reply is on its way is for the next one.
  const reply = await holdBack(page, '**/replies');
  await page.fill('#composer-body', 'Con la nota');
  await page.getByRole('button', { name: 'Enviar respuesta' }).click();
  await reply.asked;
  await page.setInputFiles('#composer-files', text('otra.txt', 'cuatro'));
  await page.getByRole('button', { name: 'Quitar otra.txt' }).waitFor();
  reply.letGo();
  await page.locator('.entry.from-customer').filter({ hasText: 'Con la nota' }).waitFor();
  expect(await fileNames(page, '#composer-files')).toEqual(['otra.txt']);
  expect(probes).toEqual([]);
  await rm(folder, { recursive: true });
  await leave(page);
});

test('pictures are looked at with keys, buttons and by scrolling, and without scripts each by itself', async () => {
  const { number } = await desk.app.system
    .db('tickets as t')
    .join('attachments as a', 'a.ticketId', 't.id')
    .where({ 'a.name': 'techo-archivo.png' })
    .first('t.number');
  const page = await visit(desk, 'admin@demo.test', { locale: 'en' });
  await open(page, `/desk/tickets/${number}`);
  const first = page.locator('a[data-picture]').first();
  await first.click();
  const viewer = page.getByRole('dialog', { name: 'Pictures' });
  const shows = async (place: string, name: string) => {
    await viewer.getByText(place, { exact: true }).waitFor();
    await viewer.getByText(name, { exact: true }).waitFor();
  };
  await shows('1 of 2', 'techo-archivo.png');
  await expectAccessible(page);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await shows('2 of 2', 'techo-archivo-tarde.png');
  const file = viewer.getByRole('link', { name: 'Download' });
  expect(await file.getAttribute('href')).toBe(
    await page.locator('a[data-picture]').nth(1).getAttribute('data-file'),
  );
  await page.keyboard.press('Home');
  await shows('1 of 2', 'techo-archivo.png');
  await viewer.getByRole('button', { name: 'Next picture' }).click();
  await shows('2 of 2', 'techo-archivo-tarde.png');
  await page.keyboard.press('Home');
  await shows('1 of 2', 'techo-archivo.png');
  await page.locator('[data-viewer-track]').evaluate((track) => track.scrollBy({ left: track.clientWidth }));
  await shows('2 of 2', 'techo-archivo-tarde.png');
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'hidden' });
  expect(await first.evaluate((link) => link === document.activeElement)).toBe(true);
  expectQuiet(page);
  await leave(page);

  const plain = await visit(desk, 'admin@demo.test', { scripts: false });
  await plain.goto(`/desk/tickets/${number}`);
  const opened = plain.waitForResponse(/\/picture$/);
  await plain.locator('a[data-picture]').first().click();
  expect((await opened).headers()['content-type']).toBe('image/webp');
  await leave(plain);
});

test('pictures of long names fit a phone, on the page and in the viewer, and a short message one line', async () => {
  const { db } = desk.app.system;
  const name = `${'captura'.repeat(35)}.png`;
  await db('attachments').where({ name: 'techo-archivo.png' }).update({ name });
  const { number } = await db('tickets as t')
    .join('attachments as a', 'a.ticketId', 't.id')
    .where({ 'a.name': name })
    .first('t.number');
  const page = await visit(desk, 'admin@demo.test', { width: 320, locale: 'en' });
  await open(page, `/desk/tickets/${number}`);
  const isWithin = (selector: string) =>
    page.locator(selector).evaluate(({ scrollWidth }) => scrollWidth <= innerWidth);
  expect(await isWithin('html')).toBe(true);
  await page.locator('a[data-picture]').first().click();
  const viewer = page.getByRole('dialog', { name: 'Pictures' });
  await viewer.getByText('1 of 2', { exact: true }).waitFor();
  expect(await isWithin('#viewer')).toBe(true);
  const box = await viewer.getByRole('button', { name: 'Close' }).boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
  const { number: working } = await db('tickets').where({ status: 'in_progress' }).first('number');
  await open(page, `/desk/tickets/${working}`);
  await page.fill('#composer-body', 'Seen');
  await page.click('.composer-send .primary');
  const toast = page.locator('.toast', { hasText: 'sent' });
  await toast.waitFor();
  const middles = await toast.locator('> *').evaluateAll((parts) =>
    parts.map((part) => {
      const { top, bottom } = part.getBoundingClientRect();
      return Math.round((top + bottom) / 20);
    }),
  );
  expect(new Set(middles).size).toBe(1);
  await leave(page);
});
