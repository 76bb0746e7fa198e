import type { ServerResponse } from 'node:http';
import { refreshFeed } from '../../src/features/calendars/feeds/feeds.refresh';
import { addFeed, removeFeed, renameFeed } from '../../src/features/calendars/feeds/feeds.service';
import { encrypt } from '../../src/platform/crypto';
import { type Ctx, systemCtx } from '../../src/platform/ctx';
import { runTask } from '../../src/platform/jobs';
import { closeServers, type Receiver, serve } from '../platform/outbound.support';
import type { TestApp } from '../support/app';
import { christmas, fedApp, feedsIn, ics, madrid, spanish, toldOf, yearOf } from './feeds.support';

// Addresses are read again: by a job every night, and when somebody wants to.

let app: TestApp;
let ctx: Ctx;
let calendar: string;
let server: Receiver;
let answer: (res: ServerResponse) => void;
beforeAll(async () => {
  app = await fedApp();
});
beforeEach(async () => {
  ctx = await app.ctx('admin@demo.test');
  calendar = await madrid(app);
  serving(ics([christmas(ctx)]));
  server = await serve((_req, res) => answer(res));
});
afterEach(closeServers);
afterAll(() => app.close());

const serving = (text: string) => {
  answer = (res) => void res.end(text);
};
const add = (address = server.url) => addFeed(ctx, calendar, { kind: 'address', name: 'Madrid', address });
const feed = async () => (await feedsIn(ctx, calendar))[0];
const types = async () => (await toldOf(ctx, calendar)).map(({ type }) => type.replace('calendar.', ''));

async function run(name: 'calendars.refresh_feeds' | 'calendars.refresh_feed', payload = {}): Promise<void> {
  const task = app.system.tasks.find((one) => one.name === name);
  if (!task) throw new Error(`no task ${name}`);
  await runTask(task, systemCtx(app.system), payload, { number: 1, isLast: false });
}

const jobs = () =>
  app.system
    .db('graphile_worker._private_jobs as j')
    .join('graphile_worker._private_tasks as t', 't.id', 'j.task_id')
    .where('t.identifier', 'calendars.refresh_feed')
    .select('j.key', 'j.payload', 'j.run_at as runAt');

test('tickets are reckoned anew by days that are added, changed and removed, and by no others', async () => {
  const revision = async () => (await app.system.db('slaBook').first()).revision;
  let before = await revision();
  const renewedBy = async (act: () => Promise<unknown>) => {
    await act();
    const after = await revision();
    const isNew = after !== before;
    before = after;
    return isNew;
  };
  expect(await renewedBy(add)).toBe(true);
  const id = String((await feed())?.id);
  expect(await renewedBy(() => run('calendars.refresh_feed', { feedId: id }))).toBe(false);
  expect(await renewedBy(() => renameFeed(ctx, calendar, id, { name: 'New', was: 'Madrid' }))).toBe(false);
  serving(ics([christmas(ctx), christmas(ctx, 1)]));
  expect(await renewedBy(() => run('calendars.refresh_feed', { feedId: id }))).toBe(true);
  expect(await renewedBy(() => removeFeed(ctx, calendar, id))).toBe(true);
});

test('every address has a job a night, at its own time, and files have none', async () => {
  const { id } = await add();
  await addFeed(ctx, calendar, {
    ...{ kind: 'file', name: 'File', fileName: 'x.ics' },
    bytes: Buffer.from(ics([christmas(ctx)])),
  });
  await run('calendars.refresh_feeds');
  const first = await jobs();
  expect(first).toMatchObject([{ key: `calendars.refresh_feed:${id}`, payload: { feedId: id } }]);
  // Planned twice, it is one.
  await run('calendars.refresh_feeds');
  expect(await jobs()).toHaveLength(1);
});

test('zammad/zammad#1361: what changed there changes here, and is told once', async () => {
  const { id } = await add();
  await run('calendars.refresh_feed', { feedId: id });
  expect(await types()).toEqual(['feed_added']);
  serving(ics([christmas(ctx), christmas(ctx, 1)]));
  await run('calendars.refresh_feed', { feedId: id });
  await run('calendars.refresh_feed', { feedId: id });
  expect((await feed())?.days).toHaveLength(2);
  expect(await types()).toEqual(['feed_added', 'feed_changed']);
  expect(server.received).toHaveLength(4);
});

