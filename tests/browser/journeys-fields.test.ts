/// <reference lib="dom" />
import type { Route } from 'playwright-core';
import { createTicket } from '../../src/features/tickets';
import { type Desk, openDemoDesk } from './chromium';
import { expectAccessible, expectQuiet, follow, numberOf, open, posting, type Visit, visit } from './visit';

// Fields that answers bring and take away, with scripts: in a customer's form, in the panel, when resolving.
let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

test('answers bring fields at once, keep what was typed, and a ticket is resolved with what it lacks', async () => {
  const admin = await visit(desk, 'admin@demo.test');
  await demandFaults(admin);
  const customer = await visit(desk, 'customer@demo.test');
  await open(customer, '/portal/tickets/new');
  await customer.locator('[name=subject]').fill('The label printer prints pale');
  await customer.locator('[name=description]').fill('Since this morning.');
  await posting(customer, () => customer.getByLabel('Category').selectOption({ label: 'Printers' }));
  const device = customer.getByLabel('Which device');
  const pale = customer.getByRole('checkbox', { name: 'Prints pale' });
  await customer.getByLabel('Asset tag').fill('TR-PR-0010');
  await posting(customer, () => device.selectOption({ label: 'Printer › Label printer' }));
  await pale.check({ force: true });
  await posting(customer, () => device.selectOption({ label: 'Screen' }));
  await pale.waitFor({ state: 'detached' });
  await posting(customer, () => device.selectOption({ label: 'Printer' }));
  expect([await pale.isChecked(), await customer.getByLabel('Asset tag').inputValue()]).toEqual([
    true,
    'TR-PR-0010',
  ]);
  await expectAccessible(customer);
  // All of it is there again after a reload, also what only a choice brings.
  await customer.reload();
  await pale.waitFor();
  expect([await pale.isChecked(), await customer.getByLabel('Asset tag').inputValue()]).toEqual([
    true,
    'TR-PR-0010',
  ]);
  await pale.uncheck({ force: true });
  await posting(customer, () => customer.getByRole('button', { name: 'Submit ticket' }).click());
  await customer.waitForURL(/\/portal\/tickets\/\d+$/);
  const number = numberOf(customer);

  await open(admin, `/desk/tickets/${number}`);
  await admin.locator('#p-status').selectOption('resolved');
  const resolve = admin.locator('#form-p-status').getByRole('button', { name: 'Resolve' });
  await posting(admin, () => resolve.click());
  await admin.locator('#ticket-panel .error-summary').waitFor();
  expect(admin.complaints.splice(0).every((text) => text.includes('422'))).toBe(true);
  await expectAccessible(admin);
  const needed = admin.locator('#form-p-status').getByRole('checkbox', { name: 'Prints pale' });
  await needed.check({ force: true });
  await posting(admin, () => resolve.click());
  const saved = admin.locator('#form-p-fields-print_faults summary').filter({ hasText: 'Prints pale' });
  await saved.waitFor();

  await admin.locator('#form-p-fields-print_faults summary').click();
  const several = admin.locator('#form-p-fields-print_faults');
  await several.getByRole('checkbox', { name: 'Paper jams' }).check({ force: true });
  await posting(admin, () => several.getByRole('button', { name: 'Save' }).click());
  await several.locator('summary', { hasText: 'Prints pale and Paper jams' }).waitFor();
  expectQuiet(admin, customer);
});

test('of two answers given one after the other the last one counts', async () => {
  const customer = await visit(desk, 'customer@demo.test');
  await open(customer, '/portal/tickets/new');
  const held: Route[] = [];
  await customer.route('**/portal/tickets**', (route) =>
    route.request().method() === 'POST' && held.length === 0 ? held.push(route) : route.continue(),
  );
  const category = customer.getByLabel('Category');
  const asked = customer.waitForRequest((request) => request.method() === 'POST');
  await category.selectOption({ index: 1 });
  await asked;
  await category.selectOption({ label: 'Printers' });
  await customer.getByLabel('Asset tag').waitFor();
  await held[0]?.abort();
  expectQuiet(customer);
});

test('what resolving needs holds up neither a reply nor another step', async () => {
  const admin = await visit(desk, 'admin@demo.test');
  await admin.goto('/admin/fields');
  await follow(admin, admin.getByRole('link', { name: 'Supplier reference' }));
  await admin.getByRole('checkbox', { name: 'Required to resolve' }).check({ force: true });
  await follow(admin, admin.getByRole('button', { name: 'Save' }));
  const { number } = await createTicket(await desk.app.ctx('customer@demo.test'), {
    subject: 'The scanner is slow',
    description: 'A minute a page.',
  });
  await open(admin, `/desk/tickets/${number}`);
  await admin.locator('#composer-body').fill('Since when?');
  await posting(admin, () => admin.getByRole('button', { name: 'Send reply' }).click());
  await admin.locator('#timeline', { hasText: 'Since when?' }).waitFor();
  await posting(admin, () => admin.locator('#p-status').selectOption('on_hold:customer'));
  await admin.locator('#timeline', { hasText: 'put the ticket on hold' }).waitFor();
  expectQuiet(admin);
});

async function demandFaults(page: Visit): Promise<void> {
  await page.goto('/admin/fields');
  await follow(page, page.getByRole('link', { name: 'What the printer does wrong' }));
  await posting(page, () =>
    page.getByLabel('Show only by another field').selectOption({ label: 'Always show' }),
  );
  await page.locator('#shown-when-values input').first().waitFor({ state: 'detached' });
  await posting(page, () =>
    page.getByLabel('Show only by another field').selectOption({ label: 'Which device' }),
  );
  await page
    .locator('#shown-when-values')
    .getByRole('checkbox', { name: 'Printer', exact: true })
    .check({ force: true });
  await page.getByRole('checkbox', { name: 'Required to resolve' }).check({ force: true });
  await expectAccessible(page);
  await follow(page, page.getByRole('button', { name: 'Save' }));
  expect(await page.locator('table').textContent()).toContain('Only if “Which device” is: Printer');
}
