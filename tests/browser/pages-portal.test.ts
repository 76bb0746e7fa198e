import { type Crawl, look, openCrawl } from './pages';
import { PARTS } from './pages.parts';

let crawl: Crawl;
beforeAll(async () => {
  crawl = await openCrawl();
}, 300_000);
afterAll(() => crawl.desk.close());

test('the pages of visitors', async () => {
  expect(await look(crawl, PARTS.visitors)).toEqual([]);
}, 300_000);

test('the pages of customers', async () => {
  expect(await look(crawl, PARTS.customers)).toEqual([]);
}, 300_000);
