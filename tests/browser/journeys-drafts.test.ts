/// <reference lib="dom" />
import type { Page, Route } from 'playwright-core';
import { createField } from '../../src/features/fields';
import { createTicket } from '../../src/features/tickets';
import { becomes, type Desk, leave, openDemoDesk } from './chromium';
import { PROXY_ERROR } from './files';
import {
  arrive,
  expectAccessible,
  expectQuiet,
  follow,
  holdBack,
  open,
  posting,
  reload,
  type Visit,
  visit,
} from './visit';

// What is typed is there again after a reload, in another tab, and once somebody has signed in again; until they sign out.

let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

async function newTicket(): Promise<number> {
  const ctx = await desk.app.ctx('customer@demo.test');
  return (await createTicket(ctx, { subject: 'Borrador', description: 'Prueba' })).number;
}

const draftKeys = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft:')));

async function newTab(page: Page, path: string): Promise<Visit> {
  const tab = Object.assign(await page.context().newPage(), { complaints: [] as string[] });
  await open(tab, path);
  return tab;
}

test('two tabs hold two drafts, each key is kept, and sending one leaves the other its text', async () => {
  const path = `/portal/tickets/${await newTicket()}`;
  const page = await visit(desk, 'customer@demo.test', { locale: 'es' });
  const script = await holdBack(page, '**/js/drafts.js*');
  await page.goto(path);
  await script.asked;
  await page.locator('#composer-body').fill('A medio');
  script.letGo();
  await arrive(page, /\/portal\/tickets\//);
  await page.reload();
  await page.getByText('Borrador recuperado').waitFor();
  // The last key and the reload come at once: nothing waits for a pause.
  await page.locator('#composer-body').press('End');
  await page.keyboard.type(' escri');
  await page.reload();
  await page.getByText('Borrador recuperado').waitFor();
  expect(await page.inputValue('#composer-body')).toBe('A medio escri');

  const other = await newTab(page, path);
  expect(await other.inputValue('#composer-body')).toBe('A medio escri');
  await other.fill('#composer-body', 'De la otra pestaña');
  await page.fill('#composer-body', 'A medio escribir');
  await posting(page, () => page.getByRole('button', { name: 'Enviar respuesta' }).click());
  await page.locator('.entry.from-customer').filter({ hasText: 'A medio escribir' }).waitFor();
  await reload(other);
  expect(await other.inputValue('#composer-body')).toBe('De la otra pestaña');
  await other.fill('#composer-body', '');
  await reload(page);
  expect(await page.inputValue('#composer-body')).toBe('');
  expect(await draftKeys(page)).toEqual([]);

  // Sent by script after the session is over: the sign-in page says so, and that the text is not lost.
  await page.fill('#composer-body', 'Justo después');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Enviar respuesta' }).click();
  await arrive(page, /\/login/);
  await page.getByRole('status').getByText('terminado; lo escrito sigue en este navegador.').waitFor();
  await expectAccessible(page);
  await becomes(desk, page, 'customer@demo.test');
  await open(page, path);
  expect(await page.inputValue('#composer-body')).toBe('Justo después');
  expectQuiet(page);
  await leave(page);
});

test('a description outlives the session, is offered where the fields are filled, and goes with signing out', async () => {
  const path = `/desk/tickets/${await newTicket()}/edit`;
  const page = await visit(desk, 'admin@demo.test', { locale: 'es' });
  await open(page, path);
  const long = 'x'.repeat(50_001);
  await page.fill('[name=description]', long);
  await page.context().clearCookies();
  await follow(page, page.getByRole('button', { name: 'Guardar' }));
  // What was typed is given back at once, and is a draft all the same.
  expect(await page.locator('main textarea').inputValue()).toBe(long);
  await page.getByRole('link', { name: 'Iniciar sesión en otra pestaña' }).waitFor();
  await expectAccessible(page);
  expect(page.complaints.splice(0)).toEqual([expect.stringContaining('401')]);

  await becomes(desk, page, 'admin@demo.test');
  await open(page, path);
  const notice = page.locator('[data-draft-offer]');
  await notice.waitFor();
  await expectAccessible(page);
  // An answer from something in between, or an error page, is no success.
  const save = page.getByRole('button', { name: 'Guardar' });
  const answers = [
    (route: Route) => route.fulfill(PROXY_ERROR),
    (route: Route) => route.continue({ postData: 'description=x' }),
  ];
  for (const answer of answers) {
    await page.route('**/properties**', answer, { times: 1 });
    await page.fill('[name=description]', long);
    await follow(page, save);
    await open(page, path);
    await notice.waitFor();
    await open(page, path);
    await notice.waitFor();
  }
  expect(page.complaints.splice(0)).toEqual([expect.stringContaining('502'), expect.stringContaining('403')]);
  expect(await page.inputValue('[name=description]')).toBe('Prueba');
  // Typing on does not cost what is offered.
  await page.locator('[name=description]').press('End');
  await page.keyboard.type('!');
  await notice.getByRole('button', { name: 'Recuperar' }).click();
  expect(await page.inputValue('[name=description]')).toBe(long);
  expect(await notice.isVisible()).toBe(false);

  const signOut = () => page.locator('.user-menu').getByRole('button', { name: 'Cerrar sesión' });
  await page.locator('#user-menu summary').click();
  await signOut().click();
  const dialog = page.getByRole('alertdialog', { name: '¿Cerrar la sesión?' });
  await dialog.getByText('Hay un borrador sin enviar').waitFor();
  await expectAccessible(page);
  expect(await draftKeys(page)).not.toEqual([]);
  // Where it could not be done, they are still in, and so is the draft.
  const out = dialog.getByRole('button', { name: 'Borrar y cerrar sesión' });
  await page.route('**/logout', (route) => route.fulfill(PROXY_ERROR), { times: 1 });
  await follow(page, out);
  await open(page, path);
  expect(await draftKeys(page)).not.toEqual([]);
  await page.locator('#user-menu summary').click();
  await signOut().click();
  await follow(page, out);
  await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith('draft:')));
  expect(page.complaints.splice(0)).toEqual([expect.stringContaining('502')]);

  await becomes(desk, page, 'admin@demo.test');
  await open(page, path);
  expect(await notice.isVisible()).toBe(false);
  await page.locator('#user-menu summary').click();
  await follow(page, signOut());
  await arrive(page, /\/login$/);
  expectQuiet(page);
  await leave(page);
});

