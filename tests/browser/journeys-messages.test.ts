/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { createTicket } from '../../src/features/tickets';
import { type Desk, openDemoDesk } from './chromium';
import { arrive, atRest, open, posting, telling, type Visit, visit } from './visit';

// The words of a message are looked at while they are typed, and nothing comes of that but the look.

let desk: Desk;
let page: Visit;
let number: number;

beforeAll(async () => {
  desk = await openDemoDesk({ filling: 'fixture' });
  const customer = await desk.app.ctx('customer@demo.test');
  ({ number } = await createTicket(customer, { subject: '{{ author }} مرحبا <b>', description: 'Text' }));
  page = await visit(desk, 'admin@demo.test');
});
beforeEach(() => open(page, '/admin/messages/answered?language=en'));
afterAll(() => desk.close());

const preview = (of: Page) => of.locator('#preview');
const stored = () => desk.app.system.db('messageTemplates').select('sections');

test('what is typed is shown as it comes, and what is wrong with it', async () => {
  await posting(page, () => page.fill('#f-subject', 'News about {{ ticket.number }}'));
  await preview(page).getByText('News about #1042').waitFor();
  await posting(page, () => page.fill('#f-intro', 'Hello\n{{ recipient'));
  await preview(page).getByText('Line 2: “{{ recipient” is not closed.').waitFor();
  expect(await page.inputValue('#f-intro')).toBe('Hello\n{{ recipient');
  expect(await stored()).toEqual([]);
});

test('Enter beside a ticket’s number shows that ticket, and saves nothing of what is typed', async () => {
  await posting(page, () => page.fill('#f-subject', 'About {{ ticket.subject }}'));
  await posting(page, async () => {
    await page.fill('#f-ticket', String(number));
    await page.press('#f-ticket', 'Enter');
  });
  await preview(page).getByText('About {{ author }} مرحبا <b>').waitFor();
  await posting(page, () => page.fill('#f-line', '{{ ticket.number }} in one line'));
  await preview(page).getByText(`#${number} in one line`).waitFor();
  expect(await page.inputValue('#f-subject')).toBe('About {{ ticket.subject }}');
  expect(await stored()).toEqual([]);
});

test('a test is sent with what is typed; saving and going back are said', async () => {
  await posting(page, () => page.fill('#f-subject', 'Mine: {{ ticket.number }}'));
  await atRest(page);
  await page.getByRole('button', { name: 'Send me a test' }).click();
  await preview(page).getByText('A test is on its way to admin@demo.test.').waitFor();
  const letters = await desk.app.system.db('deliveries').where({ template: 'template_test' });
  expect(letters.map(({ subject }) => subject)).toEqual(['Mine: #1042']);
  expect(await page.inputValue('#f-subject')).toBe('Mine: {{ ticket.number }}');

  // Enter in a line saves it, and takes back nothing.
  await telling(page, 'Text saved.', () => page.press('#f-subject', 'Enter'));
  expect(await stored()).toEqual([{ sections: { subject: 'Mine: {{ ticket.number }}' } }]);
  await arrive(page, '**/admin/messages/answered?language=en');
  await page.getByRole('button', { name: 'Back to the original' }).click();
  await telling(page, 'originally', () =>
    page.locator('#default').getByRole('button', { name: 'Back to the original' }).click(),
  );
  expect(await stored()).toEqual([{ sections: {} }]);
});
