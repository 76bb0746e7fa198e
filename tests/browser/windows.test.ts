import type { Page, Route } from 'playwright-core';
import { createTicket } from '../../src/features/tickets';
import { row } from '../../src/platform/db';
import { deferred, lineTo, until } from '../platform/helpers';
import { type Desk, leave, openDemoDesk } from './chromium';
import { expectQuiet, open, shows, visit } from './visit';

// Many windows of one browser, which keeps six connections to a desk over HTTP/1.1.

let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

const QUEUE = '/desk/tickets?view=unassigned';
/** How many windows hold a stream; the rest hears of changes from them. */
const PLACES = 3;

async function file(subject: string): Promise<number> {
  const { id: categoryId } = await row<{ id: string }>(
    desk.app.system.db,
    `select id from categories where name_en = 'Laptops'`,
  );
  const ctx = await desk.app.ctx('customer@demo.test');
  return (await createTicket(ctx, { subject, description: 'Help!', categoryId })).number;
}

const streams = (count: number) => until(() => desk.app.system.live.count() === count);

/** A new ticket, which all of these windows show by themselves. */
async function expectLive(windows: Page[], subject: string): Promise<void> {
  const number = await file(subject);
  await Promise.all(windows.map((window) => shows(window.locator(`#t-${number}`))));
}

/** Closes windows whose pages hear of it: Chromium waits half a second for one that is busy, and closes it unheard then. */
async function shut(windows: Page[]): Promise<void> {
  for (const window of windows) {
    await window.goto('about:blank');
    await window.close();
  }
}

test('a window whose stream has died without a word opens another', async () => {
  const line = await lineTo(desk.app.url);
  const through = { ...desk, app: { ...desk.app, url: line.url.replace(/\/$/, '') } };
  const window = await visit(through, 'technician@demo.test');
  await window.clock.install();
  const opened = window.waitForResponse(/\/live\?/);
  await open(window, QUEUE);
  await opened;
  // At once: whoever connects while nothing arrives would wait for an answer for ever.
  line.silence();
  line.speak();
  const number = await file('Filed while nobody could say so');
  await window.clock.fastForward(90_000);
  await shows(window.locator(`#t-${number}`));
  // What was under way when the line died has no answer.
  expect(window.complaints.filter((text) => !/htmx:error|net::ERR_/.test(text))).toEqual([]);
  await leave(window);
  await line.cut();
});

test('what a hint asked for without an answer is asked for again, though nothing else changes', async () => {
  const window = await visit(desk, 'technician@demo.test');
  await window.clock.install();
  await open(window, QUEUE);
  await streams(1);
  for (const answer of [(route: Route) => route.abort(), (route: Route) => route.fulfill({ status: 503 })]) {
    const lost = deferred<void>();
    await window.route(/\/desk\/tickets/, async (route) => {
      await answer(route);
      lost.resolve();
    });
    const number = await file('Its hint led nowhere');
    await lost.promise;
    await window.unroute(/\/desk\/tickets/);
    await window.clock.fastForward(40_000);
    await shows(window.locator(`#t-${number}`));
  }
  await leave(window);
  await streams(0);
});

test('what is asked for in vain under a mouse is offered there again', async () => {
  const window = await visit(desk, 'technician@demo.test');
  await window.clock.install();
  await open(window, QUEUE);
  await streams(1);
  await window.hover('[data-live-list] [id^="t-"]');
  const number = await file('Its bar led nowhere');
  const bar = window.locator('.live-bar button');
  await bar.waitFor();
  const lost = deferred<void>();
  await window.route(/\/desk\/tickets/, async (route) => {
    await route.fulfill({ status: 503 });
    lost.resolve();
  });
  // By key: the mouse stays on the list.
  await bar.press('Enter');
  await lost.promise;
  await window.unroute(/\/desk\/tickets/);
  await window.hover('[data-live-list] [id^="t-"]');
  await window.clock.fastForward(40_000);
  await bar.waitFor();
  await bar.press('Enter');
  await shows(window.locator(`#t-${number}`));
  await leave(window);
  await streams(0);
});

test('seven visible windows of one person load, work and keep up, and those that close make room', async () => {
  const first = await visit(desk, 'technician@demo.test');
  const windows: Page[] = [first];
  await open(first, QUEUE);
  for (let more = 1; more < 7; more += 1) {
    const window = await first.context().newPage();
    await open(window, QUEUE);
    windows.push(window);
  }
  for (const window of windows) expect(await window.evaluate('document.hidden')).toBe(false);
  await streams(PLACES);
  await expectLive(windows, 'Seen in seven windows');

  // The oldest works as well as the newest, and has a stream once somebody comes back to it.
  for (const window of [first, windows.at(-1) as Page]) {
    await open(window, '/desk/tickets?view=all');
    await open(window, QUEUE);
  }
  await streams(PLACES);
  await expectLive(windows, 'After a change of pages');

  await shut(windows.splice(3));
  await streams(PLACES);
  await expectLive(windows, 'Seen in those that are left');
  await shut(windows.splice(1));
  await streams(1);
  await expectLive(windows, 'Seen in the last');
  expectQuiet(first);
  await leave(first);
  await streams(0);
});
