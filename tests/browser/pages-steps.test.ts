import { browserOf } from '../pages/levels';
import { addressOf } from '../pages/places';
import { STEPS } from '../pages/steps';
import { formOf } from '../people/lists.support';
import type { Browser } from '../support/browser';
import { word } from '../support/hostile';
import { leave } from './chromium';
import { type Crawl, type Looker, lookerOf, openCrawl, problemsOn, READERS, refused, visits } from './pages';

// Pages that one comes to by a step before them: by a form, a file, or a change that somebody else was faster with.
let crawl: Crawl;
beforeAll(async () => {
  crawl = await openCrawl();
});
afterAll(() => crawl.desk.close());

describe.each(READERS)('in $locale', (reader) => {
  test.each([
    ['/admin/organizations/:id', 'name'],
    ['/admin/users/:id', 'name'],
    ['/desk/tickets/:number/edit', 'subject'],
  ])('%s, when two have changed the same', async (path, field) => {
    const address = addressOf(path, crawl.samples);
    const problems = await visits(crawl, 'admin', reader, async function* (page) {
      await page.goto(address);
      const name = page.locator(`main [name=${field}]`);
      const action = await name.evaluate(({ form }: HTMLInputElement) => form?.getAttribute('action'));
      const other = await crawl.desk.app.as('admin@demo.test');
      const theirs = formOf((await other.get(address)).html, action ?? '');
      const saved = await other.post(action ?? '', { ...theirs, [field]: `${Date.now()}${word(100)}` });
      expect(saved.status).toBe(303);
      await name.fill(`${word(99)}!`);
      await name.press('Enter');
      // What to choose between.
      await page.locator('main [type=radio]').first().waitFor();
      await page.waitForLoadState();
      refused(page);
      yield `${path} (conflict)`;
    });
    expect(problems).toEqual([]);
  });

  test('a reply with files and a message that names something long', async () => {
    const { app } = crawl.desk;
    const params = { name: word(180) };
    const flash = Buffer.from(JSON.stringify({ kind: 'success', key: 'skills.flash.saved', params }));
    const message = { name: 'sd_flash', value: flash.toString('base64url'), url: app.url };
    const file = { mimeType: 'text/plain', buffer: Buffer.from('A file.') };
    const problems = await visits(crawl, 'technician', reader, async function* (page) {
      await page.context().addCookies([message]);
      await page.goto(addressOf('/desk/tickets/:number', crawl.samples));
      await page.locator('#composer-body').fill(`${word(300)} ${word(20)}`);
      await page.locator('#composer-files').setInputFiles([
        { name: `${word(180)}.txt`, ...file },
        { name: `${word(40)} ${word(40)}.txt`, ...file },
      ]);
      await page.locator('#composer .file-list li').nth(1).waitFor();
      await page.locator('.toast').waitFor();
      yield '/desk/tickets/:number (reply, files, message)';
    });
    expect(problems).toEqual([]);
  });

  test('in the place of somebody else', async () => {
    const browser = await browserOf(crawl.desk.app, 'acting');
    const problems = await visits(crawl, 'administrator as technician', reader, async function* (page) {
      await page.context().addCookies(cookiesOf(browser, crawl.desk.app.url));
      for (const path of ['/desk', '/desk/tickets/:number']) {
        await page.goto(addressOf(path, crawl.samples));
        await page.locator('.acting-bar').waitFor();
        yield `${path} (acting)`;
      }
      await page.goto('/account/security');
      await page.locator('.error-card').waitFor();
      refused(page);
      yield '/account/security (403)';
    });
    expect(problems).toEqual([]);
  });
});

// Last: one of the steps deletes the ticket.
describe('pages behind a step', () => {
  const taken = new Map<string, Browser>();
  beforeAll(async () => {
    for (const { path, take } of STEPS) taken.set(path, await take(crawl.desk.app, crawl.samples));
  });
  describe.each(READERS)('in $locale', (reader) => {
    let looker: Looker;
    beforeAll(async () => {
      looker = await lookerOf(crawl, 'whoever took the step', reader);
    });
    afterAll(() => leave(looker.page));
    test.each(STEPS.map(({ path }) => path))('%s', async (path) => {
      const { page } = looker;
      await page.context().clearCookies();
      await page.context().addCookies(cookiesOf(taken.get(path) as Browser, crawl.desk.app.url));
      const address = addressOf(path, crawl.samples);
      await page.goto(address);
      expect(new URL(page.url()).pathname).toBe(address);
      expect(await problemsOn(crawl, looker, path)).toEqual([]);
    });
  });
});

function cookiesOf(browser: Browser, url: string) {
  return browser.cookieHeader
    .split('; ')
    .map((cookie) => cookie.split('='))
    .map(([name = '', value = '']) => ({ name, value, url, httpOnly: true }));
}
