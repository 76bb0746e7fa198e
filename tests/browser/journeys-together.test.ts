/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { changeTicket, createTicket, takeTicket } from '../../src/features/tickets';
import { row } from '../../src/platform/db';
import { type Desk, leave, openDemoDesk } from './chromium';
import {
  cutOff,
  expectAccessible,
  expectQuiet,
  follow,
  open,
  posting,
  shows,
  telling,
  type Visit,
  visit,
} from './visit';

// Several people at one ticket, and a list that changes while somebody is using it.

let desk: Desk;
let marcos: Visit;
let elena: Visit;
beforeAll(async () => {
  desk = await openDemoDesk();
  marcos = await visit(desk, 'technician@demo.test');
  elena = await visit(desk, 'admin@demo.test');
});
afterAll(() => desk.close());

const QUEUE = '/desk/tickets?view=unassigned';

/** A new ticket in the queue of IT, filed by somebody who is not at this screen. */
async function file(subject: string) {
  const { id: categoryId } = await row<{ id: string }>(
    desk.app.system.db,
    `select id from categories where name_en = 'Laptops'`,
  );
  return createTicket(await desk.app.ctx('customer@demo.test'), {
    subject,
    description: 'Help!',
    categoryId,
  });
}

const openBoth = (path: string) => Promise.all([open(marcos, path), open(elena, path)]);

describe('two technicians', () => {
  test('take one ticket at once: one gets it, the other is told who', async () => {
    const { number } = await file('Taken twice');
    await Promise.all([cutOff(marcos), cutOff(elena)]);
    await openBoth(`/desk/tickets/${number}`);
    const pages = [marcos, elena];
    const told = await Promise.all(pages.map(takes));
    expect(told.toSorted()).toEqual(['told', 'took']);
    const [loser, name] = told[0] === 'told' ? [marcos, 'Elena Ruiz Ortega'] : [elena, 'Marcos Vidal'];
    const notice = loser.locator('#ticket-notice');
    expect(await notice.textContent()).toContain(`${name} already has this ticket`);
    expect(await notice.evaluate((element) => element === document.activeElement)).toBe(true);
    await expectAccessible(loser);
    await telling(loser, 'Assignee: saved', () =>
      follow(loser, notice.getByRole('button', { name: 'Assign to me anyway' })),
    );
    expectRefused(loser);
  });

  /** Takes the ticket of the page, and says what came of it. */
  async function takes(page: Page): Promise<string> {
    const told = page.locator('#ticket-notice');
    await Promise.all([
      told.or(page.locator('.toast', { hasText: 'is yours' })).waitFor(),
      page.getByRole('button', { name: 'Take', exact: true }).click(),
    ]);
    return (await told.count()) > 0 ? 'told' : 'took';
  }

  test('who takes from a list that is behind is told as well', async () => {
    const { id, number } = await file('Gone already');
    await cutOff(elena);
    await open(elena, QUEUE);
    await takeTicket(await desk.app.ctx('technician@demo.test'), id);
    await elena.locator(`#t-${number}`).getByRole('button', { name: /^Take/ }).click();
    const problem = elena.locator('#queue-problem');
    await problem.waitFor();
    expect(await problem.textContent()).toContain('Marcos Vidal took it first.');
    await expectAccessible(elena);
    expectRefused(elena);
  });

  test('a stale choice shows both versions, and either can be kept', async () => {
    const { id, number } = await file('Two opinions');
    await cutOff(elena);
    for (const [keep, kept] of [
      ['theirs', 'high'],
      ['mine', 'critical'],
    ] as const) {
      await changeTicket(await desk.app.ctx('technician@demo.test'), id, { impact: 'low' });
      await open(elena, `/desk/tickets/${number}`);
      await changeTicket(await desk.app.ctx('technician@demo.test'), id, { impact: 'high' });
      await elena.selectOption('#form-p-impact select', 'critical');
      await elena.getByRole('heading', { name: `Two changes at once on #${number}` }).waitFor();
      expect(await elena.locator('.versus').textContent()).toMatch(
        /Impact.*Before: Low.*What Marcos Vidal set.*High.*What I set.*Critical/s,
      );
      await expectAccessible(elena);
      await elena.locator(`[name="keep.impact"][value=${keep}]`).check({ force: true });
      await follow(elena, elena.getByRole('button', { name: 'Save what is chosen' }));
      expect(await elena.inputValue('#form-p-impact select')).toBe(kept);
    }
    expectRefused(elena);
  });

  test('a stale text can be merged by hand', async () => {
    const { id, number } = await file('Teh laptop');
    await open(elena, `/desk/tickets/${number}/edit`);
    await changeTicket(await desk.app.ctx('technician@demo.test'), id, { subject: 'The laptop' });
    await elena.fill('[name=subject]', 'Teh laptop of Ane');
    await follow(elena, elena.getByRole('button', { name: 'Save changes' }));
    expect(await elena.locator('.versus').textContent()).toContain('The laptop');
    await elena.getByRole('radio', { name: 'What I set' }).check({ force: true });
    await elena.getByLabel('My text').fill('The laptop of Ane');
    await expectAccessible(elena);
    await follow(elena, elena.getByRole('button', { name: 'Save what is chosen' }));
    expect(await elena.locator('h1').textContent()).toBe('The laptop of Ane');
    expectRefused(elena);
  });

  test('a stale step that is not legal any more names those that are', async () => {
    const { id, number } = await file('Closed meanwhile');
    await cutOff(elena);
    await open(elena, `/desk/tickets/${number}`);
    await changeTicket(await desk.app.ctx('technician@demo.test'), id, { status: 'closed' });
    await elena.selectOption('#form-p-status select', 'on_hold:customer');
    await elena.getByRole('heading', { name: /Two changes at once/ }).waitFor();
    await elena.getByRole('radio', { name: 'What I set' }).check({ force: true });
    await follow(elena, elena.getByRole('button', { name: 'Save what is chosen' }));
    const message = 'A ticket cannot go from “Closed” to “On hold”. Only this is possible: “Reopened”.';
    expect(await elena.locator('#form-p-status .error').textContent()).toContain(message);
    expect(await elena.locator('.error-summary').textContent()).toContain(message);
    await expectAccessible(elena);
    expectRefused(elena);
  });

  test('a refusal stays on a page that others go on changing, until something is done about it', async () => {
    const { id, number } = await file('Refused meanwhile');
    const page = await visit(desk, 'admin@demo.test');
    await open(page, `/desk/tickets/${number}`);
    await page.fill('#p-fields-cost', 'many');
    await posting(page, () => page.press('#p-fields-cost', 'Tab'));
    const refusal = page.locator('.error-summary');
    await refusal.waitFor();
    await changeTicket(await desk.app.ctx('technician@demo.test'), id, { impact: 'low' });
    const waiting = page.getByRole('button', { name: /new change/ });
    await waiting.waitFor();
    expect([await refusal.count(), await page.inputValue('#p-fields-cost')]).toEqual([1, 'many']);
    await page.fill('#p-fields-cost', '12');
    await posting(page, () => page.press('#p-fields-cost', 'Tab'));
    await waiting.waitFor({ state: 'detached' });
    await refusal.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.querySelector<HTMLSelectElement>('#p-impact')?.value === 'low');
    expectRefused(page);
    await leave(page);
  });

  test('a reply that was overtaken keeps its text and shows the other', async () => {
    const { id, number } = await file('Answered twice');
    await cutOff(elena);
    await open(elena, `/desk/tickets/${number}`);
    await open(marcos, `/desk/tickets/${number}`);
    await takeTicket(await desk.app.ctx('technician@demo.test'), id);
    await marcos.fill('#composer-body', 'I am on it.');
    await posting(marcos, () => marcos.getByRole('button', { name: 'Send reply' }).click());
    await elena.fill('#composer-body', 'So am I.');
    await elena.getByRole('button', { name: 'Send reply' }).click();
    await elena.getByText('Marcos Vidal replied in the meantime').waitFor();
    expect(await elena.locator('.entry.reply').last().textContent()).toContain('I am on it.');
    expect(await elena.inputValue('#composer-body')).toBe('So am I.');
    await elena.getByRole('button', { name: 'Send reply' }).click();
    await elena.locator('.entry.reply').filter({ hasText: 'So am I.' }).waitFor();
    expectRefused(elena);
  });
});

