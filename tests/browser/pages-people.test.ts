import { type Crawl, look, openCrawl } from './pages';
import { PARTS } from './pages.parts';

let crawl: Crawl;
beforeAll(async () => {
  crawl = await openCrawl();
});
afterAll(() => crawl.desk.close());

test('the pages about people', async () => {
  expect(await look(crawl, PARTS.people)).toEqual([]);
});
