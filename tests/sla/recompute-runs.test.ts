import { startRecompute } from '../../src/features/sla';
import { changeTicket, reply, type Ticket } from '../../src/features/tickets';
import { type Ctx, inTx, type TxCtx } from '../../src/platform/ctx';
import { maybeRow, row, rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import { runJob, runNow, runOnce } from '../support/batches';
import { everybody, file } from '../tickets/desk';
import { calendar, changePolicy, HOUR, policy, runAt, waitingJobs, words } from './terms.support';

// What is promised has changed for all open tickets: the run that goes through them, whatever becomes of it.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
let policyId: string;
const NOW = new Date();
NOW.setMilliseconds(0);
const ago = (ctx: Ctx, seconds: number): Ctx => ({ ...ctx, now: new Date(NOW.getTime() - seconds * 1000) });

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  people = await everybody(app);
  policyId = await policy(people.desk, await calendar(people.desk), { p3FirstResponse: 8 * HOUR });
});

/** All tickets are to be answered within so many hours from a moment on. Returns the run. */
async function changed(hours: number, ctx: Ctx = people.admin): Promise<string> {
  await changePolicy(people.desk, policyId, { p3FirstResponse: hours * HOUR });
  return (await inTx(ctx, startRecompute)) as string;
}

/** In how many hours a ticket is due. */
async function due({ id }: Pick<Ticket, 'id'>): Promise<number> {
  const sql = 'select response_due_at from tickets where id = :id';
  const { responseDueAt } = await row<{ responseDueAt: Date | null }>(people.desk.db, sql, { id });
  return ((responseDueAt?.getTime() ?? 0) - NOW.getTime()) / 1000 / HOUR;
}

const listed = (id: string) =>
  row<{ isListed: boolean; items: number }>(
    people.desk.db,
    'select is_listed, cardinality(items) as items from batch_runs where id = :id',
    { id },
  );

const waiting = () => waitingJobs(people.desk, 'batches.run');

describe('the list of the tickets', () => {
  const UNLISTED = { isListed: false, items: 0 };

  test('is no work for whoever saves, and is shown once it is known', async () => {
    await file(people.customer);
    await file(people.customer);
    const run = await changed(4);
    expect(await listed(run)).toEqual(UNLISTED);
    expect(await waiting()).toHaveLength(1);
    const admin = await app.as('admin@demo.test');
    const page = async () => (await admin.get(`/admin/batches/${run}`)).text;
    expect(await page()).toContain('Counting…');
    expect((await admin.get('/admin/jobs')).text).toContain('Under way · Counting…');
    await runJob(app, run);
    expect(await listed(run)).toEqual({ isListed: true, items: 2 });
    expect(await runNow(app, run)).toMatchObject({ state: 'running', done: 0 });
    expect(await page()).toContain('0 of 2');
    await runJob(app, run);
    expect(await runNow(app, run)).toMatchObject({ state: 'finished', done: 2, changed: 2 });
  });

  test('is as it was where making it came to nothing, and a save that comes to nothing leaves no run', async () => {
    const ticket = await file(ago(people.customer, HOUR));
    const killed = (work: (tx: TxCtx) => Promise<unknown>) => {
      const killing = inTx(people.desk, async (tx) => {
        await work(tx);
        throw new Error('killed');
      });
      return expect(killing).rejects.toThrow('killed');
    };
    await killed(startRecompute);
    expect([await maybeRow(people.desk.db, 'select 1 from batch_runs'), await waiting()]).toEqual([null, []]);
    const run = await changed(4);
    await killed((tx) => runJob(app, run, 1, tx));
    expect(await listed(run)).toEqual(UNLISTED);
    await runOnce(app, run);
    expect(await due(ticket)).toBe(3);
  });

  test('has what was opened after the save, and what was closed is left alone', async () => {
    const [before, answered, closed] = [
      await file(ago(people.customer, HOUR)),
      await file(ago(people.customer, HOUR)),
      await file(ago(people.customer, HOUR)),
    ];
    const back = await file(ago(people.customer, 3 * HOUR));
    await reply(ago(people.technician, 2 * HOUR), back.id, {
      ...{ body: 'Done.', visibility: 'public', status: 'resolved' },
    });
    const run = await changed(4, ago(people.admin, 0.5 * HOUR));
    await changePolicy(people.desk, policyId, { p3NextResponse: 2 * HOUR });
    const filed = await file(ago(people.customer, 0.25 * HOUR));
    await reply(ago(people.customer, 0.25 * HOUR), back.id, { body: 'No.', visibility: 'public' });
    await reply(ago(people.technician, 0.25 * HOUR), answered.id, {
      body: 'Is it on?',
      visibility: 'public',
    });
    await changeTicket(ago(people.technician, 0.25 * HOUR), closed.id, {
      status: 'closed',
      closeReason: 'spam',
    });
    const of = async ({ id }: Ticket) =>
      row(people.desk.db, 'select sla_clock, next_response_due_at, sla_next_at from tickets where id = :id', {
        id,
      });
    const turned = await Promise.all([filed, back, answered, closed].map(of));
    await runOnce(app, run);
    expect(await runNow(app, run)).toMatchObject({ state: 'finished', done: 4, changed: 1 });
    expect([await due(before), await due(filed)]).toEqual([3, 3.75]);
    expect(turned[1]).toMatchObject({ nextResponseDueAt: new Date(NOW.getTime() + 1.75 * HOUR * 1000) });
    expect(await Promise.all([filed, back, answered, closed].map(of))).toEqual(turned);
  });
});

