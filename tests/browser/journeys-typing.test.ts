/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { createField } from '../../src/features/fields';
import { changeTicket, createTicket, findTicket } from '../../src/features/tickets';
import { type Desk, leave, openDemoDesk } from './chromium';
import {
  arrive,
  atRest,
  cutOff,
  expectAccessible,
  expectQuiet,
  holdBack,
  isSeen,
  open,
  posting,
  pressQuickly,
  type Visit,
  visit,
} from './visit';

// Whatever answers or changes while somebody is typing: the text, the focus and what it is meant to be stay theirs.

let desk: Desk;
let page: Visit;
let number: number;
beforeAll(async () => {
  desk = await openDemoDesk();
  await createField(await desk.app.ctx('admin@demo.test'), {
    key: 'metres',
    labelEs: 'Metros',
    labelEn: 'Metres',
    kind: 'number',
  });
});
afterAll(() => desk.close());
beforeEach(async () => {
  const customer = await desk.app.ctx('customer@demo.test');
  ({ number } = await createTicket(customer, { subject: 'Typing', description: 'Please.' }));
  page = await visit(desk, 'admin@demo.test');
});
afterEach(() => leave(page));

const ticket = async () => findTicket(await desk.app.ctx('admin@demo.test'), number);
const changes = () =>
  desk.app.system
    .db('events')
    .join('tickets', 'tickets.id', 'events.subject_id')
    .where({ number, 'events.type': 'ticket.changed' });
const said = (selector: string) => page.inputValue(selector);
const focusedId = () => page.evaluate(() => document.activeElement?.id);
const kind = () => said('[name=visibility]:checked');

/** Somebody else renames the ticket, and this page shows it. */
async function changeByAnother(also: { tags?: string[] } = {}): Promise<void> {
  const { id } = await ticket();
  await changeTicket(await desk.app.ctx('technician@demo.test'), id, { subject: 'Renamed', ...also });
  await page.getByRole('heading', { name: 'Renamed' }).waitFor();
}

test('a property that is refused is gone on with where it is, and a form says one thing at a time', async () => {
  await open(page, `/desk/tickets/${number}`);
  const enter = async (text: string) => {
    await page.fill('#p-fields-metres', text);
    await posting(page, () => page.keyboard.press('Enter'));
  };
  const messages = page.locator('.toast p');
  for (const metres of ['1', '2', '3']) {
    await enter(metres);
    await page.locator('#timeline', { hasText: new RegExp(`Metres.*\\b${metres}\\b`) }).waitFor();
  }
  expect(await messages.allTextContents()).toEqual(['Metres: saved']);
  await enter('12 GB');
  const wrong = page.locator('#p-fields-metres-error');
  await wrong.waitFor();
  expect(await focusedId()).toBe('p-fields-metres');
  expect([await isSeen(page.locator('#p-fields-metres')), await isSeen(wrong)]).toEqual([true, true]);
  await page.locator('#ticket-panel .error-summary').waitFor();
  expect(await messages.count()).toBe(0);
});

test('a property that is refused takes neither the focus nor the words of a note', async () => {
  await open(page, `/desk/tickets/${number}`);
  const { asked, letGo } = await holdBack(page, '**/properties*');
  await page.fill('#p-fields-metres', '12 GB');
  await page.locator('.kind-note').click();
  await asked;
  await page.keyboard.type('Nota: ');
  await page.keyboard.press('Home');
  await posting(page, async () => letGo());
  await page.locator('#p-fields-metres-error').waitFor();
  expect(await focusedId()).toBe('composer-body');
  await page.keyboard.type('rtc?');
  expect([await said('#composer-body'), await kind()]).toEqual(['rtc?Nota: ', 'internal']);
  expect(await said('#p-fields-metres')).toBe('12 GB');
  await expectAccessible(page);

  const saving = await holdBack(page, '**/replies*');
  await page.keyboard.press('Control+Enter');
  await saving.asked;
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Next r');
  await posting(page, async () => saving.letGo());
  await page.locator('.entry.note', { hasText: 'rtc?Nota:' }).waitFor();
  await page.keyboard.type('tc');
  expect([await said('#composer-body'), await kind(), await focusedId()]).toEqual([
    'Next rtc',
    'internal',
    'composer-body',
  ]);
  // A key that begins a reply does not make one of a note that has been begun.
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  expect([await kind(), await focusedId()]).toEqual(['internal', 'composer-body']);
  await page.getByText('An internal note has been begun, and stays one.').waitFor();
  await page.selectOption('#canned', { index: 1 });
  await page.getByText('Canned reply inserted into an internal note').waitFor();
  expect(await ticket()).toMatchObject({ assigneeId: null });
});

