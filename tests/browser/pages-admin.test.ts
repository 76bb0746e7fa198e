import { type Crawl, openCrawl, testPages } from './pages';
import { PARTS } from './pages.parts';

let crawl: Crawl;
beforeAll(async () => {
  crawl = await openCrawl();
});
afterAll(() => crawl.desk.close());

describe('the pages about lists', () => testPages(() => crawl, PARTS.lists));
describe('the other pages of administrators', () => testPages(() => crawl, PARTS.system));
