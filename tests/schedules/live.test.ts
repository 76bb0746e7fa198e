import { retryDeliveries } from '../../src/features/deliveries/retrying.service';
import { systemCtx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { leaveAll, listen } from '../app/streams.support';
import { until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';
import { ADMIN, OWN, personId, runWaiting, scheduled, TECHNICIAN, textOf } from './pages.support';

// The page of a schedule follows what becomes of its mails, for whoever keeps it and for nobody else.

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ commits: true });
});
afterEach(async () => {
  leaveAll();
  await until(() => app.system.live.count() === 0);
});
afterAll(() => app.close());

test('a technician sees the mail go from its page, and another page hears of none of it', async () => {
  const people = [await personId(app, TECHNICIAN)];
  const own = { place: 'desk' as const, addresses: [], people };
  const [made, other] = [await scheduled(app, own, TECHNICIAN), await scheduled(app, own, TECHNICIAN)];
  const browser = await app.as(TECHNICIAN);
  const page = `${OWN}/${made.id}`;
  const shown = await browser.get(page);
  const topic = shown.html.querySelector('#schedule')?.getAttribute('data-live') ?? '';
  expect(topic).toBe(`report-schedules:${made.id}`);
  const [mine, others] = [
    await listen(app, browser, topic),
    await listen(app, browser, `report-schedules:${other.id}`),
  ];
  const flushes = ['pause', 'resumption', 'pause', 'resumption'];
  const after = async (act: () => Promise<unknown>) => {
    const came = mine.next();
    await act();
    expect(await came).toBe(topic);
    // Hints come in order: what else was on its way to this page has reached it before the other's.
    const last = others.next();
    await browser.post(`${OWN}/${other.id}/${flushes.shift()}`);
    await last;
  };
  await after(() => browser.post(`${page}/runs`));
  expect(textOf(await browser.get(page), '.schedule-run .badge')).toBe('Waiting');
  await after(() => runWaiting(app, made.id));
  const told = async () => textOf(await browser.get(page), '.schedule-told .badge');
  const waiting = await told();
  await after(() => sendMails(systemCtx(app.system)));
  expect(await told()).not.toBe(waiting);
  const [mail] = await rows<{ id: string }>(
    app.system.db,
    `update deliveries set state = 'failed', failure = 'refused', error = '550 no' where channel = 'mail' returning id`,
    {},
  );
  expect(await told()).toBe('Not delivered');
  await after(async () => retryDeliveries(await app.ctx(ADMIN), [String(mail?.id)]));
  expect(await told()).toBe(waiting);
  expect([others.seen.length, flushes]).toEqual([4, []]);
});
