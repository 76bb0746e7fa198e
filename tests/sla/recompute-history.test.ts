import { startRecompute } from '../../src/features/sla';
import type { Ticket } from '../../src/features/tickets';
import { type Ctx, inTx } from '../../src/platform/ctx';
import { record } from '../bench/capture';
import { type TestApp, testApp } from '../support/app';
import { runOnce } from '../support/batches';
import { everybody, file } from '../tickets/desk';
import { calendar, changePolicy, HOUR, historyOf, policy, runAt } from './terms.support';

// A change of what is promised writes the history of many tickets.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
const NOW = new Date();
NOW.setMilliseconds(0);
const ago = (ctx: Ctx, seconds: number): Ctx => ({ ...ctx, now: new Date(NOW.getTime() - seconds * 1000) });

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  people = await everybody(app);
});

test('the history of many tickets is written in one statement of each kind', async () => {
  const always = await calendar(people.desk);
  const id = await policy(people.desk, always, { p3FirstResponse: 3 * HOUR, p3Resolution: 50 * HOUR });
  const filed: Ticket[] = [];
  while (filed.length < 4) filed.push(await file(ago(people.customer, 2 * HOUR + 60 * 59)));
  await runAt(app, 'sla.watch', NOW);
  filed.push(await file(ago(people.customer, HOUR)));
  // What was told of and what was not are dropped, and there is less time for a solution than has passed.
  await changePolicy(people.desk, id, { p3FirstResponse: null, p3Resolution: 2 * HOUR });
  const run = (await inTx(people.admin, startRecompute)) as string;
  const { statements, stop } = record();
  await runOnce(app, run);
  stop();
  const history = statements.filter(({ text }) => /sla_targets|select id, status, hold_reason/.test(text));
  expect(history.map(({ text }) => text.trim().split(' ')[0])).toEqual([
    'select',
    'insert',
    'update',
    'update',
  ]);
  const targets = await Promise.all(filed.map((ticket) => historyOf(people.desk, ticket.id)));
  const outcomes = targets.map((found) => found.map(({ kind, outcome }) => `${kind} ${outcome}`));
  const told = ['first_response dropped', 'resolution running'];
  expect(outcomes).toEqual([told, told, told, told, []]);
});
