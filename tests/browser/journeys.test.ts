/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core';
import { type Desk, leave, openDemoDesk } from './chromium';
import {
  arrive,
  expectAccessible,
  expectQuiet,
  follow,
  isGone,
  numberOf,
  open,
  posting,
  shows,
  telling,
  type Visit,
  visit,
} from './visit';

// A ticket's whole life, with both sides at their own browser and neither of them reloading a page.
let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

const FILES = [
  { name: 'tecla rota.txt', mimeType: 'text/plain', buffer: Buffer.from('la tecla Ñ') },
  { name: 'informe.csv', mimeType: 'text/csv', buffer: Buffer.from('equipo;estado\nTR-0042;roto\n') },
];
const SUBJECT = 'El portátil ya no escribe la letra ñ';
const ANSWER = 'Llevo un teclado nuevo esta tarde.';
const NOTE = 'Tercera vez este mes: pedir garantía al proveedor.';

test('submitted in Spanish, answered in English, seen live by both, solved and rated', async () => {
  const customer = await visit(desk, 'customer@demo.test', { locale: 'es' });
  const technician = await visit(desk, 'technician@demo.test', { locale: 'en' });
  const colleague = await visit(desk, 'admin@demo.test', { locale: 'en' });
  const heard = await listenTo(customer);

  await technician.goto('/desk/tickets?view=unassigned');
  await stays(technician);
  await fillInTicket(customer);
  await posting(customer, () => customer.getByRole('button', { name: 'Enviar ticket' }).click());
  const row = technician.getByRole('row').filter({ hasText: SUBJECT });
  await shows(row);
  await customer.waitForURL(/\/portal\/tickets\/\d+$/);
  await seesOwnTicket(customer);

  await telling(technician, /is now mine/, () => row.getByRole('button', { name: /^Take ticket/ }).click());
  await shows(customer.locator('#next-step').getByText('Marcos Vidal trabaja en ello'));
  await isGone(row);
  await expectStayed(technician);

  const number = numberOf(customer);
  await open(technician, `/desk/tickets/${number}`);
  await open(colleague, `/desk/tickets/${number}`);
  await keepsANote(technician, colleague, heard);
  await answersWhileTheCustomerTypes(technician, customer);
  expect(heard.hints.length).toBeGreaterThan(0);
  expect(heard.alone.length).toBeGreaterThan(0);

  await resolves(technician, customer);
  await rates(customer, technician);
  const everything = await heard.everything();
  expect(everything.includes(ANSWER)).toBe(true);
  expect(everything.includes(NOTE.slice(0, 15))).toBe(false);
  expectQuiet(customer, technician, colleague);
  await leave(customer, technician, colleague);
});

