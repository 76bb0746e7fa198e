/// <reference lib="dom" />
import { createTicket, findTicket } from '../../src/features/tickets';
import { type Desk, leave, openDemoDesk } from './chromium';
import { expectAccessible, expectQuiet, open, posting, type Visit, visit } from './visit';

// Dates are typed part by part, and a browser reports each part that makes a date: none but the last is meant.

let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

async function atTicket() {
  const customer = await desk.app.ctx('customer@demo.test');
  const { number } = await createTicket(customer, { subject: 'Due soon', description: 'Please.' });
  await desk.app.system.db('users').where({ email: 'admin@demo.test' }).update({ timeZone: 'Europe/Madrid' });
  const page = await visit(desk, 'admin@demo.test');
  await open(page, `/desk/tickets/${number}`);
  const sent: (string | null)[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URLSearchParams(request.postData() ?? '').get('due'));
  });
  return { number, page, sent };
}

const dueOf = async (number: number) =>
  (await findTicket(await desk.app.ctx('admin@demo.test'), number)).dueAt;

/** Part by part, as fingers do: a year has four digits, and leads on by itself. */
async function typeDate(page: Visit): Promise<void> {
  await page.focus('#p-due');
  for (const key of '120120260930A') await page.keyboard.press(key);
}

test('a due date is sent once, when it is left', async () => {
  const { number, page, sent } = await atTicket();
  await typeDate(page);
  expect(sent).toEqual([]);
  await posting(page, () => page.focus('#p-type'));
  expect(sent).toEqual(['2026-12-01T09:30']);
  expect(await dueOf(number)).toEqual(new Date('2026-12-01T08:30:00Z'));
  await page.locator('#timeline', { hasText: 'Due date: Dec 1, 2026, 9:30 AM' }).waitFor();
  // Passing through changes nothing, and half a date takes none away.
  await page.focus('#p-due');
  await page.focus('#p-type');
  await page.focus('#p-due');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await page.focus('#p-type');
  expect(sent).toHaveLength(1);
  // It is an error like any other, and nothing for paper.
  const half = page.getByRole('alert').filter({ hasText: 'This date is incomplete.' });
  await half.locator('svg').waitFor();
  expect(await half.getAttribute('class')).toContain('error');
  expect(await page.getAttribute('#p-due', 'aria-invalid')).toBe('true');
  await expectAccessible(page);
  await page.emulateMedia({ media: 'print' });
  expect(await half.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await page.focus('#p-due');
  await page.keyboard.press('Escape');
  await half.waitFor({ state: 'detached' });
  expect(await page.getAttribute('#p-due', 'aria-invalid')).toBeNull();
  expectQuiet(page);
  await leave(page);
});

test('or with Enter, and then not again', async () => {
  const { number, page, sent } = await atTicket();
  await typeDate(page);
  await posting(page, () => page.keyboard.press('Enter'));
  await page.locator('#timeline', { hasText: 'Due date: Dec 1, 2026' }).waitFor();
  await page.focus('#p-type');
  expect(sent).toEqual(['2026-12-01T09:30']);
  expect(await dueOf(number)).toEqual(new Date('2026-12-01T08:30:00Z'));
  await leave(page);
});

test('Escape takes back what was typed, in a date and in words', async () => {
  const { page, sent } = await atTicket();
  await typeDate(page);
  await page.keyboard.press('Escape');
  await page.focus('#p-type');
  await page.fill('#p-fields-supplier_case', 'ACME 1');
  await page.keyboard.press('Escape');
  await page.focus('#p-type');
  expect(await page.inputValue('#p-due')).toBe('');
  expect(await page.inputValue('#p-fields-supplier_case')).toBe('');
  await typeDate(page);
  await posting(page, () => page.keyboard.press('Enter'));
  expect(sent).toEqual(['2026-12-01T09:30']);
  await leave(page);
});

test('a filter waits for its day too', async () => {
  const page = await visit(desk, 'admin@demo.test');
  await open(page, '/desk/tickets?view=all');
  await page.click('#queue-more summary');
  await page.focus('#queue-due_to');
  for (const key of '12312026') await page.keyboard.press(key);
  expect(new URL(page.url()).search).toBe('?view=all');
  await page.getByRole('button', { name: 'Apply', exact: true }).last().click();
  await page.locator('.chip', { hasText: 'Due date until: Dec 31, 2026' }).waitFor();
  await leave(page);
});
