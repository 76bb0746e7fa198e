import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BESIDE, shareConnections } from '../../src/app/connections';
import { openDatabase, rows } from '../../src/platform/db';
import { isAlive } from '../../src/platform/embedded-postgres/processes';
import { until } from '../platform/helpers';
import { Browser } from '../support/browser';
import { createDatabase, type TestDatabase } from '../support/database';
import { freePort } from '../support/services';

// The whole program: a supervisor, two processes that answer people, one that runs jobs.
const TOKEN = 'a token that only these tests use';
const root = join(__dirname, '../..');
let database: TestDatabase;
let dataDir: string;
let desk: { url: string; child: ChildProcess; output(): string };

beforeAll(async () => {
  database = await createDatabase('fixture');
  dataDir = mkdtempSync(join(tmpdir(), 'servidesk-processes-'));
  desk = await startDesk();
});
afterAll(async () => {
  desk.child.kill('SIGKILL');
  await until(() => family().length === 0);
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function startDesk() {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...{ NODE_ENV: 'test', PORT: String(port), WEB_PROCESSES: '2', METRICS_TOKEN: TOKEN },
      ...{ DATABASE_URL: database.url, DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
      ...{ SESSION_SECRET: 'a secret that only these tests use' },
      ...{ ENCRYPTION_KEY: 'a key that only these tests ever use' },
    },
  });
  let output = '';
  child.stdout.on('data', (part) => {
    output += part;
  });
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`the desk ended with ${child.exitCode}`);
    const ready = await fetch(`${url}/health/ready`).catch(() => null);
    return ready?.status === 200;
  });
  return { url, child, output: () => output };
}

