import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startRecompute } from '../../src/features/sla';
import { bookOf } from '../../src/features/sla/book';
import { turn } from '../../src/features/sla/clock/clock';
import { columnsOf } from '../../src/features/sla/clock/columns';
import { promisedFor } from '../../src/features/sla/promised';
import { lockOpen, saveDerived } from '../../src/features/tickets';
import { type Ctx, inTx, systemCtx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres';
import { secondOf } from '../../src/platform/working-time';
import { calendar, changePolicy, HOUR, policy } from '../sla/terms.support';
import { freePort, makeTemporaryFolder, removeFolder } from '../support/services';
import { testSystem } from '../support/system';
import { administrator, makeDatabase, say } from './desk';
import { measure } from './load';
import { build, startNode } from './processes';
import { sampleOf } from './sample';
import { signInAll } from './sign-in';

// Measures what the clocks of a large desk cost: reckoning all open tickets anew, and telling of many that fall due within
// one minute, each with what the queue page takes meanwhile. npx tsx tests/bench/sla.ts --tickets 1000000

interface Desk {
  ctx: Ctx;
  /** Times of the queue page, with so many connections, until something is over. */
  meanwhile<T>(what: Promise<T>): Promise<{ result: T; times: number[] }>;
}

const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '1000000' },
    open: { type: 'string', default: '100000' },
    due: { type: 'string', default: '5000' },
    /** Only the telling, on a desk whose tickets are reckoned already. */
    'only-telling': { type: 'boolean' },
    /** A generated desk that is there already. */
    database: { type: 'string' },
  },
});

async function main(): Promise<void> {
  build();
  const folder = makeTemporaryFolder();
  const ends: (() => Promise<void> | void)[] = [() => removeFolder(folder)];
  try {
    const url = values.database ?? (await made(folder, ends));
    const system = testSystem({ databaseUrl: url, dataDir: join(folder, 'own') });
    ends.push(() => system.close());
    const ctx = systemCtx(system);
    await openTickets(ctx, Number(values.open));
    await administrator(ctx.db);
    const env = {
      NODE_ENV: 'production',
      DATABASE_URL: url,
      DATA_DIR: join(folder, 'data'),
      PORT: String(await freePort()),
      LOG_LEVEL: 'warn',
      SESSION_SECRET: 'a secret that only this measurement uses',
      ENCRYPTION_KEY: 'a key that only this measurement ever uses',
      TRUST_PROXY: 'loopback',
    };
    const node = await startNode(env);
    ends.push(() => node.stop());
    const sample = await sampleOf(ctx.db, 2);
    const ids = sample.desks.map(({ technicianId }) => technicianId);
    const technicians = await signInAll(ctx.db, node.base, ids);
    await run({ ctx, meanwhile: (what) => meanwhile(node.base, technicians, what) });
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

async function made(folder: string, ends: (() => Promise<void> | void)[]): Promise<string> {
  const { url, stop } = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: say });
  ends.push(stop);
  return makeDatabase(url, Number(values.tickets));
}

async function recomputes(desk: Desk): Promise<void> {
  const { ctx, meanwhile: measured } = desk;
  const quiet = await measured(pause(15_000));
  print('queue page at rest', quiet.times);
  // What a new desk begins with: the policy that is measured comes in its place.
  await ctx.db('sla_policies').update({ isDefault: false });
  const always = await calendar(ctx);
  const targets = { p1Resolution: 400 * HOUR, p2Resolution: 400 * HOUR, p3Resolution: 400 * HOUR };
  const id = await policy(ctx, always, { ...targets, p4Resolution: 400 * HOUR });
  await recomputed('first policy', desk);
  await changePolicy(ctx, id, { ...targets, p3Resolution: 300 * HOUR, p4Resolution: 300 * HOUR });
  await recomputed('other targets', desk);
  await recomputed('nothing has changed', desk);
}

async function run(desk: Desk): Promise<void> {
  if (!values['only-telling']) await recomputes(desk);
  const { ctx, meanwhile: measured } = desk;
  const from = secondOf(new Date()) + 45;
  const since = new Date();
  const due = await fallDue(ctx, Number(values.due), from);
  const { times } = await measured(untilTold(ctx, due));
  print(`telling of ${due.size}`, times);
  await lateness(ctx, due, since);
}

/** So many tickets are open at least: closed ones are opened where that is not so. */
async function openTickets({ db }: Ctx, count: number): Promise<void> {
  const open = `status in ('new', 'in_progress', 'on_hold', 'reopened') and deleted_at is null`;
  const { there } = await row<{ there: number }>(db, `select count(*) as there from tickets where ${open}`);
  if (there < count) {
    await db.transaction(async (transaction) => {
      await transaction.raw('set local session_replication_role = replica');
      await transaction.raw(
        `update tickets set status = 'in_progress', close_reason = null, resolved_at = null, closed_at = null,
           solution = null
         where id in (select id from tickets where status = 'closed' and deleted_at is null order by id desc limit ?)`,
        [count - there],
      );
    });
    await db.raw('vacuum (analyze) tickets');
  }
  say(`${Math.max(there, count)} open tickets`);
}

