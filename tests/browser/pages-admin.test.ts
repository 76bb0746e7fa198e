import { type Crawl, look, openCrawl } from './pages';
import { PARTS } from './pages.parts';

let crawl: Crawl;
beforeAll(async () => {
  crawl = await openCrawl();
});
afterAll(() => crawl.desk.close());

test('the pages about lists', async () => {
  expect(await look(crawl, PARTS.lists)).toEqual([]);
});

test('the other pages of administrators', async () => {
  expect(await look(crawl, PARTS.system)).toEqual([]);
});
