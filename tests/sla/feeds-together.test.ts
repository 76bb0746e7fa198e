import { updateCalendar } from '../../src/features/calendars';
import { addFeed, refreshFeed } from '../../src/features/calendars/feeds/feeds.service';
import { type Ctx, inTx } from '../../src/platform/ctx';
import { maybeRow } from '../../src/platform/db';
import { deferred, until } from '../platform/helpers';
import { closeServers, serve } from '../platform/outbound.support';
import type { TestApp } from '../support/app';
import { elsewhere } from '../support/transactions';
import { christmas, fedApp, feedsIn, ics, madrid } from './feeds.support';

// The hours of a calendar are changed while its feed is read again: what both leave together is checked, too.

let app: TestApp;
let ctx: Ctx;
beforeAll(async () => {
  app = await fedApp({ commits: true });
  ctx = await app.ctx('admin@demo.test');
});
afterEach(closeServers);
afterAll(() => app.close());

const MONDAYS = ics(
  [],
  'BEGIN:VEVENT\r\nSUMMARY:Monday\r\nDTSTART:20200106\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT',
);

test('days and hours that leave no open time are not both stored, whoever comes first', async () => {
  let served = ics([christmas(ctx)]);
  const server = await serve((_req, res) => res.end(served));
  const calendar = await madrid(app);
  const { id } = await addFeed(ctx, calendar, { kind: 'address', name: 'Madrid', address: server.url });
  served = MONDAYS;
  const [changed, over] = [deferred<void>(), deferred<void>()];
  const changing = inTx(ctx, async (tx) => {
    await updateCalendar(tx, calendar, { hours: [{ day: 1, from: 540, to: 1080 }] });
    changed.resolve();
    await over.promise;
  });
  await Promise.race([changed.promise, changing]);
  let isRead = false;
  const reading = elsewhere(() => refreshFeed(ctx, id)).finally(() => {
    isRead = true;
  });
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await until(async () => isRead || (await maybeRow(app.system.db, waiting)) !== null);
  over.resolve();
  await changing;
  expect(await reading).toMatchObject({ days: 1, problem: { key: 'calendars.feeds.problem.no_open_day' } });
  expect((await feedsIn(ctx, calendar))[0]?.days).toHaveLength(1);
});
