import { type Crawl, look, openCrawl } from './pages';
import { PARTS } from './pages.parts';

let crawl: Crawl;
beforeAll(async () => {
  crawl = await openCrawl();
});
afterAll(() => crawl.desk.close());

test('the pages of technicians', async () => {
  expect(await look(crawl, PARTS.desk)).toEqual([]);
});

test('what everybody has, among the pages of staff', async () => {
  expect(await look(crawl, PARTS.account)).toEqual([]);
});
