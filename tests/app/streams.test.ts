import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Response } from 'express';
import { BEAT_MS, eventStream } from '../../src/features/realtime/event-stream';
import { realtimeLimits } from '../../src/features/realtime/realtime.limits';
import { verdictsOn } from '../../src/features/realtime/realtime.rules';
import { createTicket } from '../../src/features/tickets';
import { type Bus, createPostgresBus } from '../../src/platform/bus';
import { systemCtx } from '../../src/platform/ctx';
import { createLive } from '../../src/platform/live';
import { deferred, silent, until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';
import { idOf } from '../tickets/desk';
import { handClock, settled } from '../units/hand-clock';
import { leaveAll, listen } from './streams.support';

// How many streams there may be, and what becomes of those that nobody reads.

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ commits: true });
});
afterEach(async () => {
  leaveAll();
  await until(() => app.system.live.count() === 0);
});
afterAll(() => app.close());

/** The desk's end of a connection, and somebody at the other one who reads nothing until asked to. */
async function connection() {
  const answering = deferred<ServerResponse>();
  const server = createServer((_req, res) => answering.resolve(res));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const reader = connect((server.address() as AddressInfo).port, '127.0.0.1');
  reader.on('error', () => undefined);
  reader.pause();
  reader.write('GET /live HTTP/1.1\r\nHost: desk\r\n\r\n');
  const close = () => {
    reader.destroy();
    server.close();
  };
  return { res: (await answering.promise) as unknown as Response, reader, close };
}

test('of one person the newest twenty stay, and the page that gave way is told so', async () => {
  const browser = await app.as('customer@demo.test');
  const first = await listen(app, browser, 'portal');
  for (let more = 0; more < 20; more += 1) await listen(app, browser, 'portal');
  await first.ended;
  expect(first.text()).toMatch(/event: replaced\ndata: \{\}\n\n$/);
  expect(app.system.live.count()).toBe(20);
  const newest = await listen(app, browser, 'portal');
  const hint = newest.next();
  await createTicket(await app.ctx('customer@demo.test'), { subject: 'New', description: 'And seen' });
  expect(await hint).toBe('portal');
  expect(first.seen).toEqual([]);
});

test('a page is not told of what it did itself, another page of the same person is', async () => {
  const browser = await app.as('technician@demo.test');
  const [tab, otherTab] = ['a'.repeat(32), 'b'.repeat(32)];
  const own = await listen(app, browser, `queue&tab=${tab}`);
  const other = await listen(app, browser, `queue&tab=${otherTab}`);
  const { number } = await createTicket(await app.ctx(), {
    subject: 'Two pages',
    description: 'One person',
    requesterId: idOf(await app.ctx('customer@demo.test')),
  });
  await until(() => own.seen.length === 1 && other.seen.length === 1);
  const { status } = await browser.post(
    `/desk/tickets/${number}/followers`,
    { follow: 'on' },
    { 'x-tab': tab },
  );
  expect(status).toBe(303);
  await until(() => other.seen.length === 2);
  // Hints come in order: when that of another page is there, one before it would be, too.
  await browser.post(`/desk/tickets/${number}/followers`, { follow: 'off' }, { 'x-tab': otherTab });
  await until(() => own.seen.length > 1);
  expect([own.seen.length, other.seen.length]).toEqual([2, 2]);
});

test("who knows the name of another person's page keeps nothing from it", async () => {
  const tab = 'c'.repeat(32);
  const page = await listen(app, await app.as('admin@demo.test'), `queue&tab=${tab}`);
  const { number } = await createTicket(await app.ctx(), {
    subject: 'Somebody else',
    description: 'With the same name of a page',
    requesterId: idOf(await app.ctx('customer@demo.test')),
  });
  await until(() => page.seen.length === 1);
  const other = await app.as('technician@demo.test');
  const { status } = await other.post(
    `/desk/tickets/${number}/followers`,
    { follow: 'on' },
    { 'x-tab': tab },
  );
  expect(status).toBe(303);
  await until(() => page.seen.length === 2);
});

test('whoever opens one stream after the other is asked to wait', async () => {
  const browser = await app.as('technician2@demo.test');
  const { stream } = realtimeLimits;
  const person = `person:${idOf(await app.ctx('technician2@demo.test'))}`;
  for (let opened = 0; opened < stream.points; opened += 1) {
    await app.system.limits.consume('stream', person, stream);
  }
  const { status, headers } = await browser.get('/live?topics=queue');
  expect(status).toBe(429);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
});

test('where a network has no room left, a page is told when to ask again', async () => {
  const { system } = app;
  const { live } = system;
  system.live = createLive(system.bus, silent, {
    rules: (asked) => verdictsOn(systemCtx(system), asked),
    bounds: { person: 1, network: 2, all: 9 },
  });
  try {
    for (const who of ['customer', 'customer2']) {
      expect((await listen(app, await app.as(`${who}@demo.test`), 'portal')).status).toBe(200);
    }
    const late = await (await app.as('customer3@demo.test')).get('/live?topics=portal');
    expect([late.status, late.headers.get('retry-after')]).toEqual([503, '60']);
    expect(await system.metrics.text()).toMatch(/live_streams_total\{outcome="refused"\} 1\n/);
    expect(await system.metrics.text()).toMatch(/live_streams 2\n/);
    leaveAll();
    await until(() => system.live.count() === 0);
  } finally {
    system.live = live;
  }
});

test('a reader that stalls is dropped before it costs memory', async () => {
  const { res, close } = await connection();
  const events = eventStream(res, app.system);
  events.begin(60_000);
  let most = 0;
  while (!res.destroyed) {
    events.send('hint', { topic: 'x'.repeat(3000) });
    most = Math.max(most, res.writableLength);
    await settled();
  }
  expect(most).toBeLessThan(10_000);
  expect(await app.system.metrics.text()).toMatch(/live_streams_total\{outcome="slow"\} 1\n/);
  // And nothing more is written to it.
  events.send('hint', { topic: 'late' });
  events.end();
  close();
});

test('while the bus is away pages are told to look for themselves, otherwise only that the desk is there', async () => {
  /** What a stream says after one beat, and that it ends when its time has come. */
  async function said(bus: Bus): Promise<string> {
    const { clock, pass } = handClock();
    const { res, reader, close } = await connection();
    let text = '';
    reader.on('data', (chunk) => {
      text += chunk;
    });
    reader.resume();
    eventStream(res, { ...app.system, bus }, clock).begin(BEAT_MS * 2);
    await pass(BEAT_MS);
    await until(() => /check|beat/.test(text));
    expect(res.writableEnded).toBe(false);
    await pass(BEAT_MS);
    expect(res.writableEnded).toBe(true);
    close();
    return text;
  }
  const nowhere = createPostgresBus('postgres://nobody@127.0.0.1:9/none', silent);
  expect(await said(nowhere)).toContain('event: check\ndata: {}\n\n');
  await nowhere.close();
  expect(await said(app.system.bus)).not.toContain('check');
});
