import { startWorker } from '../../src/app/worker';
import { changeTicket, createTicket, deleteTicket, handOver, type Ticket } from '../../src/features/tickets';
import { actorOf, createUser, deactivateUser, updateUser } from '../../src/features/users';
import { type Ctx, inTx } from '../../src/platform/ctx';
import { maybeRow, rows } from '../../src/platform/db';
import { deferred, until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';
import { runNow, runOnce } from '../support/batches';
import { everybody, idOf } from './desk';

// Somebody's open tickets go to another in the background, each of them once, whatever happens on the way.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;

beforeAll(async () => {
  app = await testApp({ commits: true });
  people = await everybody(app);
});
afterAll(() => app.close());

let made = 0;

async function technician(): Promise<Ctx> {
  made += 1;
  const person = { name: `Person ${made}`, email: `person${made}@demo.test`, role: 'technician' } as const;
  const { id } = await createUser(people.desk, person);
  return { ...people.admin, actor: await actorOf(people.desk, id) };
}

/** Tickets of the fixture's customer that somebody works on. */
async function assigned(assignee: Ctx, count: number): Promise<Ticket[]> {
  const input = { subject: 'Ticket', description: 'Text', requesterId: idOf(people.customer) };
  const filed: Ticket[] = [];
  while (filed.length < count) {
    const some = Array.from({ length: Math.min(10, count - filed.length) }, () =>
      createTicket(people.admin, { ...input, assigneeId: idOf(assignee) }),
    );
    filed.push(...(await Promise.all(some)));
  }
  return filed;
}

async function begun(from: Ctx, to: Ctx | null): Promise<string> {
  const run = await handOver(people.admin, { from: idOf(from), to: to && idOf(to) });
  if (!run) throw new Error('there was nothing to hand over');
  return run;
}

/** How often each ticket came to somebody, and by whom. */
function handed(to: Ctx): Promise<{ ticketId: string; times: number; by: string }[]> {
  return rows(
    app.system.db,
    `select ticket_id, count(*) as times, min(actor_id::text) as by from events
     where type = 'ticket.changed' and changes->'assigneeId'->>'after' = :to group by ticket_id`,
    { to: idOf(to) },
  );
}

/** A job of a run whose connection breaks while it waits for somebody who holds a ticket. */
async function killedMeanwhile(run: string, held: string): Promise<void> {
  const [locked, over] = [deferred<void>(), deferred<void>()];
  const holding = inTx(people.desk, async (tx) => {
    await tx.db.raw('select 1 from tickets where id = :held for update', { held });
    locked.resolve();
    await over.promise;
  });
  await locked.promise;
  const job = expect(runOnce(app, run)).rejects.toThrow();
  const waiting = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  await until(async () => (await maybeRow(app.system.db, waiting)) !== null);
  await job;
  over.resolve();
  await holding;
}

test('tickets are handed over in batches, each once, although a job dies and another runs beside it', async () => {
  const [from, to, other] = [await technician(), await technician(), await technician()];
  const tickets = await assigned(from, 250);
  const run = await begun(from, to);
  expect(await handed(to)).toEqual([]);
  await runOnce(app, run);
  const first = await handed(to);
  expect(first.length).toBeGreaterThan(0);
  expect(first.length).toBeLessThanOrEqual(100);

  const untouched = tickets.filter(({ id }) => !first.some(({ ticketId }) => ticketId === id));
  const [taken, deleted, resolved, ...rest] = untouched as [Ticket, Ticket, Ticket, ...Ticket[]];
  await changeTicket(people.admin, taken.id, { assigneeId: idOf(other) });
  await deleteTicket(people.admin, deleted.id);
  await changeTicket(people.admin, resolved.id, { status: 'resolved' });
  // The last of the next batch: all before it have been changed by then, in a transaction that is lost.
  const next = rest.map(({ id }) => id).sort()[20] as string;
  await killedMeanwhile(run, next);
  expect(await handed(to)).toEqual(first);
  expect(await runNow(app, run)).toMatchObject({ done: first.length, state: 'running' });

  await Promise.all([runOnce(app, run), runOnce(app, run)]);
  while ((await runNow(app, run)).state === 'running') await runOnce(app, run);
  await runOnce(app, run);

  expect(await runNow(app, run)).toEqual({ done: 250, changed: 247, state: 'finished', refused: [] });
  const all = await handed(to);
  expect(all.map(({ ticketId }) => ticketId).sort()).toEqual(
    [...first.map(({ ticketId }) => ticketId), ...rest.map(({ id }) => id)].sort(),
  );
  expect(all.every(({ times, by }) => times === 1 && by === idOf(people.admin))).toBe(true);
});

test('the worker goes through a run to its end, and tells what was refused', async () => {
  const [from, to] = [await technician(), await technician()];
  await assigned(from, 60);
  const run = await begun(from, to);
  await runOnce(app, run);
  const { done } = await runNow(app, run);
  await deactivateUser(people.admin, idOf(to));
  const worker = await startWorker(app.system, app.database.url);
  await until(async () => (await runNow(app, run)).state === 'finished');
  await worker.stop();
  const { changed, refused } = await runNow(app, run);
  expect(changed).toBe(done);
  expect(refused).toHaveLength(60 - done);
  expect(refused[0]?.reason.key).toBe('tickets.error.not_assignable');

  const page = await (await app.as('admin@demo.test')).get(`/admin/batches/${run}`);
  expect(page.text).toContain(`${60 - done} could not be changed`);
  expect(page.text).toContain(refused[0]?.label ?? '');
  expect((await (await app.as('technician@demo.test')).get(`/admin/batches/${run}`)).status).toBe(404);
});

test('a run in which more is refused than it remembers counts all of it as refused', async () => {
  const [from, to] = [await technician(), await technician()];
  await assigned(from, 2);
  const run = await begun(from, to);
  await deactivateUser(people.admin, idOf(to));
  const [first] = await assigned(people.admin, 1);
  const remembered = Array.from({ length: 499 }, (_, number) => ({
    label: `Old ${number}`,
    reason: { key: 'batches.refused.changed' },
  }));
  await app.system.db.raw(
    `update batch_runs set items = array_fill(:gone::uuid, array[500]) || items, done = 500, refused_count = 499,
       refused = :remembered where id = :run`,
    { gone: first?.id ?? '', remembered: JSON.stringify(remembered), run },
  );
  await runOnce(app, run);
  const { refused, ...now } = await runNow(app, run);
  expect(now).toEqual({ done: 502, changed: 0, state: 'finished' });
  expect(refused).toHaveLength(500);
  const admin = await app.as('admin@demo.test');
  const page = await admin.get(`/admin/batches/${run}`);
  expect(page.text).toContain('501 could not be changed');
  expect(page.text).toContain('and 1 more');
  expect(page.html.querySelector('[role=status]')?.text).toBe('0 changed · 1 unchanged');
});

test('who began a run and lost the right to it is not acted for in the jobs that come after', async () => {
  const boss = { name: 'Boss', email: 'boss@demo.test', role: 'administrator' } as const;
  const { id } = await createUser(people.desk, boss);
  const [from, to] = [await technician(), await technician()];
  await assigned(from, 60);
  const ctx: Ctx = { ...people.admin, actor: await actorOf(people.desk, id) };
  const run = await handOver(ctx, { from: idOf(from), to: idOf(to) });
  await runOnce(app, run ?? '');
  await updateUser(people.desk, id, { role: 'technician' });
  await runOnce(app, run ?? '');
  const by = (await handed(to)).map((one) => one.by);
  expect(by.filter((one) => one === id)).toHaveLength(50);
  expect(by.filter((one) => one === null)).toHaveLength(10);
});

test('one ticket that fails for no known reason is tried again, then left out, and stops no other', async () => {
  const from = await technician();
  const [, cursed] = await assigned(from, 3);
  await app.system.db.raw(`
    create function curse() returns trigger language plpgsql as $$ begin raise exception 'cursed'; end $$;
    create trigger cursed before update on tickets for each row when (old.number = ${cursed?.number})
      execute function curse()`);
  const run = await begun(from, null);
  await expect(runOnce(app, run, 1)).rejects.toThrow('cursed');
  expect(await runNow(app, run)).toMatchObject({ done: 0, changed: 0, state: 'running' });
  await runOnce(app, run, 3);
  expect(await runNow(app, run)).toMatchObject({
    ...{ done: 3, changed: 2, state: 'finished' },
    refused: [{ label: `#${cursed?.number}`, reason: { key: 'batches.refused.unexpected' } }],
  });
  await app.system.db.raw('drop trigger cursed on tickets; drop function curse()');
});
