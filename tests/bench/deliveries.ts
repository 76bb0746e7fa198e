import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { reply } from '../../src/features/tickets';
import { type Ctx, systemCtx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres';
import { freePort, makeTemporaryFolder, removeFolder } from '../support/services';
import { testSystem } from '../support/system';
import { makeDatabase, say } from './desk';
import { build } from './processes';

// Measures what telling people costs: so many public replies, each told to whoever is concerned, by the real worker and
// over SMTP. npx tsx tests/bench/deliveries.ts --replies 2700 [--kills 20] [--down-seconds 60]

const { values } = parseArgs({
  options: {
    replies: { type: 'string', default: '2700' },
    /** How often the worker is killed while they leave. */
    kills: { type: 'string', default: '0' },
    /** So long the mail server is away at first. */
    'down-seconds': { type: 'string', default: '0' },
  },
});

interface Got {
  /** Message-ID and the recipient. */
  id: string;
  to: string;
  thread: string;
}

const received: Got[] = [];
let isDown = Number(values['down-seconds']) > 0;

function mailServer(): SMTPServer {
  const closing = () => (isDown ? Object.assign(new Error('away'), { responseCode: 421 }) : null);
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    maxClients: 100,
    onConnect: (_session, done) => done(closing()),
    onMailFrom: (_address, _session, done) => done(closing()),
    async onData(stream, { envelope }, done) {
      const source = await text(stream);
      const header = (name: string) => new RegExp(`^${name}: (\\S+)`, 'm').exec(source)?.[1] ?? '';
      received.push({
        id: header('Message-ID'),
        to: envelope.rcptTo[0]?.address ?? '',
        thread: header('References'),
      });
      done();
    },
  });
}

async function main(): Promise<void> {
  build();
  const folder = makeTemporaryFolder();
  const ends: (() => Promise<void> | void)[] = [() => removeFolder(folder)];
  try {
    const { url: server, stop } = await startEmbeddedPostgres({
      dataDir: join(folder, 'postgres'),
      log: say,
    });
    ends.push(stop);
    const url = await makeDatabase(server, 3000);
    const system = testSystem({ databaseUrl: url, dataDir: join(folder, 'own') });
    ends.push(() => system.close());
    const smtp = mailServer();
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    ends.push(() => new Promise<void>((resolve) => smtp.close(resolve)));
    const env = {
      NODE_ENV: 'production',
      ROLE: 'worker',
      DATABASE_URL: url,
      DATA_DIR: join(folder, 'data'),
      PORT: String(await freePort()),
      LOG_LEVEL: 'warn',
      SESSION_SECRET: 'a secret that only this measurement uses',
      ENCRYPTION_KEY: 'a key that only this measurement ever uses',
      TRUST_PROXY: 'loopback',
      SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    };
    await replyTo(systemCtx(system), Number(values.replies));
    await measure(systemCtx(system), env);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

/** Public replies of staff, round about on open tickets. */
async function replyTo(ctx: Ctx, count: number): Promise<void> {
  // So that none of the replies opens a ticket again, or another one.
  await ctx.db.transaction(async (transaction) => {
    await transaction.raw('set local session_replication_role = replica');
    await transaction.raw(
      `update tickets set status = 'in_progress', close_reason = null, resolved_at = null, closed_at = null, solution = null
       where status in ('resolved', 'closed') and deleted_at is null`,
    );
  });
  const tickets = await rows<{ id: string }>(
    ctx.db,
    'select id from tickets where deleted_at is null order by id desc limit 3000',
  );
  // Nothing of them waits from before.
  await ctx.db.raw('delete from graphile_worker._private_jobs');
  for (let number = 0; number < count; number += 1) {
    const ticket = tickets[number % tickets.length];
    if (!ticket) throw new Error('no open ticket');
    await reply({ ...ctx, now: new Date() }, ticket.id, { body: `Reply ${number}`, visibility: 'public' });
  }
  say(`${count} replies on ${Math.min(count, tickets.length)} tickets`);
}

async function measure(ctx: Ctx, env: Record<string, string>): Promise<void> {
  const worker = { child: start(env), most: 0 };
  const began = performance.now();
  const kills = Number(values.kills);
  let killed = 0;
  const watching = setInterval(() => {
    worker.most = Math.max(worker.most, residentMiB(worker.child));
  }, 200);
  for (;;) {
    await pause(1000);
    const seconds = (performance.now() - began) / 1000;
    if (isDown && seconds > Number(values['down-seconds'])) isDown = false;
    if (killed < kills && received.length > 0) {
      process.kill(-(worker.child.pid as number), 'SIGKILL');
      await once(worker.child, 'exit').catch(() => undefined);
      worker.child = start(env);
      killed += 1;
      await pause(1500 + Math.random() * 1000);
    }
    const { jobs } = await row<{ jobs: number }>(
      ctx.db,
      `select count(*) as jobs from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where identifier = 'events.deliver'`,
    );
    const { left } = await row<{ left: number }>(
      ctx.db,
      `select count(*) as left from deliveries where state = 'queued'`,
    );
    if (jobs === 0 && left === 0) break;
  }
  clearInterval(watching);
  await report(ctx, (performance.now() - began) / 1000, { killed, most: worker.most });
  process.kill(-(worker.child.pid as number), 'SIGTERM');
  await once(worker.child, 'exit');
}

function start(env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['dist/src/main.js'], {
    cwd: join(__dirname, '../..'),
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
}

/** Of the largest process that a supervisor has started, itself among them. */
function residentMiB({ pid }: ChildProcess): number {
  const resident = (of: string) => {
    try {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${of}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return 0;
    }
  };
  const children = (() => {
    try {
      return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    } catch {
      return [];
    }
  })();
  return Math.max(...[String(pid), ...children].filter(Boolean).map(resident));
}

async function report(
  ctx: Ctx,
  seconds: number,
  { killed, most }: { killed: number; most: number },
): Promise<void> {
  const counts = await rows<{ channel: string; state: string; count: number }>(
    ctx.db,
    'select channel, state, count(*) as count from deliveries group by 1, 2 order by 1, 2',
  );
  say(counts.map(({ channel, state, count }) => `${channel} ${state}: ${count}`).join(', '));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  say(
    `${total} notifications in ${seconds.toFixed(1)} s: ${(total / seconds).toFixed(0)} a second; most memory ${most.toFixed(0)} MiB`,
  );
  const expected = new Set(
    (
      await rows<{ messageId: string }>(
        ctx.db,
        `select message_id from deliveries where channel = 'mail' and state = 'sent'`,
      )
    ).map(({ messageId }) => messageId),
  );
  const seen = new Set(received.map(({ id }) => id));
  const lost = [...expected].filter((id) => !seen.has(id)).length;
  say(
    `mails: ${expected.size} expected, ${received.length} received, ${received.length - seen.size} twice, ${lost} lost; killed ${killed} times`,
  );
  say(`out of order: ${outOfOrder()}`);
}

/** How many mails of a ticket reached somebody after a later one. */
function outOfOrder(): number {
  const last = new Map<string, string>();
  let wrong = 0;
  for (const { id, to, thread } of received) {
    const key = `${to} ${thread}`;
    const before = last.get(key) ?? '';
    if (id < before) wrong += 1;
    else last.set(key, id);
  }
  return wrong;
}

void main();