test.each<[string, (res: ServerResponse) => void, string]>([
  ['404', (res) => res.writeHead(404).end(), 'calendars.feeds.problem.not_there'],
  ['no answer', (res) => res.destroy(), 'calendars.feeds.problem.unreachable'],
  ['a web page', (res) => res.end('<html>'), 'calendars.feeds.problem.not_a_calendar'],
  ['no events', (res) => res.end(ics([])), 'calendars.feeds.problem.no_days'],
  ['half of it', (res) => res.end(ics(['20261225']).slice(0, 50)), 'calendars.feeds.problem.cut_off'],
  ['ten megabytes', (res) => res.end(Buffer.alloc(10_000_000, 'x')), 'calendars.feeds.problem.too_large'],
  [
    'a redirect within',
    (res) => res.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
    'calendars.feeds.problem.forbidden_address',
  ],
  [
    'all days of a year',
    (res) => res.end(ics([], 'BEGIN:VEVENT\r\nDTSTART:20250101\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT')),
    'calendars.feeds.problem.no_open_day',
  ],
])(
  'callumalpass/tasknotes#813, libasys/calendarplus#201: %s keeps the days, is told, and is over when it is',
  async (_what, wrong, key) => {
    const { id } = await add();
    const before = await feed();
    answer = wrong;
    await run('calendars.refresh_feed', { feedId: id });
    const broken = await feed();
    expect(broken?.problem?.key).toBe(key);
    expect([broken?.days, broken?.readAt]).toEqual([before?.days, before?.readAt]);
    expect(await types()).toEqual(['feed_added']);
    serving(ics([christmas(ctx)]));
    await run('calendars.refresh_feed', { feedId: id });
    expect((await feed())?.problem).toBeNull();
    expect(await types()).toEqual(['feed_added']);
  },
);

test('what fails stands on the pages and among what needs attention, in both languages, without the address', async () => {
  const admin = await spanish(app);
  const { id } = await add(`${server.url}/hush4711`);
  const calm = await admin.get('/admin');
  expect(calm.text).not.toContain('No se puede leer «Madrid»');
  answer = (res) => res.writeHead(403).end();
  const path = `/admin/calendars/${calendar}/feeds`;
  const refreshed = await admin.post(`${path}/${id}/refresh`);
  expect(refreshed.location).toBe(`${path}/${id}`);
  for (const place of [path, `${path}/${id}`, '/admin']) {
    const { text } = await admin.get(place);
    expect(text).toContain('El servidor pide iniciar sesión (respuesta 403)');
    expect(text).not.toContain('hush4711');
  }
  await admin.post('/preferences', { locale: 'en', theme: 'light', return_to: '/admin' });
  const english = await admin.get('/admin');
  expect(english.text).toContain('“Madrid”, with holidays of “Madrid”, cannot be read');
  expect(english.html.querySelector(`a[href="${path}/${id}"]`)).not.toBeNull();
  serving(ics([christmas(ctx)]));
  expect((await admin.post(`${path}/${id}/refresh`)).location).toBe(path);
  expect((await admin.get('/admin')).text).not.toContain('cannot be read');
});

test('one whose days are over needs attention, too', async () => {
  const admin = await spanish(app);
  await addFeed(ctx, calendar, {
    ...{ kind: 'file', name: 'Old', fileName: 'x.ics' },
    bytes: Buffer.from(ics([christmas(ctx, -1)])),
  });
  expect((await admin.get('/admin')).text).toContain('«Old» ya no tiene festivos próximos');
});

test('an address that was sealed with another key, or for another feed, is a problem and no failure', async () => {
  const admin = await spanish(app);
  const { id } = await add();
  const sealed = JSON.stringify({ feedId: id, address: server.url });
  const other = JSON.stringify({ feedId: calendar, address: server.url });
  const { encryptionKey } = app.system.config;
  for (const address of [
    encrypt('another key of thirty-two letters', sealed),
    encrypt(encryptionKey, other),
  ]) {
    await app.system.db('calendarFeeds').where({ id }).update({ address });
    await run('calendars.refresh_feed', { feedId: id });
    expect((await feed())?.problem).toEqual({ key: 'calendars.feeds.problem.sealed' });
    expect((await admin.get(`/admin/calendars/${calendar}/feeds`)).text).toContain('Dirección ilegible');
  }
  expect(server.received).toHaveLength(1);
});

test('one that is gone, and one of a file, is nothing to read', async () => {
  await run('calendars.refresh_feed', { feedId: crypto.randomUUID() });
  const file = await addFeed(ctx, calendar, {
    ...{ kind: 'file', name: 'File', fileName: 'x.ics' },
    bytes: Buffer.from(ics([christmas(ctx)])),
  });
  expect(await refreshFeed(ctx, file.id)).toBeNull();
  await app.system.db('calendars').where({ id: calendar }).delete();
  await run('calendars.refresh_feed', { feedId: file.id });
});

test('days of last year and of five to come are read, as they are from now', async () => {
  const yearly = ics([], 'BEGIN:VEVENT\r\nSUMMARY:Y\r\nDTSTART:20000106\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT');
  serving(yearly);
  const { id } = await add();
  const year = yearOf(ctx);
  expect((await feed())?.days.map(({ day }) => Number(day.slice(0, 4)) - year)).toEqual([
    -1, 0, 1, 2, 3, 4, 5,
  ]);
  const later = { ...systemCtx(app.system), now: new Date(`${year + 1}-06-01T10:00:00Z`) };
  await refreshFeed(later, id);
  expect((await feed())?.days.at(-1)?.day).toBe(`${year + 6}-01-06`);
  expect(await types()).toEqual(['feed_added', 'feed_changed']);
});
