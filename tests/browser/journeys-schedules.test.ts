/// <reference lib="dom" />
import { type Desk, leave, openDemoDesk } from './chromium';
import { arrive, expectAccessible, expectQuiet, follow, isGone, open, shows, telling, visit } from './visit';

// A report that goes out by mail: from its page to what became of it, seen while it happens.
let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

const LIST = '/admin/reports/schedules';

test('scheduled from a report, sent now, paused, resumed and deleted', async () => {
  const page = await visit(desk, 'admin@demo.test');
  await open(page, '/admin/reports/sla?period=last_week&priority=P1');
  await follow(page, page.getByRole('link', { name: 'Send by mail' }));
  expect(await page.inputValue('#f-report')).toBe('sla');
  expect(await page.locator('#f-query dl').textContent()).toContain('Critical');
  expect(await page.locator('#f-monthDay').isVisible()).toBe(false);

  const weekly = await page.locator('#next-times').textContent();
  await page.getByLabel('Every month').check();
  await page.waitForFunction(
    (before) => document.querySelector('#next-times')?.textContent !== before,
    weekly,
  );
  expect(await page.locator('#f-monthDay').isVisible()).toBe(true);
  expect(await page.locator('#f-weekday').isVisible()).toBe(false);
  expect(await page.inputValue('#f-period')).toBe('last_month');

  await page.fill('#f-name', 'Critical tickets 🔥');
  await page.fill('#f-addresses', 'board@x.test\nnobody@');
  await page.getByRole('button', { name: 'Schedule', exact: true }).click();
  await shows(page.locator('#f-addresses-error', { hasText: 'nobody@' }));
  expect(page.complaints.splice(0).every((text) => text.includes('422'))).toBe(true);
  expect(await page.inputValue('#f-name')).toBe('Critical tickets 🔥');
  expect(await page.getByLabel('Every month').isChecked()).toBe(true);
  await expectAccessible(page);
  await page.fill('#f-addresses', 'board@x.test');
  await page.getByRole('button', { name: 'Schedule', exact: true }).click();
  await arrive(page, /schedules\/[0-9a-f-]{36}$/);
  await telling(page, 'goes out now', () => page.getByRole('button', { name: 'Send now' }).click());
  await shows(page.locator('.schedule-run-head .badge', { hasText: 'Done' }));
  await shows(page.locator('.schedule-told', { hasText: 'board@x.test' }));
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Pause' }).click();
  await shows(page.locator('.notice', { hasText: 'It is paused' }));
  await page.getByRole('button', { name: 'Resume' }).click();
  await isGone(page.locator('.notice', { hasText: 'It is paused' }));
  await shows(page.locator('.schedule-next li'));

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.locator('#delete').getByRole('button', { name: 'Delete' }).click();
  await arrive(page, `**${LIST}`);
  expect(await page.locator('.schedule-table').textContent()).not.toContain('Critical tickets');
  await expectAccessible(page);
  expectQuiet(page);
  await leave(page);
});
