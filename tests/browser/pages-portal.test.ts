import { type Crawl, look, openCrawl } from './pages';
import { PARTS } from './pages.parts';

let crawl: Crawl;
beforeAll(async () => {
  crawl = await openCrawl();
});
afterAll(() => crawl.desk.close());

test('the pages of visitors', async () => {
  expect(await look(crawl, PARTS.visitors)).toEqual([]);
});

test('the pages of customers', async () => {
  expect(await look(crawl, PARTS.customers)).toEqual([]);
});
