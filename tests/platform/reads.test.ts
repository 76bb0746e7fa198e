import { type Db, openDatabase, rows } from '../../src/platform/db';
import { onlyReads, READING_FUNCTIONS } from '../../src/platform/db/reads';
import { record } from '../bench/capture';
import { type TestApp, testApp } from '../support/app';

let app: TestApp;
let db: Db;
beforeAll(async () => {
  app = await testApp({ commits: true });
  db = openDatabase(app.system.db.client.config.connection.connectionString, { max: 2 });
});
afterAll(async () => {
  await db.destroy();
  await app.close();
});

test('no function that a read may call changes anything', async () => {
  const found = await rows<{ name: string; changes: boolean }>(
    db,
    `select proname as name, bool_or(provolatile = 'v') as changes from pg_proc
      where proname = any(:names::text[]) group by proname`,
    { names: READING_FUNCTIONS },
  );
  expect(found.map(({ name }) => name).sort()).toEqual([...READING_FUNCTIONS].sort());
  expect(found.filter(({ changes }) => changes)).toEqual([]);
});

const PAGES: [string, string][] = [
  ...[
    '/desk/tickets?view=all',
    '/desk/tickets?q=print',
    '/desk/search?q=print',
    '/desk/search?q=requester:ana+status:open+prnit',
    '/desk/search/palette?q=print',
    '/desk',
    '/desk/tickets/new',
  ].map((path): [string, string] => ['technician@demo.test', path]),
  ...['/admin', '/admin/dashboard', '/admin/users', '/admin/jobs', '/admin/deliveries', '/admin/fields'].map(
    (path): [string, string] => ['admin@demo.test', path],
  ),
  ...['/portal', '/portal/tickets?q=print', '/portal/tickets/new', '/account/sessions'].map(
    (path): [string, string] => ['customer@demo.test', path],
  ),
];

test.each(PAGES)(
  'what %s is shown at %s is read by statements that are known to read',
  async (email, path) => {
    const browser = await app.as(email);
    await browser.get('/');
    const { statements, stop } = record();
    const { status } = await browser.get(path).finally(stop);
    expect(status).toBe(200);
    const others = statements.filter(({ text, session }) => !session && !onlyReads(text));
    expect(others.map(({ text }) => text)).toEqual([]);
  },
);
