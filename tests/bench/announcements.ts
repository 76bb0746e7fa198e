import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { queueMail } from '../../src/features/deliveries';
import {
  publishAnnouncement,
  withdrawAnnouncement,
} from '../../src/features/notifications/announcements/announcements.service';
import type { Announcement } from '../../src/features/notifications/announcements/announcements.types';
import {
  takeBackAnnouncement,
  tellAnnouncement,
} from '../../src/features/notifications/announcements/telling.service';
import { type Ctx, inTx, systemCtx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres';
import { newId } from '../../src/platform/ids';
import { freePort, makeTemporaryFolder, removeFolder } from '../support/services';
import { testSystem } from '../support/system';
import { makeDatabase, say } from './desk';
import { build } from './processes';

// Measures what it costs to tell many people of something: the planning by itself, taking it back, and all of it by the
// real worker and over SMTP, with a letter that comes meanwhile.
// npx tsx tests/bench/announcements.ts --people 10000

const { values } = parseArgs({ options: { people: { type: 'string', default: '10000' } } });
const PEOPLE = Number(values.people);
const TEXT = { titleEs: 'Corte de luz', bodyEs: 'El viernes a las **ocho**.', titleEn: null, bodyEn: null };

/** When the first mail to each address came. */
const received = new Map<string, number>();
let copies = 0;

function mailServer(): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    maxClients: 100,
    onData(stream, { envelope }, done) {
      const to = envelope.rcptTo[0]?.address ?? '';
      stream.resume().on('end', () => {
        if (received.has(to)) copies += 1;
        else received.set(to, performance.now());
        done();
      });
    },
  });
}

