/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { changeTicket, createTicket, findTicket, type Ticket } from '../../src/features/tickets';
import { type Desk, leave, openDemoDesk } from './chromium';
import { expectAccessible, expectQuiet, holdBack, open, visit } from './visit';

// What looks like a ticket, with scripts and without: below a subject that is typed, and on the ticket.

const SUBJECT = 'La plegadora de Talleres pierde presión';

let desk: Desk;
let before: Ticket;
beforeAll(async () => {
  desk = await openDemoDesk();
  const customer = await desk.app.ctx('customer@demo.test');
  before = await createTicket(customer, { subject: SUBJECT, description: 'Desde el lunes.' });
});
afterAll(() => desk.close());

const shown = (page: Page) => page.locator('#similar').getByRole('link', { name: SUBJECT });

test('a subject that is typed shows what is open already, which opens beside the form and loses nothing', async () => {
  const page = await visit(desk, 'customer@demo.test', { locale: 'es' });
  await open(page, '/portal/tickets/new');
  await page.fill('[name=subject]', 'presión plegadora');
  await shown(page).waitFor();
  await page.getByText('¿Es alguno de estos?').waitFor();
  await expectAccessible(page);
  // Whoever goes on to something else is shown no more of it.
  await page.fill('[name=subject]', 'plegadora nueva');
  await shown(page).waitFor({ state: 'detached' });
  await page.fill('[name=subject]', 'plegadora presión');
  await page.fill('[name=description]', 'No llega a 80 bar.');
  const [tab] = await Promise.all([page.context().waitForEvent('page'), shown(page).click()]);
  await tab.getByRole('heading', { level: 1, name: SUBJECT }).waitFor();
  expect(await page.inputValue('[name=description]')).toBe('No llega a 80 bar.');
  await tab.close();
  // It keeps nobody from sending.
  await page.getByRole('button', { name: 'Enviar' }).click();
  await page.waitForURL(/\/portal\/tickets\/\d+$/);
  expectQuiet(page);
  await leave(page);
});

test('it moves nothing from under a press, and says nothing where it cannot be had', async () => {
  const page = await visit(desk, 'customer@demo.test', { locale: 'es' });
  await open(page, '/portal/tickets/new');
  const answer = await holdBack(page, '**/portal/tickets/similar*');
  await page.locator('[name=subject]').pressSequentially('plegadora presión');
  await answer.asked;
  const button = page.locator('label[for="f-description"]');
  const place = async () => (await button.boundingBox())?.y;
  const [at, box] = [await place(), await button.boundingBox()];
  await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
  await page.mouse.down();
  const answered = page.waitForResponse('**/portal/tickets/similar*');
  answer.letGo();
  await (await answered).finished();
  // All that would follow from the answer has had its turn.
  await page.evaluate(() => new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve))));
  expect([await place(), await shown(page).count()]).toEqual([at, 0]);
  await page.mouse.up();
  await shown(page).waitFor();
  expect(await place()).toBeGreaterThan(at ?? 0);
  const quiet = async () => {
    await page.evaluate(() => new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve))));
    expect([new URL(page.url()).pathname, await page.locator('#toasts .toast').count()]).toEqual([
      '/portal/tickets/new',
      0,
    ]);
  };
  await page.route('**/portal/tickets/similar*', (route) => route.abort(), { times: 1 });
  const failed = page.waitForEvent('requestfailed');
  await page.fill('[name=subject]', 'plegadora sin presión ninguna');
  await failed;
  await quiet();
  // Whose session is over hears of it when they send: here they go on typing.
  await page.context().clearCookies();
  const signIn = page.waitForResponse('**/login*');
  await page.fill('[name=subject]', 'plegadora sin nada de presión');
  await (await signIn).finished();
  await quiet();
  await leave(page);
});

test('at the desk it follows the requester who is chosen', async () => {
  const page = await visit(desk, 'admin@demo.test', { locale: 'es' });
  await open(page, '/desk/tickets/new');
  await page.fill('[name=subject]', 'plegadora presión');
  await shown(page).first().waitFor();
  await page.fill('#requester-q', 'customer2@demo.test');
  await page.locator('#requester-matches [type=radio]').first().check({ force: true });
  await shown(page).first().waitFor({ state: 'detached' });
  await page.fill('#requester-q', 'Lucía');
  await page
    .locator('#requester-matches')
    .getByLabel(/^Lucía/)
    .check({ force: true });
  await shown(page).first().waitFor();
  expectQuiet(page);
  await leave(page);
});

test('what solved a ticket like it is taken over into the reply, and a duplicate is closed in two presses', async () => {
  const admin = await desk.app.ctx('admin@demo.test');
  const customer = await desk.app.ctx('customer2@demo.test');
  const subject = 'El torno de Talleres vibra mucho';
  const file = () => createTicket(customer, { subject, description: 'Vibra.' });
  const [solved, original, ticket] = [await file(), await file(), await file()];
  await changeTicket(admin, solved.id, { status: 'resolved', solution: 'Se **apretó** la bancada.' });
  const page = await visit(desk, 'admin@demo.test', { locale: 'es' });
  await open(page, `/desk/tickets/${ticket.number}`);
  await page.getByText('Ver tickets parecidos').click();
  await page.getByText('Se apretó la bancada.').waitFor();
  await expectAccessible(page);
  await page.locator('#composer-body').fill('Buenos días. ');
  await page.getByRole('button', { name: 'Insertar en la respuesta' }).click();
  expect(await page.inputValue('#composer-body')).toBe('Buenos días. Se **apretó** la bancada.');
  // What others do meanwhile leaves open what somebody reads.
  await changeTicket(admin, ticket.id, { tags: ['torno'] });
  await page.locator('#card-properties').getByText('torno').first().waitFor();
  expect(await page.getByText('Se apretó la bancada.').isVisible()).toBe(true);
  await page.getByRole('button', { name: `Cerrar como duplicado de #${original.number}` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cerrar', exact: false }).last().click();
  await page.locator('.ticket-header, header').getByText('Cerrado').first().waitFor();
  const closed = await findTicket(admin, ticket.number);
  expect([closed.status, closed.closeReason]).toEqual(['closed', 'duplicate']);
  expectQuiet(page);
  await leave(page);
});

test('without scripts it is a page of its own, and comes with a form that was refused', async () => {
  const page = await visit(desk, 'admin@demo.test', { locale: 'es', scripts: false });
  await page.goto(`/desk/tickets/${before.number}`);
  await page.getByText('Ver tickets parecidos').click();
  await page.locator('#similar-found a').click();
  await page.getByRole('heading', { level: 1, name: `#${before.number}` }).waitFor();
  await page.goto('/desk/tickets/new');
  await page.fill('[name=subject]', 'plegadora presión');
  await page.fill('[name=description]', 'Sin presión.');
  // Nobody has been chosen as its requester.
  await page.getByRole('button', { name: 'Crear ticket' }).click();
  await shown(page).first().waitFor();
  await leave(page);
});