test('keys pressed before the shortcuts have come, and those after them, are no commands', async () => {
  await page.clock.install();
  // A clock that jumps ends what is being asked for at that moment, and htmx says so.
  await cutOff(page);
  const { asked, letGo } = await holdBack(page, '**/js/shortcuts.js*');
  await page.goto(`/desk/tickets/${number}`);
  await asked;
  await page.keyboard.press('o');
  // Time stands still, so that all of it is one burst.
  await page.clock.pauseAt(Date.now() + 100_000);
  letGo();
  await arrive(page, /\/desk\/tickets\//);
  await page.evaluate(
    () =>
      new Promise((told) => new PerformanceObserver(told).observe({ type: 'first-input', buffered: true })),
  );
  for (const key of 'ntc') await page.keyboard.press(key);
  expect([await focusedId(), await kind()]).toEqual(['', 'public']);
  await page.clock.fastForward(1000);
  await page.keyboard.press('n');
  expect([await focusedId(), await kind()]).toEqual(['composer-body', 'internal']);
  expect(numberIn(page)).toBe(number);
  expect(await ticket()).toMatchObject({ assigneeId: null });
  expectQuiet(page);
});

const numberIn = (at: Page) => Number(/\/desk\/tickets\/(\d+)$/.exec(at.url())?.[1]);

test('arrow keys in a closed choice save nothing until Enter or the next field, and then once', async () => {
  await open(page, `/desk/tickets/${number}`);
  const hint = page.getByText('Enter applies it; Esc puts it back.');
  await page.focus('#p-assignee');
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('ArrowDown');
  await hint.waitFor();
  await changeByAnother();
  // What others do meanwhile leaves the choice to whoever is making it.
  const chosen = await said('#p-assignee');
  expect([chosen === '', await hint.isVisible(), await focusedId()]).toEqual([false, true, 'p-assignee']);
  await page.keyboard.press('Escape');
  await hint.waitFor({ state: 'detached' });
  await page.focus('#p-assignee');
  expect(await said('#p-assignee')).toBe('');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const second = await said('#p-assignee');
  await posting(page, () => page.keyboard.press('Tab'));
  await page.locator(`#p-assignee option[selected][value="${second}"]`).waitFor({ state: 'attached' });
  await page.focus('#p-status');
  // One that asks for more leads there.
  await pressQuickly(page, 'Res');
  await page.keyboard.press('Enter');
  expect([await said('#p-status'), await focusedId()]).toEqual(['resolved', 'p-solution']);
  await page.focus('#p-status');
  await page.keyboard.press('End');
  await hint.waitFor();
  await posting(page, () => page.keyboard.press('Enter'));
  await page.locator('#p-status option[selected][value^="on_hold"]').waitFor({ state: 'attached' });
  expect(await focusedId()).toBe('p-status');
  expect(await ticket()).toMatchObject({ assigneeId: second, status: 'on_hold' });
  // The subject by the other, assignee, status.
  expect(await changes()).toHaveLength(3);
  expectQuiet(page);
});

test('a choice that is changed again while it is saved is in nobody’s way', async () => {
  await open(page, `/desk/tickets/${number}`);
  const { asked, letGo } = await holdBack(page, '**/properties*');
  await page.selectOption('#p-priority', 'P2');
  await asked;
  // A page that comes meanwhile does not end what is under way.
  await changeByAnother();
  await page.selectOption('#p-priority', 'P1');
  letGo();
  await page.locator('#timeline .change', { hasText: 'P1' }).waitFor();
  // The subject by the other, and both choices.
  expect(await changes()).toHaveLength(3);
  // Putting it back is a choice as well.
  const next = await holdBack(page, '**/properties*');
  await page.selectOption('#p-urgency', 'critical');
  await next.asked;
  await page.selectOption('#p-urgency', 'normal');
  const saved = page.waitForResponse(
    (response) => response.request().postData()?.includes('&urgency=normal') ?? false,
  );
  next.letGo();
  await saved;
  expect(await ticket()).toMatchObject({ urgency: 'normal' });
  expect(await ticket()).toMatchObject({ priority: 'P1' });
  expectQuiet(page);
});

test('tags that are typed while one is saved are all saved, and half a tag outlasts those of others', async () => {
  await open(page, `/desk/tickets/${number}`);
  const { asked, letGo } = await holdBack(page, '**/properties*');
  const entry = page.getByRole('textbox', { name: 'Tags' });
  await entry.focus();
  await page.keyboard.type('red,');
  await asked;
  await page.keyboard.type('Urgente,');
  await page.keyboard.type('otr');
  letGo();
  await page.locator('#timeline .change', { hasText: 'urgente' }).waitFor();
  await changeByAnother({ tags: ['red', 'urgente', 'vip'] });
  const shown = page.locator('.tag-entry .tag');
  await shown.filter({ hasText: 'vip' }).waitFor();
  await page.keyboard.type('a');
  await posting(page, () => page.keyboard.press('Enter'));
  expect(await ticket()).toMatchObject({ tags: ['red', 'urgente', 'vip', 'otra'] });
  await shown.nth(3).waitFor();
  await posting(page, () => shown.filter({ hasText: 'vip' }).getByRole('button').click());
  expect(await shown.locator('span').allInnerTexts()).toEqual(['red', 'urgente', 'otra']);
  expect(await ticket()).toMatchObject({ tags: ['red', 'urgente', 'otra'] });
  await atRest(page);
  await expectAccessible(page);
  expectQuiet(page);
});

test('words that wait for their button outlast a change by somebody else', async () => {
  await open(page, `/desk/tickets/${number}`);
  await page.selectOption('#p-status', 'resolved');
  await page.fill('#p-solution', 'Half a solu');
  await page.locator('h1').click();
  await changeByAnother();
  expect([await said('#p-status'), await said('#p-solution')]).toEqual(['resolved', 'Half a solu']);
  expectQuiet(page);
});

test('a conflict about a property leaves the page to whoever is writing in it', async () => {
  await cutOff(page);
  await open(page, `/desk/tickets/${number}`);
  await changeTicket(await desk.app.ctx('technician@demo.test'), (await ticket()).id, { priority: 'P1' });
  await page.fill('#composer-body', 'Half a rep');
  await posting(page, () => page.selectOption('#p-priority', 'P4'));
  await page.getByText('Not saved: somebody else changed the same thing meanwhile.').waitFor();
  expect([await said('#composer-body'), await said('#p-priority')]).toEqual(['Half a rep', 'auto']);
  expect(await ticket()).toMatchObject({ priority: 'P1' });
});

test('a filter is asked for once it is chosen, and keeps the focus', async () => {
  await open(page, '/desk/tickets?view=all');
  await page.focus('#filters-status');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(new URL(page.url()).search).toBe('?view=all');
  await expectAccessible(page);
  const chosen = await said('#filters-status');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === `status:${chosen}`);
  await page.locator('.chip').waitFor();
  expect(await focusedId()).toBe('filters-status');
  // The page is asked for anew.
  await Promise.all([page.waitForEvent('load'), page.goBack()]);
  await arrive(page, '**/desk/tickets?view=all');
  expect(await page.locator('.chip').count()).toBe(0);
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('from=') && asked.push(request.url()));
  await page.getByText('More filters').click();
  await page.focus('#queue-from');
  await page.keyboard.type('09');
  await page.keyboard.press('Enter');
  await page.getByText('This date is incomplete.').waitFor();
  await page.keyboard.type('062026');
  await page.keyboard.press('Enter');
  await page.locator('.chip').waitFor();
  expect(asked).toHaveLength(1);
  expect(await page.evaluate(() => document.activeElement?.closest('details')?.id)).toBe('queue-more');
  expectQuiet(page);
});

test('a tag that is left by a press moves nothing until the press has ended', async () => {
  await open(page, `/desk/tickets/${number}`);
  await page.getByRole('textbox', { name: 'Tags' }).focus();
  await page.keyboard.type('red');
  await page.locator('h1').hover();
  await page.mouse.down();
  expect(await page.locator('.tag-entry .tag').count()).toBe(0);
  await posting(page, () => page.mouse.up());
  expect(await ticket()).toMatchObject({ tags: ['red'] });
  await page.locator('.tag-entry .tag').waitFor();
  expectQuiet(page);
});
