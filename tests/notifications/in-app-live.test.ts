import { bellTopic } from '../../src/features/notifications';
import { leaveAll, listen } from '../app/streams.support';
import { until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';
import { file, idOf } from '../tickets/desk';
import { tell } from './in-app.support';

// The other open pages of somebody hear that their count has changed, and nobody else's do.

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ commits: true });
});
afterEach(async () => {
  leaveAll();
  await until(() => app.system.live.count() === 0);
});
afterAll(() => app.close());

const CUSTOMER = 'customer@demo.test';
const TAB = 'a'.repeat(32);

test('what somebody has not read is told to them alone, when it comes and when it goes', async () => {
  const customer = await app.ctx(CUSTOMER);
  const topic = bellTopic(idOf(customer));
  const [own, stranger, admin] = [
    await app.as(CUSTOMER),
    await app.as('customer2@demo.test'),
    await app.as('admin@demo.test'),
  ];
  const mine = await listen(app, own, topic);
  const others = [await listen(app, stranger, `${topic},portal`), await listen(app, admin, `${topic},queue`)];
  const { id, number } = await file(customer);
  const came = mine.next();
  await tell(app, { to: CUSTOMER, template: 'answered', ticketId: id });
  expect(await came).toBe(topic);
  const opened = mine.next();
  await own.get(`/portal/tickets/${number}`);
  expect(await opened).toBe(topic);
  const marked = mine.next();
  await own.post('/notifications/marks', { one: `unread:${id}` });
  expect(await marked).toBe(topic);
  // Lists are theirs, so what was told on the way has reached them before.
  const last = others[1]?.next();
  await file(customer, { subject: 'And another' });
  expect(await last).toBe('queue');
  expect(others.flatMap(({ seen }) => seen)).not.toContain(topic);
});

test('the page that marked something is not told of it, and what changes nothing is told to nobody', async () => {
  const customer = await app.ctx(CUSTOMER);
  const id = idOf(customer);
  const own = await app.as(CUSTOMER);
  const [earlier, ticket] = [await file(customer), await file(customer)];
  const stream = await listen(app, own, `${bellTopic(id)}&tab=${TAB}`);
  const other = await listen(app, own, bellTopic(id));
  const hints = () => Promise.all([stream.next(), other.next()]);
  const tellOf = (ticketId: string) => tell(app, { to: CUSTOMER, template: 'answered', ticketId });
  // What is unread from before is read now, so that marking all of it changes nothing below.
  const acts = [
    () => tellOf(earlier.id),
    () => own.post('/notifications/marks', { all: 'read' }),
    () => tellOf(ticket.id),
  ];
  for (const act of acts) {
    const came = hints();
    await act();
    await came;
  }
  const told = other.next();
  await own.post('/notifications/marks', { one: `read:${ticket.id}` }, { 'x-tab': TAB });
  expect(await told).toBe(bellTopic(id));
  await own.post('/notifications/marks', { one: `read:${ticket.id}` });
  await own.post('/notifications/marks', { all: 'read' });
  const after = hints();
  await own.post('/notifications/marks', { one: `unread:${ticket.id}` });
  expect(await after).toEqual([bellTopic(id), bellTopic(id)]);
  expect([stream.seen.length, other.seen.length]).toEqual([4, 5]);
});
