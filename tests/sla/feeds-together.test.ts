import type { ServerResponse } from 'node:http';
import { updateCalendar } from '../../src/features/calendars';
import { refreshFeed } from '../../src/features/calendars/feeds/feeds.refresh';
import { addFeed, removeFeed } from '../../src/features/calendars/feeds/feeds.service';
import { type Ctx, inTx } from '../../src/platform/ctx';
import { maybeRow } from '../../src/platform/db';
import { deferred, until } from '../platform/helpers';
import { closeServers, serve } from '../platform/outbound.support';
import type { TestApp } from '../support/app';
import { elsewhere } from '../support/transactions';
import { christmas, fedApp, feedsIn, ics, madrid } from './feeds.support';

// Feeds are read again while others read or remove them, or change their calendar.

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

describe('several readings of one feed at once', () => {
  let calendar: string;
  let id: string;
  /** Answers, in the order in which they were asked for. */
  let asked: ServerResponse[];
  const good = () => ics([christmas(ctx), christmas(ctx, 1)]);
  beforeEach(async () => {
    asked = [];
    let isFirst = true;
    const server = await serve((_req, res) => {
      if (isFirst) res.end(ics([christmas(ctx)]));
      else asked.push(res);
      isFirst = false;
    });
    calendar = await madrid(app, { name: crypto.randomUUID() });
    ({ id } = await addFeed(ctx, calendar, { kind: 'address', name: 'Madrid', address: server.url }));
  });
  const begun = async () => {
    const before = asked.length;
    const reading = refreshFeed(ctx, id);
    await until(() => asked.length > before);
    const answer = asked[before] as ServerResponse;
    return { reading, answers: (text: string) => answer.end(text), fails: () => answer.writeHead(503).end() };
  };
  const stored = async () => {
    const [feed] = await feedsIn(ctx, calendar);
    return [feed?.days.length, feed?.problem?.key ?? null];
  };

  test('what an older one could not read says nothing of what a newer one has read', async () => {
    const [older, newer] = [await begun(), await begun()];
    newer.answers(good());
    await newer.reading;
    older.fails();
    expect(await older.reading).toEqual({ days: 2, problem: null });
    expect(await stored()).toEqual([2, null]);
  });

  test('nor do its days take the place of newer ones, or hide what went wrong since', async () => {
    const [oldest, older, newest] = [await begun(), await begun(), await begun()];
    older.answers(good());
    await older.reading;
    oldest.answers(ics([christmas(ctx)]));
    expect(await oldest.reading).toEqual({ days: 2, problem: null });
    newest.fails();
    await newest.reading;
    expect(await stored()).toEqual([2, 'calendars.feeds.problem.status']);
    const [late, last] = [await begun(), await begun()];
    last.fails();
    await last.reading;
    late.answers(ics([christmas(ctx)]));
    expect(await late.reading).toMatchObject({ days: 2, problem: { params: { status: 503 } } });
    expect(await stored()).toEqual([2, 'calendars.feeds.problem.status']);
  });

  test('the newer one counts also where it ends last', async () => {
    const [older, newer] = [await begun(), await begun()];
    older.fails();
    await older.reading;
    newer.answers(good());
    await newer.reading;
    expect(await stored()).toEqual([2, null]);
  });

  test('one that is removed meanwhile stays so, whatever comes of its reading', async () => {
    const [one, other] = [await begun(), await begun()];
    await removeFeed(ctx, calendar, id);
    one.answers(good());
    other.fails();
    expect(await Promise.all([one.reading, other.reading])).toEqual([null, null]);
    expect(await feedsIn(ctx, calendar)).toEqual([]);
  });

  test('a calendar that has got another zone meanwhile has the days of that one', async () => {
    const times = (zone: string) =>
      ics([], `BEGIN:VEVENT\r\nDTSTART:${zone}\r\nDURATION:P1D\r\nSUMMARY:Utc\r\nEND:VEVENT`);
    const utc = times(`${christmas(ctx)}T000000Z`);
    const first = await begun();
    await updateCalendar(ctx, calendar, { timeZone: 'UTC' });
    first.answers(utc);
    await until(() => asked.length > 1);
    asked[1]?.end(utc);
    expect(await first.reading).toEqual({ days: 1, problem: null });
    expect((await feedsIn(ctx, calendar))[0]?.days[0]?.name).toBe('Utc');
  });
});
