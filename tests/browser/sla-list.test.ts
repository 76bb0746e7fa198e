import { createCalendar } from '../../src/features/calendars';
import { createPolicy } from '../../src/features/sla';
import { createTicket } from '../../src/features/tickets';
import { type Desk, leave, openDemoDesk } from './chromium';
import { open, shows, visit } from './visit';

// The list of policies that stays open while the tickets follow a change of it.

let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk({ filling: 'fixture' });
});
afterAll(() => desk.close());

test('a policy that is moved tells how many tickets get another, and they come to it before one’s eyes', async () => {
  const admin = await desk.app.ctx('admin@demo.test');
  const { id: calendarId } = await createCalendar(admin, { name: 'Always', timeZone: 'UTC', isAlways: true });
  for (const name of ['First', 'Second']) {
    await createPolicy(admin, { name, calendarId, types: ['incident'], p3Resolution: 3600 });
  }
  const asking = await desk.app.ctx('customer@demo.test');
  await createTicket(asking, { subject: 'No tone', description: 'Since noon.' });
  const page = await visit(desk, 'admin@demo.test');
  await open(page, '/admin/sla');
  const row = (name: string) => page.locator('#policies tbody tr').filter({ hasText: name });
  await shows(row('First').locator('.num', { hasText: '1' }));
  await page.getByRole('button', { name: 'Move “Second” up' }).click();
  await shows(page.locator('.toast', { hasText: '1 open ticket gets another policy' }));
  await shows(row('Second').locator('.num', { hasText: '1' }));
  await shows(row('First').locator('.num', { hasText: '0' }));
  expect(await page.locator('#policies tbody tr').first().locator('.primary a').textContent()).toBe('Second');
  expect(page.complaints).toEqual([]);
  await leave(page);
});