/** The processes that the supervisor has started. */
function family(): number[] {
  const { pid } = desk.child;
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

const all = () => until(() => family().length === 3);

/** What the log says, by the process that says it. */
const logged = (): { process?: string; of?: string; msg: string }[] =>
  desk
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

const figures = async (): Promise<string> =>
  (await fetch(`${desk.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).text();

test('one greeting, and figures of all processes, whichever of them is asked', async () => {
  await all();
  // Who serves is asked before it has said so, and the greeting has a way through the supervisor.
  await until(() => desk.output().includes('ServiDesk is ready'));
  const answered = 'http_request_duration_seconds_count{method="GET",route="/login",status="200"}';
  // Connections of their own, which go round.
  for (let turn = 0; turn < 6; turn += 1) {
    await fetch(`${desk.url}/login`, { headers: { connection: 'close' } }).then((answer) => answer.text());
  }
  // A process that is busy for long is left out of an answer.
  const told = async (what: RegExp) => {
    let page = '';
    await until(async () => {
      page = await figures();
      return what.test(page);
    });
    return page;
  };
  await told(new RegExp(`^${answered.replace(/[{}]/g, '\\$&')} 6$`, 'm'));
  const page = await told(/^job_queue_oldest_seconds /m);
  expect(page.match(/^job_queue_oldest_seconds /gm)).toHaveLength(1);
  // The worker starts last, so that all have had their say.
  expect(desk.output().match(/ServiDesk is ready/g)).toHaveLength(1);
});

test('no connection is more than the node has reckoned with', async () => {
  await all();
  const { connections, total } = shareConnections(150, { web: 2, worker: 1, redis: false });
  // Sessions and the queue are of one kind of process.
  const most: Record<string, number> = {
    servidesk: 3 * connections,
    'servidesk-sessions': 2 * BESIDE.sessions,
    'servidesk-limits': 3 * BESIDE.limits,
    'servidesk-listen': 3 * BESIDE.listen,
    'servidesk-jobs': BESIDE.jobs,
    'servidesk-watch': 3 * BESIDE.watch,
  };
  expect(Object.values(most).reduce((sum, count) => sum + count)).toBe(total);
  const admin = await signedIn('admin@demo.test');
  const db = openDatabase(database.url, { max: 1, patience: 'people' });
  await db.raw(`set application_name = 'the test'`);
  const held = () =>
    rows<{ name: string; count: number }>(
      db,
      `select application_name as name, count(*) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
        group by application_name`,
    );
  let pages: Promise<unknown> | null = Promise.all(
    Array.from({ length: 40 }, () => admin.get('/admin/dashboard')),
  ).finally(() => {
    pages = null;
  });
  const seen = new Map<string, number>();
  while (pages) {
    for (const { name, count } of await held()) seen.set(name, Math.max(count, seen.get(name) ?? 0));
  }
  await db.destroy();
  expect([...seen.keys()]).toEqual(
    expect.arrayContaining(['servidesk', 'servidesk-sessions', 'servidesk-jobs']),
  );
  expect([...seen].filter(([name, count]) => count > (most[name] ?? 0))).toEqual([]);
});

test('what changes in one process is told to pages of all', async () => {
  const [technician, customer] = [
    await signedIn('technician@demo.test'),
    await signedIn('customer@demo.test'),
  ];
  // Connections go round, so that these are of different processes.
  const streams = await Promise.all([open(technician), open(technician)]);
  const heard = streams.map((stream) => hears(stream, 'queue'));
  const fields = { subject: 'Told everywhere', description: 'To all.', urgency: 'normal' };
  await customer.get('/portal/tickets/new');
  expect((await customer.upload('/portal/tickets', fields, [])).status).toBe(303);
  expect(await Promise.all(heard)).toEqual([true, true]);
});

async function signedIn(email: string): Promise<Browser> {
  const browser = new Browser(desk.url);
  await browser.get('/login');
  await browser.post('/login', { email, password: 'servidesk-demo' });
  return browser;
}

async function open(browser: Browser): Promise<Response> {
  const stream = await fetch(`${desk.url}/live?topics=queue`, {
    headers: { cookie: browser.cookieHeader, connection: 'close' },
  });
  expect(stream.status).toBe(200);
  return stream;
}

/** Whether it says that this has changed before it ends. */
async function hears(stream: Response, topic: string): Promise<boolean> {
  let told = '';
  for await (const part of stream.body ?? []) {
    told += Buffer.from(part).toString('utf8');
    if (told.includes(`"${topic}"`)) return true;
  }
  return false;
}

test('whichever process is killed, pages go on and another one takes its place', async () => {
  await all();
  const db = openDatabase(database.url);
  /** How many have ever said that they do what they are for. */
  const said = async () =>
    (await rows(db, 'select id::text from web_nodes union all select id from job_workers')).length;
  for (const [kills, killed] of family().entries()) {
    await until(async () => (await said()) >= 3 + kills);
    // Connections of their own go round: each is answered or hung up on, and none meets one that only starts.
    const statuses: (number | null)[] = [];
    let asking = true;
    const asked = (async () => {
      while (asking) {
        // Of those who serve each says so at once, however long the database of a busy machine takes.
        const answer = await fetch(`${desk.url}/health/live`, { headers: { connection: 'close' } }).catch(
          () => null,
        );
        statuses.push(answer?.status ?? null);
      }
    })();
    await until(() => statuses.length > 5);
    process.kill(killed, 'SIGKILL');
    // What it was answering, or about to, is lost; the others answer whoever comes now.
    await until(() => !family().includes(killed));
    await until(async () => (await fetch(`${desk.url}/login`).catch(() => null))?.status === 200);
    await all();
    const { length } = statuses;
    await until(() => statuses.length > length + 5);
    asking = false;
    await asked;
    expect(statuses.filter((status) => status !== 200 && status !== null)).toEqual([]);
  }
  await until(async () => (await said()) >= 6);
  await db.destroy();
  const ends = logged().filter(({ msg }) => msg.startsWith('a process has ended'));
  expect(new Set(ends.map(({ process: teller }) => teller))).toEqual(new Set(['supervisor']));
  expect(ends.map(({ of }) => of).sort()).toEqual(['web 1', 'web 2', 'worker']);
  const NAMES = ['supervisor', 'web 1', 'web 2', 'worker'];
  expect(logged().filter(({ process: teller }) => !NAMES.includes(String(teller)))).toEqual([]);
  expect(desk.child.exitCode).toBeNull();
});

test('a supervisor that is killed takes its processes along', async () => {
  await all();
  const pids = family();
  desk.child.kill('SIGKILL');
  await once(desk.child, 'exit');
  await until(() => !pids.some(isAlive));
});