test('what a choice still has to bring comes into its field, or stays in the draft, whatever is chosen meanwhile', async () => {
  await createField(await desk.app.ctx('admin@demo.test'), {
    key: 'manual',
    labelEs: 'Manual',
    labelEn: 'Manual',
    kind: 'address',
    customerAccess: 'edit',
  });
  const page = await visit(desk, 'customer@demo.test', { locale: 'en' });
  await open(page, '/portal/tickets/new');
  const asset = page.getByLabel('Asset tag');
  const manual = page.getByLabel('Manual');
  await page.fill('[name=subject]', 'It prints pale');
  await page.getByLabel('Category').selectOption({ label: 'Printers' });
  await asset.fill('TR-PR-0010');
  await manual.fill('https://example.test/manual');
  for (const isBroughtFirst of [false, true]) {
    const fields = await holdBack(page, '**/portal/tickets/new/fields');
    await page.reload();
    await fields.asked;
    // Before its fields have come: what is chosen and typed now is theirs, and takes nothing of the rest along.
    await page.locator('[name=urgency][value=low]').check({ force: true });
    await page.fill('[name=subject]', 'It prints pale!');
    if (isBroughtFirst) fields.letGo();
    else {
      await page.reload();
      fields.letGo();
    }
    await asset.waitFor();
    expect([
      await asset.inputValue(),
      await manual.inputValue(),
      await page.inputValue('[name=subject]'),
      await page.locator('[name=urgency]:checked').inputValue(),
    ]).toEqual(['TR-PR-0010', 'https://example.test/manual', 'It prints pale!', 'low']);
  }
  await leave(page);
});

test('a date and time that staff file with is kept like words', async () => {
  const page = await visit(desk, 'technician@demo.test', { locale: 'en' });
  await open(page, '/desk/tickets/new');
  await page.fill('[name=subject]', 'Before the move');
  await page.fill('[name=due]', '2030-11-21T14:05');
  await page.reload();
  await page.getByText('Draft restored').waitFor();
  expect([await page.inputValue('[name=subject]'), await page.inputValue('[name=due]')]).toEqual([
    'Before the move',
    '2030-11-21T14:05',
  ]);
  expectQuiet(page);
  await leave(page);
});

test('an announcement that nobody has published yet is there again, with whom it is for, until it goes out', async () => {
  const page = await visit(desk, 'admin@demo.test');
  const path = '/admin/announcements/new';
  await open(page, path);
  await page.fill('[name=titleEn]', 'An outage');
  await page.fill('[name=bodyEn]', 'Tomorrow from six o’clock on.');
  await page.check('[name=audience][value=staff]');
  await open(page, '/admin');
  await open(page, path);
  expect(await page.inputValue('[name=titleEn]')).toBe('An outage');
  expect(await page.inputValue('[name=bodyEn]')).toBe('Tomorrow from six o’clock on.');
  expect(await page.isChecked('[name=audience][value=staff]')).toBe(true);
  await page.getByRole('button', { name: 'Publish' }).click();
  await arrive(page, /\/admin\/announcements\/[0-9a-f-]{36}$/);
  expect(await draftKeys(page)).toEqual([]);
  await open(page, path);
  expect(await page.inputValue('[name=titleEn]')).toBe('');
  expectQuiet(page);
  await leave(page);
});
