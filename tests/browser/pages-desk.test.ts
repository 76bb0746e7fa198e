import { type Crawl, openCrawl, testPages } from './pages';
import { PARTS } from './pages.parts';

let crawl: Crawl;
beforeAll(async () => {
  crawl = await openCrawl();
});
afterAll(() => crawl.desk.close());

describe('the pages of technicians', () => testPages(() => crawl, PARTS.desk));
describe('what everybody has, among the pages of staff', () => testPages(() => crawl, PARTS.account));