/** Everything that reaches somebody: pages, parts of pages and the stream. */
async function listenTo(page: Page) {
  const pages: Promise<string>[] = [];
  const hints: string[] = [];
  /** What the page asked for by itself. */
  const alone: string[] = [];
  page.on('request', (request) => request.headers()['x-live'] === 'true' && alone.push(request.url()));
  page.on('response', (response) => {
    const isPage = response.headers()['content-type']?.startsWith('text/html');
    if (isPage && response.status() !== 303) pages.push(response.text().catch(() => ''));
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  // The stream also says every now and then that it lives.
  session.on('Network.eventSourceMessageReceived', ({ eventName, data }) => {
    if (eventName === 'hint') hints.push(data);
  });
  return { hints, alone, everything: async () => [...(await Promise.all(pages)), ...hints].join('\n') };
}
type Heard = Awaited<ReturnType<typeof listenTo>>;

/** Leaves something in the page that a reload would sweep away. */
const stays = (page: Page) => page.evaluate(() => document.body.setAttribute('data-same-page', ''));
const expectStayed = async (page: Page) => expect(await page.locator('body[data-same-page]').count()).toBe(1);

async function fillInTicket(page: Visit): Promise<void> {
  await open(page, '/portal');
  await follow(page, page.getByRole('link', { name: 'Nuevo ticket' }).first());
  await arrive(page, '**/portal/tickets/new');
  await page.getByLabel('Asunto').fill(SUBJECT);
  await page
    .getByRole('textbox', { name: 'Descripción' })
    .fill('Desde **ayer**, en el equipo:\n\n- tecla Ñ\n- tecla <');
  await page.getByLabel('Categoría').selectOption({ label: 'Portátiles' });
  await page.getByLabel('Etiqueta del equipo').fill('TR-0042');
  await page.getByRole('radio', { name: 'Alta' }).check({ force: true });
  await page.locator('#f-attachments').setInputFiles(FILES);
  await page.getByRole('button', { name: 'Quitar informe.csv' }).waitFor();
  await expectAccessible(page);
}

async function seesOwnTicket(page: Visit): Promise<void> {
  await page.getByRole('heading', { level: 1, name: SUBJECT }).waitFor();
  const description = page.locator('#description');
  expect(await description.locator('strong').allTextContents()).toContain('ayer');
  expect(await description.locator('.prose li').allTextContents()).toEqual(['tecla Ñ', 'tecla <']);
  const files = description.getByRole('list', { name: 'Archivos adjuntos' }).getByRole('link');
  expect(await files.allTextContents()).toEqual(FILES.map(({ name }) => name));
  const [download] = await Promise.all([page.waitForEvent('download'), files.first().click()]);
  expect(download.suggestedFilename()).toBe('tecla rota.txt');
  const facts = page.getByRole('complementary', { name: 'Detalles' });
  expect(await facts.textContent()).toMatch(/Equipos › Portátiles.*Alta/s);
}

async function keepsANote(technician: Visit, colleague: Visit, heard: Heard): Promise<void> {
  const before = heard.hints.length;
  await technician.getByText('Internal note', { exact: true }).first().click();
  await technician.locator('#composer-body').fill(NOTE);
  await expectAccessible(technician);
  await posting(technician, () => technician.getByRole('button', { name: 'Save note' }).click());
  await shows(colleague.locator('.entry.note').filter({ hasText: NOTE }));
  // The hint has reached every page by now; the customer's was not among them.
  expect(heard.hints.length).toBe(before);
}

async function answersWhileTheCustomerTypes(technician: Visit, customer: Visit): Promise<void> {
  const area = customer.locator('#composer-body');
  await customer.setViewportSize({ width: 1280, height: 500 });
  await area.click();
  await customer.keyboard.type('Por ahora uso otro.');
  for (let step = 0; step < 5; step += 1) await customer.keyboard.press('ArrowLeft');
  const before = await stateOf(area);
  expect(before).toMatchObject({ focused: true, caret: 14 });
  await stays(customer);

  await technician.locator('#composer-body').fill(ANSWER);
  await technician.getByText('Reply', { exact: true }).first().click();
  await posting(technician, () => technician.getByRole('button', { name: 'Send reply' }).click());
  await shows(customer.locator('.entry.reply').filter({ hasText: ANSWER }));
  expect(await stateOf(area)).toEqual(before);
  await customer.keyboard.type('mismo, un ');
  expect(await area.inputValue()).toBe('Por ahora uso mismo, un otro.');
  await expectStayed(customer);

  await posting(customer, () => customer.keyboard.press('Control+Enter'));
  await shows(technician.locator('.entry.from-customer').filter({ hasText: 'Por ahora uso mismo' }));
  await customer.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('#composer-body')?.value === '',
  );
}

/** What a swap must not disturb: the text, the focus, the caret, and where on the screen the field is. */
function stateOf(area: Locator) {
  return area.evaluate((element) => {
    const field = element as HTMLTextAreaElement;
    return {
      text: field.value,
      focused: document.activeElement === field,
      caret: field.selectionStart,
      top: Math.round(field.getBoundingClientRect().top),
    };
  });
}

async function resolves(technician: Visit, customer: Visit): Promise<void> {
  await technician.locator('#composer-body').fill('Teclado cambiado.');
  await technician.getByLabel('Status after sending').selectOption('resolved');
  await technician.locator('#composer-solution').fill('Teclado **nuevo** en garantía.');
  await expectAccessible(technician);
  await posting(technician, () => technician.getByRole('button', { name: 'Send reply' }).click());
  await shows(customer.getByText('Resuelto: ¿funciona?'));
  expect(await customer.locator('.card', { hasText: 'Solución' }).locator('strong').textContent()).toBe(
    'nuevo',
  );
  await shows(technician.locator('#ticket-header').getByText('Resolved'));
}

async function rates(customer: Visit, technician: Visit): Promise<void> {
  await customer.getByRole('radio', { name: '9', exact: true }).check({ force: true });
  await customer.getByLabel('Comentario').fill('Rapidísimo');
  await expectAccessible(customer);
  await posting(customer, () => customer.getByRole('button', { name: 'Enviar valoración' }).click());
  await shows(technician.locator('.timeline').getByText('rated the service 9 out of 10'));
  await shows(technician.locator('#card-facts').getByText('9 out of 10'));
  await shows(customer.getByText('Valoración: 9 de 10'));
  await shows(technician.getByText('Rapidísimo'));
}
