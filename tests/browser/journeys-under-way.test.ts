/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { type Desk, leave, openDemoDesk } from './chromium';
import { fileNames, paste, text } from './files';
import { arrive, expectAccessible, expectQuiet, follow, holdBack, numberOf, open, visit } from './visit';

// What comes while something is under way: files that are looked at, and forms that lead to another page.

let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

const FILES = '#f-attachments';

/** From now on the disk takes its time, until it is let go. */
async function slowDisk(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const { arrayBuffer } = Blob.prototype;
    const gone = new Promise<void>((resolve) => Object.assign(window, { letGo: resolve }));
    Blob.prototype.arrayBuffer = async function read() {
      await gone;
      return arrayBuffer.call(this);
    };
  });
  return () => page.evaluate(() => (window as unknown as { letGo(): void }).letGo());
}

test('files that are taken away or come while others are looked at', async () => {
  const page = await visit(desk, 'customer@demo.test', { locale: 'en' });
  await open(page, '/portal/tickets/new');
  const listed = (name: string) => page.getByRole('button', { name: `Remove ${name}` });
  await page.setInputFiles(FILES, [text('first.txt', '1'), text('second.txt', '2')]);
  await listed('second.txt').waitFor();
  const letGo = await slowDisk(page);
  await page.setInputFiles(FILES, text('third.txt', '3'));
  await listed('first.txt').click();
  // Chosen and pasted: whatever way they come, a form that is sent now has them all.
  await page.setInputFiles(FILES, text('fourth.txt', '4'));
  await paste(page, '#f-description', ['fifth.png']);
  const all = ['second.txt', 'third.txt', 'fourth.txt', 'fifth.png'];
  expect(await fileNames(page, FILES)).toEqual(all);
  await letGo();
  await listed('fifth.png').waitFor();
  expect(await fileNames(page, FILES)).toEqual(all);
  expect(await page.locator('[data-files] li').count()).toBe(4);
  expectQuiet(page);
  await leave(page);
});

test('a form that leads to another page takes nothing more while it is under way, and is there again if refused', async () => {
  const page = await visit(desk, 'customer@demo.test', { locale: 'en' });
  await open(page, '/portal/tickets/new');
  const form = page.locator('#new-ticket');
  const isClosed = () => form.evaluate((element: HTMLElement) => element.inert);
  const description = page.locator('#f-description');
  await page.fill('[name=subject]', 'Under way');
  const send = async () => {
    const sent = await holdBack(page, '**/portal/tickets');
    await page.locator('[name=subject]').press('Enter');
    await sent.asked;
    expect(await isClosed()).toBe(true);
    await page.getByRole('status').getByText('Submitting').waitFor();
    await page.keyboard.type('lost?');
    await paste(page, '#f-description', ['late.png']);
    expect([await fileNames(page, FILES), await description.inputValue()]).toEqual([[], expect.any(String)]);
    return sent;
  };
  const refused = await send();
  await expectAccessible(page);
  refused.letGo();
  await page.locator('.error-summary').waitFor();
  expect(await isClosed()).toBe(false);
  expect(await page.locator('.error-summary').evaluate((box) => box === document.activeElement)).toBe(true);
  page.complaints.splice(0);

  await description.fill('All of it.');
  await page.route('**/portal/tickets', (route) => route.abort(), { times: 1 });
  await page.locator('[name=subject]').press('Enter');
  await page.locator('.toast', { hasText: 'What was typed is still here.' }).waitFor();
  expect(await isClosed()).toBe(false);
  expect(await page.locator('[name=subject]').evaluate((field) => field === document.activeElement)).toBe(
    true,
  );
  page.complaints.splice(0);

  (await send()).letGo();
  await arrive(page, /\/portal\/tickets\/\d+$/);
  expect(await page.locator('#description .prose').innerText()).toBe('All of it.');
  expectQuiet(page);
  await leave(page);
});

test('a plain form is closed while its page is on its way, and open when the browser goes back', async () => {
  const page = await visit(desk, 'admin@demo.test', { locale: 'en' });
  await open(page, '/desk/tickets');
  await follow(page, page.locator('#queue tbody a').first());
  await open(page, `/desk/tickets/${numberOf(page)}/edit`);
  const form = page.locator('form[data-draft-key]');
  const sent = await holdBack(page, '**/properties*');
  // The page itself tells: nobody may ask it while it is on its way.
  const closed = new Promise<void>((tell) => page.exposeFunction('tellClosed', tell));
  await form.evaluate((element: HTMLElement) => {
    const { tellClosed } = window as unknown as { tellClosed(): void };
    const watch = new MutationObserver(() => element.inert && tellClosed());
    watch.observe(element, { attributes: true });
  });
  await page.fill('[name=description]', 'As it is to be.');
  await page.getByRole('button', { name: 'Save' }).click({ noWaitAfter: true });
  await sent.asked;
  await closed;
  sent.letGo();
  await page.locator('#description').getByText('As it is to be.').waitFor();
  await page.goBack();
  await form.waitFor();
  expect(await form.evaluate((element: HTMLElement) => element.inert)).toBe(false);
  expectQuiet(page);
  await leave(page);
});
