import { type TestApp, testApp } from '../support/app';
import { SAMPLE_TIMEOUT_MS, sample } from '../support/thorough';
import { gets, posts } from './addresses';
import { senderFor } from './attempts';
import { plant } from './world';

// Addresses that nobody links to: numbers, ids, filters and places in lists that cannot be.

// Hundreds of requests a test, on machines that are busy with others.
jest.setTimeout(SAMPLE_TIMEOUT_MS);

let app: TestApp;
beforeAll(async () => {
  // As in production: what a page is made of is read once, and there are thousands of pages here.
  app = await testApp({ env: { NODE_ENV: 'production' } });
});
afterAll(() => app.close());

const BAD = [
  '0',
  '-1',
  '1.5',
  '1e3',
  '%00',
  'NaN',
  'x',
  '99999999999999999999',
  '%F0%9F%91%BE',
  '..%2f..',
  '%',
];
const IDS = [
  '1',
  'x',
  '%00',
  '019a0000-0000-7000-8000-000000000000',
  '019a0000-0000-7000-8000-00000000000g',
  '%E0%A4%A',
];

test('numbers and ids of every form', async () => {
  const world = await plant(app);
  const wrong: string[] = [];
  for (const route of [...gets, ...posts].filter(({ path }) => path.includes(':'))) {
    const browser = await senderFor(app, route);
    const addresses = [
      ...BAD.map((bad) => route.path.replace(':number', bad).replace(':id', world.ids.reply)),
      ...IDS.map((bad) => route.path.replace(':number', String(world.ticket.number)).replace(':id', bad)),
    ]
      .filter((address) => !address.includes(String(world.ticket.number)) || route.path.includes(':id'))
      .flatMap((address) =>
        address.includes(':token') ? BAD.map((bad) => address.replace(':token', bad)) : address,
      );
    for (const address of sample([...new Set(addresses)], 0.2, route.path)) {
      const { status } = route.method === 'get' ? await browser.get(address) : await browser.post(address);
      // An empty form may be refused before anybody looks for what it is about; a number names any job.
      const answers =
        route.access === 'administrator' && route.method === 'post' ? [400, 404, 422] : [400, 404];
      // A link that was mailed has its own answer for what it never was.
      if (route.path.includes(':token')) answers.push(410);
      if (['/tickets/:number', '/admin/jobs/:id/retry', '/admin/jobs/:id/removal'].includes(route.path)) {
        answers.push(302, 303);
      }
      if (!answers.includes(status)) {
        wrong.push(`${status} ${route.method} ${address}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('queries of every form', async () => {
  const world = await plant(app);
  const wrong: string[] = [];
  for (const route of gets) {
    const browser = await senderFor(app, route);
    const { path } = route;
    const address = path.replace(':number', String(world.ticket.number)).replace(':id', world.ids.field);
    for (const query of sample(hostileQueries(path), 0.1, path)) {
      const { status, text } = await browser.get(`${address}?${query}`);
      if (status >= 500) wrong.push(`${status} ${address}?${query}`.slice(0, 200));
      if (text.includes('<script>alert')) wrong.push(`markup ${address}?${query}`);
    }
  }
  expect(wrong).toEqual([]);
});

const FILTERS = [
  ...['q', 'view', 'section', 'status', 'priority', 'department', 'category', 'assignee', 'requester'],
  ...['requester_q', 'tag', 'from', 'to', 'person', 'type', 'ticket', 'role', 'state', 'organization'],
  ...['parent', 'next', 'return_to', 'subject', 'cursor', 'before'],
];
const VALUES = [
  ...['%00', '%27%22%3Cscript%3Ealert(1)%3C/script%3E', '%5C%25_*:%26%7C!()', 'x'.repeat(5000), '-1'],
  ...['9999-12-31', '0000-00-00', '%EF%BC%BC', '%ED%A0%80'],
];
const ID = '019a0000-0000-7000-8000-000000000000';
const LIST = /(tickets|portal|users|departments|organizations|skills|audit|templates|deleted)$/;

function hostileQueries(path: string): string[] {
  const queries = VALUES.map((value) => FILTERS.map((name) => `${name}=${value}`).join('&'));
  queries.push(`before=${ID}`, 'a[b][c]=1&a.b=1&__proto__=1&constructor=1', 'q=1&'.repeat(1200));
  if (!LIST.test(path)) return queries;
  const alone = VALUES.flatMap((value) => ['q', 'person', 'from'].map((name) => `${name}=${value}`));
  const sorts = ['', path.startsWith('/desk') ? '&sort=priority&view=all' : '&sort=created'];
  const places = sorts.flatMap((sort) => badCursors().map((cursor) => `cursor=${cursor}${sort}`));
  return [...queries, ...alone, ...places];
}

/** Places in lists that cannot be, in every shape that a list could take for its own. */
function badCursors(): string[] {
  const encode = (keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString('base64url');
  const moments = [
    ...['2026-02-30 00:00:00+00', '0000-01-01 00:00:00+00', '2026-01-01 00:00:00+20'],
    ...['2026-01-01 25:00:00+00', '2026-01-01 23:59:60+00', 'infinity', '9999-12-31 23:59:59.999999-14:59'],
  ];
  return [
    ...moments.flatMap((moment) => [encode(['next', moment, ID]), encode(['previous', 'P1', moment, ID])]),
    ...[encode(['next', 'P1', ID]), encode(['next', 'a\u0000', ID]), encode(['next', '\ud800', ID])],
    ...[encode(['next', 1e300, ID]), encode(['next', {}, []]), encode(['next', ID]), encode(['up', ID])],
    ...[encode(['next', 'x'.repeat(600), ID]), encode(['next', 'a', 'no id']), 'e30', 'bnVsbA', '===='],
  ];
}
