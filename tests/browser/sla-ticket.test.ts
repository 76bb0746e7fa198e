/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { reply } from '../../src/features/tickets';
import { promised } from '../desk/queue-sla.support';
import { calendar, clocked, HOUR, MINUTE, policy } from '../sla/reading.support';
import { becomes, type Desk, leave, openDemoDesk, openPage } from './chromium';
import { cutOff, open } from './visit';

// Pages of tickets that stay open while time goes on.

let desk: Desk;
let policyId: string;
beforeAll(async () => {
  desk = await openDemoDesk({ filling: 'fixture' });
  const always = await calendar(desk.app, { isAlways: true });
  const promised = { first: HOUR, resolution: 8 * HOUR };
  policyId = await policy(desk.app, always, promised, { tellsResponse: true });
});
afterAll(() => desk.close());

/** A clock that jumps ends whatever is being asked for at that moment. */
const complaintsOf = ({ complaints }: { complaints: string[] }) =>
  complaints.filter((line) => !line.includes('htmx:error: timeout'));

/** By how many milliseconds the page takes its own clock to be ahead of the desk's. */
const clockAhead = (page: Page) =>
  page.evaluate<number>(`(async () => {
    const { src } = document.querySelector('script[src*="/js/app.js"]');
    const { deskNow } = await import(src.replace('app.js', 'times.js'));
    return Date.now() - deskNow();
  })()`);

/** A page of somebody before there is what it tells of: half a minute later that is another minute. */
async function waitingFor(email: string) {
  const page = await openPage(desk);
  await becomes(desk, page, email);
  await page.clock.install();
  return page;
}

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);

test('what is left goes on by working time, until it is over, and what was opened stays open', async () => {
  const page = await waitingFor('technician@demo.test');
  const { id, number } = await clocked(desk.app, policyId, [
    { at: ago(20 * MINUTE - 30) },
    { at: ago(18 * MINUTE), status: 'on_hold', holdReason: 'customer' },
    { at: ago(13 * MINUTE), status: 'in_progress', holdReason: null },
  ]);
  await open(page, `/desk/tickets/${number}`);
  const first = page.locator('#card-sla .promises li').first().locator('.sla time');
  await expect(first.textContent()).resolves.toBe('45 min left');
  await page.clock.fastForward(20 * MINUTE * 1000);
  await expect(first.textContent()).resolves.toBe('25 min left');
  await page.clock.fastForward(30 * MINUTE * 1000);
  await expect(first.textContent()).resolves.toBe('Breached by 4 min');
  await page.locator('#sla-pauses summary').click();
  // The answer keeps it: the page is drawn anew, without the promise.
  await reply(await desk.app.ctx('admin@demo.test'), id, { body: 'Look here.', visibility: 'public' });
  await page.locator('#card-sla .promises > li:nth-child(2)').waitFor({ state: 'detached' });
  expect(await page.locator('#sla-pauses').getAttribute('open')).not.toBeNull();
  expect(complaintsOf(page)).toEqual([]);
  await leave(page);
});

test('a queue goes on telling what is left, and marks a promise in the second when it is at risk and breached', async () => {
  const page = await waitingFor('admin@demo.test');
  const { id, number } = await promised(desk.app, { due: 135.5, risk: 75.5 });
  const { slaDueAt, slaRiskAt } = await desk.app.system.db('tickets').where({ id }).first();
  await open(page, '/desk/tickets?view=all');
  // What the desk would tell anew is not what is held here.
  await page.context().setOffline(true);
  const badge = page.locator(`#t-${number} .cell-sla .sla`);
  const shown = async () => [
    await badge.locator('time').textContent(),
    await badge.locator('[data-word]').textContent(),
    (await badge.getAttribute('class'))?.split('tone-')[1],
    (await badge.locator('use').getAttribute('href'))?.split('#')[1],
  ];
  const ahead = await clockAhead(page);
  /** The clock of the page stands at a second before this moment of the desk, then goes on by a little more. */
  const before = (moment: Date) => page.clock.pauseAt(moment.getTime() + ahead - 1000);
  expect(await shown()).toEqual(['2 h 15 min', 'On time, ', 'grey', 'clock']);
  await before(slaRiskAt);
  expect(await shown()).toEqual(['1 h', 'On time, ', 'grey', 'clock']);
  await page.clock.runFor(1100);
  expect(await shown()).toEqual(['1 h', 'At risk, ', 'amber', 'timer']);
  await before(slaDueAt);
  expect(await shown()).toEqual(['< 1 min', 'At risk, ', 'amber', 'timer']);
  await page.clock.runFor(1100);
  expect(await shown()).toEqual(['\u22121 min', 'Breached, ', 'red', 'flame']);
  await page.clock.runFor(44 * MINUTE * 1000);
  expect((await shown())[0]).toBe('\u221244 min');
  await leave(page);
});

test('a customer’s page does not go on promising what is over', async () => {
  const page = await waitingFor('customer@demo.test');
  const { number } = await clocked(desk.app, policyId, [{ at: ago(10 * MINUTE) }]);
  // The desk, whose clock goes on as before, would promise it anew.
  await cutOff(page);
  await open(page, `/portal/tickets/${number}`);
  const line = page.locator('[data-until]');
  expect(await line.isVisible()).toBe(true);
  await page.clock.fastForward(40 * MINUTE * 1000);
  expect(await line.isVisible()).toBe(true);
  await page.clock.fastForward(15 * MINUTE * 1000);
  expect(await line.isVisible()).toBe(false);
  expect(complaintsOf(page)).toEqual([]);
  await leave(page);
});
