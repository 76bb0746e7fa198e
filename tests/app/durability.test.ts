import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, rows } from '../../src/platform/db';
import { until } from '../platform/helpers';
import { Browser } from '../support/browser';
import { createDatabase, type TestDatabase } from '../support/database';
import { freePort } from '../support/services';

const root = join(__dirname, '../..');
let database: TestDatabase;
let dataDir: string;
let children: ChildProcess[] = [];

beforeAll(async () => {
  database = await createDatabase('fixture');
  dataDir = mkdtempSync(join(tmpdir(), 'servidesk-kill-'));
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The whole program as a process of its own, ready to answer. */
async function startDesk(): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_ENV: 'test',
      WEB_PROCESSES: '1',
      PORT: String(port),
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      SESSION_SECRET: 'a secret that only these tests use',
      ENCRYPTION_KEY: 'a key that only these tests ever use',
    },
  });
  children = [...children, child];
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`the desk ended with ${child.exitCode}`);
    const ready = await fetch(`${url}/health/ready`).catch(() => null);
    return ready?.status === 200;
  });
  return { url, child };
}

async function signedIn(url: string, email: string): Promise<Browser> {
  const browser = new Browser(url);
  await browser.get('/login');
  await browser.post('/login', { email, password: 'servidesk-demo' });
  await browser.get('/portal/tickets/new');
  return browser;
}

test('every ticket that was acknowledged before kill -9 is there once, with its event and its job', async () => {
  const first = await startDesk();
  // Several people, because nobody may submit two hundred tickets in a minute.
  const people = ['customer@demo.test', 'customer2@demo.test', 'colleague@demo.test', 'customer3@demo.test'];
  const browsers = await Promise.all(people.map((email) => signedIn(first.url, email)));

  const acknowledged: string[] = [];
  const killed = once(first.child, 'exit');
  // Each waits for its answer before the next: while we stand still, the desk is not done with them all.
  const lines = Array.from({ length: 40 }, async (_, line) => {
    for (let turn = 0; turn < 5; turn += 1) {
      const subject = `Survivor ${line * 5 + turn}`;
      const fields = { subject, description: 'Kept', urgency: 'normal' };
      const answer = await browsers[line % browsers.length]?.upload('/portal/tickets', fields, []);
      if (answer?.status === 303 && acknowledged.push(subject) === 60) first.child.kill('SIGKILL');
    }
  });
  await Promise.allSettled(lines);
  expect(acknowledged.length).toBeGreaterThanOrEqual(60);
  expect(acknowledged.length).toBeLessThan(200);
  await killed;

  const second = await startDesk();
  const db = openDatabase(database.url);
  try {
    const stored = await rows<{ subject: string; events: number }>(
      db,
      `select subject, (select count(*) from events where ticket_id = tickets.id and type = 'ticket.created') as events
        from tickets where subject like 'Survivor %'`,
    );
    const bySubject = new Map(stored.map(({ subject, events }) => [subject, events]));
    expect(stored).toHaveLength(bySubject.size);
    expect(acknowledged.filter((subject) => bySubject.get(subject) !== 1)).toEqual([]);
    // Its jobs are done or waiting: in the end each has sent its one receipt.
    const receipts = () =>
      rows<{ subject: string; mails: number }>(
        db,
        `select tickets.subject, count(d.id) as mails from tickets
          left join deliveries d on d.ticket_id = tickets.id and d.channel = 'mail' and d.template = 'received'
            and d.state <> 'queued'
          where tickets.subject like 'Survivor %' group by tickets.id`,
      );
    await until(async () => {
      await freeDeadWorkers();
      return (await receipts()).every(({ mails }) => mails === 1);
    });
    expect(new Set((await receipts()).map(({ mails }) => mails))).toEqual(new Set([1]));
  } finally {
    await db.destroy();
    second.child.kill('SIGTERM');
    const [code] = await once(second.child, 'exit');
    expect(code).toBe(0);
  }

  /** What a minute without heartbeats is: the killed workers' last beat and the locks they hold become old. */
  async function freeDeadWorkers(): Promise<void> {
    await db.raw(`update job_workers set seen_at = seen_at - interval '1 hour'
      where seen_at < now() - interval '11 seconds'`);
    await db.raw(`update graphile_worker._private_jobs set locked_at = locked_at - interval '1 hour'
      where locked_by not in (select id from job_workers where seen_at > now() - interval '11 seconds')`);
  }
});

test('a stop lets what has begun come to its end', async () => {
  const { url, child } = await startDesk();
  const browser = new Browser(url);
  const { html } = await browser.get('/login');
  const form = new URLSearchParams({
    _csrf: html.querySelector('input[name=_csrf]')?.getAttribute('value') ?? '',
    ...{ email: 'customer@demo.test', password: 'servidesk-demo' },
  });
  const signingIn = request(`${url}/login`, {
    method: 'POST',
    headers: {
      ...{ cookie: browser.cookieHeader, expect: '100-continue' },
      ...{ 'content-type': 'application/x-www-form-urlencoded', 'content-length': form.toString().length },
    },
  });
  // So says the desk that it has begun.
  await once(signingIn, 'continue');
  child.kill('SIGTERM');
  const answered = once(signingIn.end(form.toString()), 'response');
  const [{ statusCode }] = (await answered) as [IncomingMessage];
  expect(statusCode).toBe(303);
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
});