/** Only what was asked for went wrong: the refused form, and the stream that was cut off. */
function expectRefused(page: Visit): void {
  const others = page.complaints.splice(0).filter((text) => !/\b(409|422)\b/.test(text));
  expect(others).toEqual([]);
}

describe('a queue', () => {
  test('does not move under the mouse, and offers what is new', async () => {
    const page = await visit(desk, 'technician@demo.test');
    await open(page, QUEUE);
    const rows = page.locator('[data-shortcut-item]');
    // What they tell of time goes on under the mouse as elsewhere.
    const places = () =>
      rows.evaluateAll((all) => all.map((row) => [row.id, row.getBoundingClientRect().top]));
    await rows.first().hover();
    const before = await places();
    const { number } = await file('Arrives under the mouse');
    const bar = page.getByRole('button', { name: /new change/ });
    await shows(bar);
    expect(await places()).toEqual(before);
    await expectAccessible(page);
    await bar.click();
    await page.locator(`#t-${number}`).waitFor();
    expect(await bar.count()).toBe(0);

    await page.mouse.move(5, 5);
    const next = await file('Arrives by itself');
    await shows(page.locator(`#t-${next.number}`));
    const count = String(await rows.count());
    await shows(page.locator('#nav-tickets [aria-current] .count').getByText(count, { exact: true }));
    expectQuiet(page);
    await leave(page);
  });

  test('that was empty offers what arrives, and Enter in its bar changes what is selected', async () => {
    const page = await visit(desk, 'admin@demo.test');
    await open(page, `${QUEUE}&q=nothingofthiskind`);
    const { number } = await file('Arrives in a nothingofthiskind list');
    const row = page.locator(`#t-${number}`);
    await shows(row);
    await row.getByRole('checkbox').check();
    await page.getByLabel('Add tag').fill('loaner');
    await telling(page, '1 ticket changed', () => page.getByLabel('Add tag').press('Enter'));
    expect(await row.textContent()).toContain('loaner');
    await telling(page, 'is now mine', () => row.getByRole('button', { name: /^Take/ }).click());
    await page.locator(`#t-${number}`).waitFor({ state: 'detached' });
    expectQuiet(page);
    await leave(page);
  });

  test('brings what waits as soon as the mouse has left, and keeps what is selected', async () => {
    const page = await visit(desk, 'technician@demo.test');
    await open(page, QUEUE);
    const chosen = page.locator('[data-shortcut-item]').first();
    const id = await chosen.getAttribute('id');
    await chosen.getByRole('checkbox').check();
    await page.getByRole('form', { name: 'Change the selected tickets' }).waitFor();
    await expectAccessible(page);
    const { number } = await file('Waits for the mouse');
    await shows(page.getByRole('button', { name: /new change/ }));
    await page.mouse.move(5, 5);
    await page.getByRole('searchbox', { name: 'Search this view' }).focus();
    await shows(page.locator(`#t-${number}`));
    expect(await page.locator(`#${id}`).getByRole('checkbox').isChecked()).toBe(true);
    expectQuiet(page);
    await leave(page);
  });
});