describe('a second change', () => {
  test('overtakes the run of the first, which leaves the rest to it', async () => {
    const tickets = [await file(ago(people.customer, HOUR)), await file(ago(people.customer, HOUR))];
    const [first, second, third] = [await changed(4), await changed(3), await changed(2)];
    await runJob(app, second);
    await runOnce(app, first);
    await runOnce(app, second);
    for (const run of [first, second])
      expect(await runNow(app, run)).toMatchObject({ state: 'finished', done: 0, changed: 0 });
    const admin = await app.as('admin@demo.test');
    const page = await admin.get(`/admin/batches/${first}`);
    expect(page.text).toContain('A later change does all of it again');
    await runOnce(app, third);
    expect(await runNow(app, third)).toMatchObject({ state: 'finished', changed: 2 });
    expect(await Promise.all(tickets.map(due))).toEqual([1, 1]);
    expect((await admin.get(`/admin/batches/${third}`)).text).not.toContain('A later change');
  });

  test('is known for it by the database, whatever the clocks of nodes say', async () => {
    const ticket = await file(ago(people.customer, HOUR));
    // Of a node whose clock is ahead.
    const first = 'ffffffff-ffff-7fff-bfff-ffffffffffff';
    await changePolicy(people.desk, policyId, { p3FirstResponse: 4 * HOUR });
    await people.desk.db('batchRuns').insert({
      id: first,
      kind: 'sla.recompute',
      items: [ticket.id],
      createdAt: ago(people.desk, -HOUR).now,
    });
    const second = await changed(4);
    await runOnce(app, first);
    expect(await runNow(app, first)).toMatchObject({ state: 'finished', changed: 0 });
    await runOnce(app, second);
    expect(await runNow(app, second)).toMatchObject({ state: 'finished', changed: 1 });
    expect(await due(ticket)).toBe(3);
  });
});

describe('a run that was given up', () => {
  let ticket: Ticket;
  let run: string;

  /** The first run has left all to the second, whose job failed until the end. */
  beforeEach(async () => {
    ticket = await file(ago(people.customer, 7 * HOUR));
    const first = await changed(4, ago(people.admin, 6 * HOUR));
    run = await changed(9, ago(people.admin, 6 * HOUR));
    await runOnce(app, first);
    await people.desk.db('batchRuns').where({ id: run }).update({ state: 'failed' });
  });

  const night = () => runAt(app, 'sla.recompute_missing', NOW);

  test.each([
    ['was tried to the end', 'update graphile_worker._private_jobs set attempts = max_attempts'],
    ['was removed', 'delete from graphile_worker._private_jobs'],
  ])('is gone on with in the next night, also where its job %s', async (_what, sql) => {
    await rows(people.desk.db, sql);
    await night();
    const jobs = await rows<{ attempts: number; payload: unknown }>(
      people.desk.db,
      `select attempts, payload from graphile_worker._private_jobs where key like 'batch:%'`,
    );
    expect(jobs).toContainEqual({ attempts: 0, payload: { run } });
    await runOnce(app, run);
    expect(await runNow(app, run)).toMatchObject({ state: 'finished', changed: 1 });
    expect(await due(ticket)).toBe(2);
    await rows(people.desk.db, `delete from graphile_worker._private_jobs`);
    await night();
    expect(await waiting()).toEqual([]);
  });

  test('is not taken for one that is under way, whose next job may run', async () => {
    await changed(4, { ...people.admin, now: NOW });
    await rows(people.desk.db, 'delete from graphile_worker._private_jobs');
    await night();
    expect(await waiting()).toEqual([]);
  });

  test('keeps none of its tickets from being told of by what is promised now', async () => {
    await changePolicy(people.desk, policyId, { p3FirstResponse: 20 * HOUR });
    // By the first terms it was due an hour from now.
    await runAt(app, 'sla.watch', ago(people.desk, -1.5 * HOUR).now);
    expect(await words(people.desk, ticket.id)).toEqual([]);
    expect(await due(ticket)).toBe(13);
  });

  test('keeps none from following when somebody writes to it', async () => {
    await changeTicket(ago(people.technician, 0), ticket.id, { status: 'in_progress', type: 'question' });
    expect(await due(ticket)).toBe(2);
  });
});
