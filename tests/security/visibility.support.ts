import { type TestApp, testApp } from '../support/app';
import { SAMPLE_TIMEOUT_MS } from '../support/thorough';
import { broken, telling, type Visit } from './crawl';
import { SECRET, type World } from './world';

export let app: TestApp;

/** Asserts that the ticket does not exist for whoever made these visits. */
export function expectNothing(visits: Visit[], { ticket }: World): void {
  expect(broken(visits)).toEqual([]);
  expect(telling(visits, SECRET)).toEqual([]);
  const found = visits.filter(({ about, answer }) => about && answer.status !== 404);
  expect(found.map(({ address, answer }) => `${answer.status} ${address}`)).toEqual([]);
  const links = new RegExp(`/(portal|desk)/tickets/${ticket.number}[^0-9]`);
  const linked = visits.filter(({ answer, about }) => !about && links.test(answer.text));
  expect(linked.map(({ address }) => address)).toEqual([]);
}

export const at = (email: string) => app.as(email);

// A customer, a technician and a visitor at every address that the application has, with a planted ticket in it.
// Hundreds of requests a test, on machines that are busy with others.
jest.setTimeout(SAMPLE_TIMEOUT_MS);
beforeAll(async () => {
  // As in production: what a page is made of is read once, and there are thousands of pages here.
  app = await testApp({ env: { NODE_ENV: 'production' } });
});
afterAll(() => app.close());
