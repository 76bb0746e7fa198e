import { row } from '../../src/platform/db';
import { begun, write } from '../exports/exports.support';
import { type TestApp, testApp } from '../support/app';
import { addressOf, gets, NO_PAGES, type Samples, samplesOf } from './places';

// HEAD asks whether something is there and what it is called: it says what GET says, and nothing has been taken.

let app: TestApp;
let samples: Samples;
beforeAll(async () => {
  app = await testApp({ filling: 'demo' });
});
afterAll(() => app.close());
beforeEach(async () => {
  const { id } = await begun(await app.as('technician@demo.test'));
  await write(app, id);
  samples = { ...(await samplesOf(app.system)), '/desk/exports/': id };
});

const noted = () => row<{ count: number }>(app.system.db, 'select count(*) as count from events');

const TOLD = ['content-type', 'content-disposition', 'content-length', 'cache-control', 'location'];

const OWNERS: [string, string][] = [
  ['/admin', 'admin@demo.test'],
  ['/portal', 'customer@demo.test'],
  ['', 'technician@demo.test'],
];

test.each(gets.map(({ path }) => path).filter((path) => NO_PAGES.includes(path)))('%s', async (path) => {
  const [, email = ''] = OWNERS.find(([start]) => path.startsWith(start)) ?? [];
  const browser = await app.as(email);
  const address = addressOf(path, samples);
  const before = await noted();
  const head = await browser.send(address, { method: 'HEAD' });
  expect(await noted()).toEqual(before);
  const got = await browser.get(address);
  const told = ({ status, headers }: typeof got) => [status, TOLD.map((name) => headers.get(name))];
  const [status, headers] = told(got);
  expect([head.text, head.status]).toEqual(['', status]);
  // What is made as it is sent has no length beforehand.
  if (got.headers.has('content-length')) expect(told(head)[1]).toEqual(headers);
  if (/exports.*file|reports.*[.](?:pdf|xlsx|csv)/.test(path)) {
    expect([path, status]).toEqual([path, 200]);
    expect(await noted()).toEqual({ count: before.count + 1 });
  }
});
