/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { becomes, type Desk, openDemoDesk, openPage } from '../browser/chromium';
import { open } from '../browser/visit';
import { fileTicket } from './ticket.support';

// Two people at one ticket, each in a browser of their own.
let desk: Desk;
let mine: Page & { complaints: string[] };
let theirs: Page & { complaints: string[] };

beforeAll(async () => {
  desk = await openDemoDesk();
  [mine, theirs] = [await openPage(desk), await openPage(desk)];
  await becomes(desk, mine, 'technician@demo.test');
  await becomes(desk, theirs, 'admin@demo.test');
});
afterAll(() => desk.close());

async function openBoth(): Promise<void> {
  const { number } = await fileTicket(desk.app);
  for (const page of [mine, theirs]) await open(page, `/desk/tickets/${number}`);
}

const value = (page: Page, selector: string) => page.locator(selector).inputValue();

test('what others do appears without touching text, caret, scroll, menus and questions', async () => {
  await openBoth();
  const area = mine.locator('#composer-body');
  await area.fill('Half a sentence');
  await area.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(2, 5));
  await theirs.fill('#composer-body', 'I had a look');
  await theirs.click('.composer-send button');
  await mine.locator('.entry', { hasText: 'I had a look' }).waitFor();
  const state = await area.evaluate((element: HTMLTextAreaElement) => ({
    text: element.value,
    caret: [element.selectionStart, element.selectionEnd],
    focused: document.activeElement === element,
  }));
  expect(state).toEqual({ text: 'Half a sentence', caret: [2, 5], focused: true });
  // Their own answer may come later than what was told of it.
  await theirs.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('#composer-body')?.value === '',
  );

  await mine.click('#ticket-more > summary');
  await theirs.selectOption('#p-urgency', 'critical');
  await mine.locator('.event', { hasText: /urgen/ }).waitFor();
  await expect(mine.locator('#ticket-more .menu-panel').isVisible()).resolves.toBe(true);
  await expect(value(mine, '#p-urgency')).resolves.toBe('critical');
  await mine.keyboard.press('Escape');

  await mine.selectOption('#p-status', 'resolved');
  await mine.fill('#p-solution', 'It was the cable');
  await theirs.selectOption('#p-impact', 'low');
  await mine.locator('.event', { hasText: /impact/ }).waitFor();
  await expect(value(mine, '#p-solution')).resolves.toBe('It was the cable');
  await mine.click('#form-p-status button.primary');
  await theirs.locator('.notice', { hasText: 'It was the cable' }).waitFor();
  expect([...mine.complaints, ...theirs.complaints]).toEqual([]);
});

test('a choice that somebody made follows the next change of others, and tags are added in a row', async () => {
  await openBoth();
  await mine.selectOption('#p-priority', 'P1');
  await theirs.locator('#p-priority option[value="P1"][selected]').waitFor({ state: 'attached' });
  await theirs.selectOption('#p-priority', 'auto');
  await mine.locator('#p-priority option[value="auto"][selected]').waitFor({ state: 'attached' });
  await expect(value(mine, '#p-priority')).resolves.toBe('auto');
  for (const tag of ['vpn', 'laptop']) {
    await mine.locator('.tag-entry input').fill(tag);
    await mine.keyboard.press('Enter');
    await theirs.locator('.tag-editor .tag', { hasText: tag }).waitFor();
  }
  await expect(value(theirs, '[name="tags"]')).resolves.toBe('vpn, laptop');
  expect([...mine.complaints, ...theirs.complaints]).toEqual([]);
});
