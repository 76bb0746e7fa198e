import { type Crawl, look, openCrawl } from './pages';
import { PARTS } from './pages.parts';

let crawl: Crawl;
beforeAll(async () => {
  crawl = await openCrawl();
}, 300_000);
afterAll(() => crawl.desk.close());

test('the pages of technicians', async () => {
  expect(await look(crawl, PARTS.desk)).toEqual([]);
}, 300_000);

test('what everybody has, among the pages of staff', async () => {
  expect(await look(crawl, PARTS.account)).toEqual([]);
}, 300_000);
