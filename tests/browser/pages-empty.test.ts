import { addressOf } from '../pages/places';
import { type Crawl, openCrawl, READERS, visits } from './pages';
import { PARTS, pagesOf } from './pages.parts';

// A desk that nothing has happened on: its first page, and every list that says so.
let crawl: Crawl;
beforeAll(async () => {
  crawl = await openCrawl({ filling: 'migrated' });
});
afterAll(() => crawl.desk.close());

const FIRST = { defaultLocale: 'es', name: 'Ana', password: 'tin cloud basket 94', timeZone: 'UTC' };

test.each(READERS)('before anybody is there, in $locale', async (reader) => {
  const problems = await visits(crawl, 'visitor', reader, async function* (page) {
    await page.goto('/setup');
    yield '/setup';
  });
  expect(problems).toEqual([]);
});

describe('lists without anything in them', () => {
  const empty: string[] = [];
  beforeAll(async () => {
    const { app } = crawl.desk;
    const founder = app.visitor();
    await founder.get('/setup');
    await founder.post('/setup', { ...FIRST, email: 'admin@demo.test' });
    const browser = await app.as('admin@demo.test');
    for (const part of [PARTS.desk, PARTS.system, PARTS.people, PARTS.lists, PARTS.customers]) {
      for (const { path } of pagesOf(part)) {
        if (path.includes(':') || path === '/admin/demo') continue;
        const { html } = await browser.get(addressOf(path, {}));
        if (html.querySelector('.empty')) empty.push(path);
      }
    }
  });

  test('there are many', () => {
    expect(empty.length).toBeGreaterThan(6);
  });

  test.each(READERS)('in $locale', async (reader) => {
    const problems = await visits(crawl, 'admin', reader, async function* (page) {
      for (const path of empty) {
        await page.goto(path);
        yield `${path} (empty)`;
      }
    });
    expect(problems).toEqual([]);
  });
});
