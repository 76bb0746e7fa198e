import { becomes, type Desk, leave, openDemoDesk, openPage } from './chromium';

let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
}, 60_000);
afterAll(() => desk.close());

test('the time left stays right in a queue that is open for long', async () => {
  const { db } = desk.app.system;
  const { id, number } = await db('tickets').where({ status: 'new', deletedAt: null }).first();
  const due = new Date(Date.now() + 135.5 * 60_000);
  await db('tickets').where({ id }).update({ slaDueAt: due, slaRiskAt: due, slaNextAt: null });
  const page = await openPage(desk, { locale: 'en' });
  await becomes(desk, page, 'admin@demo.test');
  await page.clock.install();
  await page.goto('/desk/tickets?view=all', { waitUntil: 'networkidle' });
  // What the desk would tell anew is not what is held here.
  await page.context().setOffline(true);
  const left = page.locator(`#t-${number} .cell-sla time`);
  expect(await left.textContent()).toBe('2 h 15 min');
  for (const [hours, words] of [
    [2, '15 min'],
    [1, '−44 min'],
  ] as const) {
    await page.clock.fastForward(hours * 3_600_000);
    expect(await left.textContent()).toBe(words);
  }
  await leave(page);
}, 60_000);