async function recomputed(name: string, { ctx, meanwhile: measured }: Desk): Promise<void> {
  const began = performance.now();
  const id = await inTx({ ...ctx, now: new Date() }, startRecompute);
  const started = performance.now() - began;
  const over = async () => {
    for (;;) {
      const found = await row<{ state: string; changed: number; done: number }>(
        ctx.db,
        'select state, changed, done from batch_runs where id = :id',
        { id },
      );
      if (found.state !== 'running') return found;
      await pause(250);
    }
  };
  const { result, times } = await measured(over());
  const seconds = (performance.now() - began) / 1000;
  say(
    `recompute, ${name}: begun in ${started.toFixed(0)} ms, ${result.state} in ${seconds.toFixed(1)} s, ${result.changed} of ${result.done} changed`,
  );
  print(`queue page during it`, times);
}

/** So many open tickets come to be at risk within the minute that begins at a second. By ticket: when. */
async function fallDue(ctx: Ctx, count: number, from: number): Promise<Map<string, number>> {
  const open = `status in ('new', 'in_progress', 'on_hold', 'reopened') and deleted_at is null and status <> 'on_hold'`;
  const ids = await rows<{ id: string }>(
    ctx.db,
    `select id from tickets where ${open} order by id desc limit :count`,
    {
      count,
    },
  );
  const due = new Map(ids.map(({ id }, index) => [id, from + Math.floor((index * 60) / count)]));
  const all = [...due.keys()];
  for (let start = 0; start < all.length; start += 500) {
    await inTx(ctx, async (tx) => {
      const book = await bookOf(tx);
      const tickets = await lockOpen(tx.db, all.slice(start, start + 500));
      const changes = tickets.map((ticket) => {
        const { policyId, terms } = promisedFor(book, { ...ticket, isVip: false } as never);
        const facts = { status: ticket.status, holdReason: null, closeReason: null };
        if (!terms) throw new Error('no policy');
        const targets = { first_response: null, next_response: null, resolution: 2 * HOUR };
        // Less than half an hour is left of two hours from 90 minutes on.
        const at = (due.get(ticket.id) ?? 0) - 90 * 60;
        const given = { at, before: facts, after: facts, calendars: book.calendars };
        const { clock } = turn(null, { ...given, terms: { ...terms, targets } });
        return { ticket, columns: columnsOf(clock, policyId), audience: 'staff' as const };
      });
      await saveDerived(tx, changes);
    });
  }
  say(`${due.size} tickets are due from in ${from - secondOf(new Date())} s on, within a minute`);
  return due;
}

async function untilTold({ db }: Ctx, due: Map<string, number>): Promise<void> {
  const last = Math.max(...due.values()) * 1000;
  for (;;) {
    await pause(1000);
    if (Date.now() < last + 2000) continue;
    const sql = 'select 1 from tickets where sla_next_at <= now() and deleted_at is null limit 1';
    if ((await rows(db, sql)).length === 0) return;
  }
}

/** The id of an event says when it was made. */
async function lateness({ db }: Ctx, due: Map<string, number>, since: Date): Promise<void> {
  const told = await rows<{ id: string; ticketId: string }>(
    db,
    `select id, ticket_id from events where type = 'sla.warned' and created_at >= :since`,
    { since },
  );
  const ours = told.filter(({ ticketId }) => due.has(ticketId));
  const late = ours
    .map(({ id, ticketId }) => madeAt(id) / 1000 - (due.get(ticketId) ?? 0))
    .sort((a, b) => a - b);
  const at = (share: number) => (late[Math.ceil(share * late.length) - 1] ?? 0).toFixed(1);
  const once = new Set(ours.map(({ ticketId }) => ticketId)).size;
  say(
    `told ${ours.length} times of ${once} of ${due.size} tickets; late by ${at(0.5)} s (median), ${at(0.95)} s (95 %), ${at(1)} s at most, ${(late[0] ?? 0).toFixed(1)} s at least`,
  );
}

const madeAt = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

async function meanwhile<T>(
  base: string,
  technicians: { cookie: string }[],
  what: Promise<T>,
): Promise<{ result: T; times: number[] }> {
  let isOver = false;
  const over = what.finally(() => {
    isOver = true;
  });
  const times: number[] = [];
  const pages = async () => {
    for (let index = 0; !isOver; index += 1) {
      const cookie = technicians[index % technicians.length]?.cookie ?? '';
      const make = () => ({ path: '/desk/tickets?view=all', headers: { cookie, 'accept-encoding': 'gzip' } });
      const { p50 } = await measure({ base, connections: 1, requests: 1, warmUp: 0, expected: 200, make });
      times.push(p50);
      // Somebody looks at the queue every fifth of a second.
      await pause(200);
    }
  };
  const [result] = await Promise.all([over, pages()]);
  return { result, times };
}

function print(what: string, times: number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(0);
  say(`${what}: ${times.length} pages, median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms`);
}

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${(error as Error).stack ?? error}\n`);
    process.exit(1);
  },
);
