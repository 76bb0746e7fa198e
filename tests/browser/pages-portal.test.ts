import { type Crawl, openCrawl, testPages } from './pages';
import { PARTS } from './pages.parts';

let crawl: Crawl;
beforeAll(async () => {
  crawl = await openCrawl();
});
afterAll(() => crawl.desk.close());

describe('the pages of visitors', () => testPages(() => crawl, PARTS.visitors));
describe('the pages of customers', () => testPages(() => crawl, PARTS.customers));