async function main(): Promise<void> {
  build();
  const folder = makeTemporaryFolder();
  const ends: (() => Promise<void> | void)[] = [() => removeFolder(folder)];
  try {
    const dataDir = join(folder, 'postgres');
    const { url: server, stop } = await startEmbeddedPostgres({ dataDir, log: say });
    ends.push(stop);
    const url = await makeDatabase(server, 300);
    const system = testSystem({ databaseUrl: url, dataDir: join(folder, 'own') });
    ends.push(() => system.close());
    const ctx = systemCtx(system);
    await addCustomers(ctx);
    await measurePlanning(ctx);
    const smtp = mailServer();
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    ends.push(() => new Promise<void>((resolve) => smtp.close(resolve)));
    const { port } = smtp.server.address() as AddressInfo;
    await measureSending(ctx, {
      NODE_ENV: 'production',
      ROLE: 'worker',
      DATABASE_URL: url,
      DATA_DIR: join(folder, 'data'),
      PORT: String(await freePort()),
      LOG_LEVEL: 'warn',
      SESSION_SECRET: 'a secret that only this measurement uses',
      ENCRYPTION_KEY: 'a key that only this measurement ever uses',
      TRUST_PROXY: 'loopback',
      SMTP_URL: `smtp://127.0.0.1:${port}`,
    });
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

/** Who have chosen nothing, but each tenth of them, who is told of it later. */
async function addCustomers({ db }: Ctx): Promise<void> {
  const people = Array.from({ length: PEOPLE }, (_, number) => ({ id: newId(), number }));
  await rows(
    db,
    `with added as (insert into users (id, email, name, role)
       select id, 'many' || number || '@bench.test', 'Person ' || number, 'customer'
       from jsonb_to_recordset(:people::jsonb) as p (id uuid, number integer) returning id, email)
     insert into notification_preferences (user_id, is_paused)
       select id, true from added where email::text like '%0@bench.test'`,
    { people: JSON.stringify(people) },
  );
  await db.raw('analyze');
  // Nothing of the desk waits from before.
  await db.raw('delete from graphile_worker._private_jobs');
}

const announced = (ctx: Ctx): Promise<Announcement> =>
  publishAnnouncement({ ...ctx, now: new Date() }, Object.assign({ audience: 'customers' as const }, TEXT));

/** In this process: how long it takes, and how many statements. */
async function measurePlanning(ctx: Ctx): Promise<void> {
  const { id, eventId } = await announced(ctx);
  // A turn ends after a while, and another job goes on.
  await timed(ctx, 'planned', async () => {
    while (!(await progress(ctx, id)).isTold) await tellAnnouncement(ctx, id);
  });
  await reportCounts(ctx, eventId);
  await withdrawAnnouncement({ ...ctx, now: new Date() }, id);
  await timed(ctx, 'taken back', async () => {
    while ((await progress(ctx, id)).isListed) await takeBackAnnouncement(ctx, id);
  });
  await ctx.db.raw('delete from graphile_worker._private_jobs');
}

async function timed(ctx: Ctx, what: string, act: () => Promise<void>): Promise<void> {
  let statements = 0;
  const count = () => {
    statements += 1;
  };
  ctx.db.client.on('query', count);
  const began = performance.now();
  await act();
  const seconds = (performance.now() - began) / 1000;
  ctx.db.client.off('query', count);
  say(`${what}: ${seconds.toFixed(1)} s, ${statements} statements for ${PEOPLE} people and more`);
}

async function reportCounts({ db }: Ctx, eventId: string): Promise<void> {
  const counts = await rows<{ channel: string; state: string; count: number }>(
    db,
    `select channel, state, count(*) as count from deliveries where root_id = :eventId group by 1, 2 order by 1, 2`,
    { eventId },
  );
  say(`  ${counts.map(({ channel, state, count }) => `${channel} ${state}: ${count}`).join(', ')}`);
}

/** By the worker of a desk in production; a letter is stored once a third of the mails has come. */
async function measureSending(ctx: Ctx, env: Record<string, string>): Promise<void> {
  await ctx.db.raw(`update deliveries set state = 'withdrawn' where state = 'queued'`);
  const worker = start(env);
  let most = 0;
  const watching = setInterval(() => {
    most = Math.max(most, residentMiB(worker));
  }, 200);
  const { id, eventId } = await announced(ctx);
  const began = performance.now();
  const seconds = (moment: number) => ((moment - began) / 1000).toFixed(1);
  let letterAt = 0;
  let toldAt = 0;
  for (let isOver = false; !isOver; ) {
    await pause(500);
    if (!letterAt && received.size > PEOPLE / 3) letterAt = await sendLetter(ctx);
    const { isTold, left } = await progress(ctx, id);
    if (isTold && !toldAt) toldAt = performance.now();
    isOver = isTold && left === 0;
  }
  const ended = performance.now();
  clearInterval(watching);
  await reportCounts(ctx, eventId);
  say(`told after ${seconds(toldAt)} s, all mails sent after ${seconds(ended)} s`);
  say(
    `${received.size} mails, ${(received.size / ((ended - began) / 1000)).toFixed(0)} a second, ${copies} twice`,
  );
  say(`most memory ${most.toFixed(0)} MiB`);
  const letter = received.get('letter@bench.test') ?? Number.NaN;
  say(`a letter in the midst of it came after ${((letter - letterAt) / 1000).toFixed(1)} s`);
  process.kill(-(worker.pid as number), 'SIGTERM');
  await once(worker, 'exit');
}

async function sendLetter(ctx: Ctx): Promise<number> {
  const words = {
    subject: 'Welcome',
    bodyText: 'Welcome',
    bodyHtml: '<p>Welcome</p>',
    locale: 'en',
  } as const;
  const about = { eventId: newId(), userId: null, address: 'letter@bench.test', template: 'invitation' };
  await inTx({ ...ctx, now: new Date() }, (tx) => queueMail(tx, { ...words, ...about }));
  return performance.now();
}

function progress({ db }: Ctx, id: string): Promise<{ isTold: boolean; isListed: boolean; left: number }> {
  return row(
    db,
    `select (select told_at is not null from announcements where id = :id) as is_told,
       exists (select from deliveries where root_id = (select event_id from announcements where id = :id) and state = 'sent'
         and channel = 'in_app') as is_listed,
       (select count(*) from deliveries where state = 'queued' and due_at <= now()) as left`,
    { id },
  );
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
  const read = (path: string) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return '';
    }
  };
  const children = read(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean);
  const sizes = [String(pid), ...children].map(
    (one) => /VmRSS:\s+(\d+)/.exec(read(`/proc/${one}/status`))?.[1],
  );
  return Math.max(...sizes.map((size) => Number(size ?? 0) / 1024));
}

void main();
