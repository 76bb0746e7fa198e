import { startWorker } from '../../src/app/worker';
import { reply } from '../../src/features/tickets';
import { type Ctx, inTx, systemCtx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { subscriber } from '../../src/platform/events';
import { enqueue } from '../../src/platform/jobs';
import { deferred, until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';
import { elsewhere } from '../support/transactions';
import { everybody, file } from '../tickets/desk';
import { hintsOf } from './hints.support';
import { calendar, HOUR, MINUTE, policy, runAt, toldOf, waitingJobs, words } from './terms.support';

// Several nodes, people at work and a worker: what is told is told once all the same.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
const START = new Date(Date.now() - 40 * MINUTE * 1000);
START.setMilliseconds(0);
const at = (seconds: number) => new Date(START.getTime() + seconds * 1000);
const when = (ctx: Ctx, seconds: number): Ctx => ({ ...ctx, now: at(seconds) });

beforeAll(async () => {
  app = await testApp({ commits: true });
  people = await everybody(app);
  const always = await calendar(people.desk);
  await policy(people.desk, always, { p3FirstResponse: HOUR });
});
afterAll(() => app.close());

const filed = () => file(when(people.customer, 0));

/** What was told of each of these tickets. */
async function toldOfEach(ids: string[]): Promise<number[]> {
  const told = await toldOf(people.desk);
  return ids.map((id) => told.filter(({ ticketId }) => ticketId === id).length);
}

test('of two nodes that look at once each ticket is told of by one', async () => {
  const ids: string[] = [];
  while (ids.length < 120) ids.push((await filed()).id);
  const other = await testApp({ database: app.database });
  await Promise.all([app, other, app].map((node) => runAt(node, 'sla.watch', at(30 * MINUTE))));
  await runAt(other, 'sla.watch', at(30 * MINUTE + 1));
  expect(await toldOfEach(ids)).toEqual(ids.map(() => 1));
  await other.close();
});

test('a ticket that somebody is changing is waited for by nobody, and come back to', async () => {
  const [held, answered, free] = [await filed(), await filed(), await filed()];
  const [locked, over] = [deferred<void>(), deferred<void>()];
  const changing = inTx(when(people.technician, 29 * MINUTE), async (tx) => {
    await rows(tx.db, 'select 1 from tickets where id = any(:ids::uuid[]) for update', {
      ids: [held.id, answered.id],
    });
    locked.resolve();
    await over.promise;
    await reply(tx, answered.id, { body: 'Is it on?', visibility: 'public' });
  });
  await locked.promise;
  await elsewhere(() => runAt(app, 'sla.watch', at(30 * MINUTE)));
  expect(await toldOfEach([held.id, answered.id, free.id])).toEqual([0, 0, 1]);
  expect(await waitingJobs(people.desk, 'sla.watch_again')).toEqual([
    { runAt: at(30 * MINUTE + 1), priority: -1 },
  ]);
  over.resolve();
  await changing;
  await runAt(app, 'sla.watch_again', at(30 * MINUTE + 1));
  await runAt(app, 'sla.watch', at(31 * MINUTE));
  expect(await words(people.desk, held.id)).toEqual(['sla.warned first_response 29']);
  expect(await words(people.desk, answered.id)).toEqual(['sla.met first_response 29']);
});

test('what a subscriber refuses is undone for that ticket alone, and told later', async () => {
  const [bad, good] = [await filed(), await filed()];
  const refusing = subscriber({
    name: 'tests.refusing',
    on: ['sla.warned'],
    phase: 'same-transaction',
    async handle(_tx, { ticketId }) {
      if (ticketId === bad.id) throw new Error('not this one');
    },
  });
  app.system.subscribers.push(refusing);
  await expect(runAt(app, 'sla.watch', at(30 * MINUTE))).rejects.toThrow('1 tickets');
  expect(await toldOfEach([bad.id, good.id])).toEqual([0, 1]);
  app.system.subscribers.splice(app.system.subscribers.indexOf(refusing), 1);
  await runAt(app, 'sla.watch', at(31 * MINUTE));
  expect(await toldOfEach([bad.id, good.id])).toEqual([1, 1]);
});

test('open queues hear of a round once, and the page of each ticket of it', async () => {
  const ids: string[] = [];
  while (ids.length < 60) ids.push((await filed()).id);
  await file(when(people.customer, 2));
  const hints = await hintsOf(app, people.desk, () => runAt(app, 'sla.watch', at(30 * MINUTE)));
  expect(hints.filter(({ topics }) => topics.includes('queue'))).toHaveLength(1);
  expect(hints.flatMap(({ topics }) => topics).sort()).toEqual(
    ['queue', ...ids.map((id) => `ticket:${id}`)].sort(),
  );
  // Much was due at once, so what comes next is told together, a little later.
  const [next] = await waitingJobs(people.desk, 'sla.watch_again');
  expect(next?.runAt).toEqual(at(30 * MINUTE + 5));
});

test('the worker tells by itself, whether anybody is at the desk or not', async () => {
  // osTicket/osTicket#4095: alerts went out when somebody signed in.
  const { id } = await filed();
  await inTx(systemCtx(app.system), (tx) => enqueue(tx, 'sla.watch_again', {}, { key: 'sla.watch_again' }));
  const worker = await startWorker(app.system, app.database.url);
  await until(async () => (await toldOf(people.desk, id)).length > 0);
  await worker.stop();
  expect((await words(people.desk, id)).length).toBe(1);
});
