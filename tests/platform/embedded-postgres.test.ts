import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres';
import { makeTemporaryFolder, removeFolder } from '../support/services';
import { until } from './helpers';

interface Owner {
  process: ChildProcess;
  url: string;
  adopted: boolean;
}

let folder: string;
let dataDir: string;
let owner: Owner | undefined;

beforeAll(() => {
  folder = makeTemporaryFolder();
  dataDir = join(folder, 'data');
});

afterEach(async () => {
  if (owner) await end(owner, 'SIGTERM');
  owner = undefined;
});

afterAll(() => {
  // Only after a failed test is one left.
  if (existsSync(lockFile())) process.kill(postmaster(), 'SIGKILL');
  removeFolder(folder);
});

test('starts on an empty folder, safe against a crash, under a password', async () => {
  owner = await startOwner();
  expect(owner.adopted).toBe(false);
  await query(owner.url, 'create table notes (body text)');
  const settings = `select name, setting from pg_settings
    where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses')`;
  expect(Object.fromEntries((await query(owner.url, settings)).map(Object.values))).toEqual({
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    listen_addresses: '127.0.0.1',
  });
  await expect(query(owner.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/);
  expect(statSync(join(dataDir, 'password')).mode & 0o777).toBe(0o600);
  // What search in Spanish rests on, whatever the system's language is.
  await query(owner.url, 'create extension pg_trgm');
  expect(await query(owner.url, `select lower('ÑANDÚ') as lower, similarity('ñ', 'ñ') as same`)).toEqual([
    { lower: 'ñandú', same: 1 },
  ]);
});

test('a restart keeps the data', async () => {
  owner = await startOwner();
  await query(owner.url, `insert into notes values ('first')`);
  await end(owner, 'SIGTERM');
  owner = await startOwner();
  expect(owner.adopted).toBe(false);
  expect(await query(owner.url, 'select body from notes')).toEqual([{ body: 'first' }]);
});

test('a server whose owner was killed is taken over, and works on', async () => {
  const killed = await startOwner();
  await query(killed.url, `insert into notes values ('second')`);
  await end(killed, 'SIGKILL');
  owner = await startOwner();
  expect(owner).toMatchObject({ adopted: true, url: killed.url });
  expect(await query(owner.url, 'select count(*)::int as notes from notes')).toEqual([{ notes: 2 }]);
});

test('after everything was killed, nothing acknowledged is lost', async () => {
  const killed = await startOwner();
  await query(killed.url, `insert into notes values ('third')`);
  await end(killed, 'SIGKILL');
  process.kill(postmaster(), 'SIGKILL');
  owner = await startOwner();
  expect(owner.adopted).toBe(false);
  expect(await query(owner.url, 'select count(*)::int as notes from notes')).toEqual([{ notes: 3 }]);
});

test('a lock that names a process of another kind does not stop a start', async () => {
  writeFileSync(lockFile(), `${process.pid}\n${dataDir}\n`);
  writeFileSync(join(dataDir, 'owner.json'), JSON.stringify({ pid: process.pid, birth: 'another time' }));
  owner = await startOwner();
  expect(owner.adopted).toBe(false);
});

test('a second owner is refused in one line that names the first', async () => {
  owner = await startOwner();
  const first = owner.process.pid;
  await expect(startEmbeddedPostgres({ dataDir, log: () => {} })).rejects.toThrow(
    new RegExp(`^The database in .* is in use by another ServiDesk \\(process ${first}\\): .*$`),
  );
  expect(await query(owner.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a server that is killed comes back at the same address', async () => {
  owner = await startOwner();
  const { url } = owner;
  const killed = postmaster();
  process.kill(killed, 'SIGKILL');
  await untilSo(async () => postmaster() !== killed && (await query(url, 'select 1')).length === 1);
});

test('one that cannot be started is tried again less and less often, and says why once', async () => {
  owner = await startOwner();
  const { url, process: running } = owner;
  let said = '';
  running.stderr?.on('data', (part) => {
    said += part;
  });
  const log = () => readFileSync(join(dataDir, 'postgres.log'), 'utf8');
  const tries = () => log().split('could not find the database system').length - 1;
  const before = tries();
  const control = join(dataDir, 'cluster', 'global', 'pg_control');
  renameSync(control, `${control}.away`);
  process.kill(postmaster(), 'SIGKILL');
  await untilSo(async () => tries() >= before + 2);
  renameSync(`${control}.away`, control);
  await untilSo(async () => said.includes('runs again') && (await query(url, 'select 1')).length === 1);
  expect(said.match(/did not start/g)).toHaveLength(1);
  expect(said.match(/ended unexpectedly/g)).toHaveLength(1);
});

test('a first start that was killed half way does not hinder the next', async () => {
  dataDir = join(folder, 'interrupted');
  const first = spawnOwner();
  await untilSo(async () => statSync(join(dataDir, 'password'), { throwIfNoEntry: false }) !== undefined);
  first.kill('SIGKILL');
  await once(first, 'exit');
  owner = await startOwner();
  expect(await query(owner.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

function spawnOwner(): ChildProcess {
  const script = join(__dirname, 'embedded-postgres.owner.ts');
  return spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), script, dataDir], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

async function startOwner(): Promise<Owner> {
  const child = spawnOwner();
  if (!child.stdout || !child.stderr) throw new Error('no pipes');
  const errors = text(child.stderr);
  const answer = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  if (!(answer[0] instanceof Buffer)) throw new Error(`The owner ended: ${await errors}`);
  return { process: child, ...(JSON.parse(answer[0].toString()) as { url: string; adopted: boolean }) };
}

async function end({ process: child }: Owner, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

const lockFile = (): string => join(dataDir, 'cluster', 'postmaster.pid');

const postmaster = (): number => Number.parseInt(readFileSync(lockFile(), 'utf8'), 10);

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Looks until the condition holds; failures count as not yet. */
const untilSo = (condition: () => Promise<boolean>) => until(() => condition().catch(() => false));
