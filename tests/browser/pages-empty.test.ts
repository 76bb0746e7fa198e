import { addressOf } from '../pages/places';
import { type Crawl, openCrawl, visits } from './pages';
import { PARTS, pagesOf } from './pages.parts';

// A desk that nothing has happened on: its first page, and every list that says so.
let crawl: Crawl;
beforeAll(async () => {
  crawl = await openCrawl({ filling: 'migrated' });
});
afterAll(() => crawl.desk.close());

const FIRST = { defaultLocale: 'es', name: 'Ana', password: 'tin cloud basket 94', timeZone: 'UTC' };

test('a desk that nothing has happened on', async () => {
  const first = await visits(crawl, 'visitor', async function* (page) {
    await page.goto('/setup');
    yield '/setup';
  });
  const { app } = crawl.desk;
  const founder = app.visitor();
  await founder.get('/setup');
  await founder.post('/setup', { ...FIRST, email: 'admin@demo.test' });
  const browser = await app.as('admin@demo.test');
  const empty: string[] = [];
  for (const part of [PARTS.desk, PARTS.system, PARTS.people, PARTS.lists, PARTS.customers]) {
    for (const { path } of pagesOf(part)) {
      if (path.includes(':') || path === '/admin/demo') continue;
      const { html } = await browser.get(addressOf(path, {}));
      if (html.querySelector('.empty')) empty.push(path);
    }
  }
  expect(empty.length).toBeGreaterThan(6);
  const others = await visits(crawl, 'admin', async function* (page) {
    for (const path of empty) {
      await page.goto(path);
      yield `${path} (empty)`;
    }
  });
  expect([...first, ...others]).toEqual([]);
});
