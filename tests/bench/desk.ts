import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { generate } from '../../seeds/generate';
import { type Db, openDatabase, row, rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { migrateDatabase } from '../../src/platform/migrate';
import { freePort } from '../support/services';
import { openApp } from './capture';
import { connection } from './client';
import { compareGuesses } from './guessing';
import { measure } from './load';
import type { Options } from './options';
import { startBare, startNode } from './processes';
import type { Result, Run } from './report';
import { sampleOf } from './sample';
import { type Scenario, scenariosOf } from './scenarios';
import { signInAll } from './sign-in';

const METRICS_TOKEN = 'a token that only this measurement uses';
const ROUNDS = 5;
const JOBS_MS = 120_000;
/** Under what one person may do in ten minutes. */
const SUBMISSIONS_A_PERSON = 50;

/** Makes a database with that many tickets beside the others of this server. */
export async function makeDatabase(serverUrl: string, tickets: number): Promise<string> {
  const name = `bench_${tickets}`;
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrateDatabase(url.href);
  const db = openDatabase(url.href);
  await generate(db, { tickets, seed: 1, progress: (what) => say(`  ${what}`) });
  await db.destroy();
  return url.href;
}

/** Measures every row on one desk. */
export async function measureDesk(
  databaseUrl: string,
  options: Options,
  place: { folder: string; redisUrl: string | null },
): Promise<Run> {
  const env = await environment(databaseUrl, place);
  const db = openDatabase(databaseUrl);
  const node = await startNode(env, profiling(options));
  try {
    const customers = Math.ceil((options.requests + options.warmUp) / SUBMISSIONS_A_PERSON) + 1;
    const sample = await sampleOf(db, customers);
    const technicians = sample.desks.map(({ technicianId }) => technicianId);
    const ids = [await administrator(db), ...technicians, ...sample.customers.map(({ id }) => id)];
    const [chief, ...others] = await signInAll(db, node.base, ids);
    if (!chief) throw new Error('nobody is signed in');
    const people = {
      administrator: chief,
      technicians: others.slice(0, technicians.length),
      customers: others.slice(technicians.length),
    };
    const results: Result[] = [];
    for (const scenario of scenariosOf(sample, people).filter(({ key }) => wants(options, key))) {
      await jobsAreDone(db);
      say(`  ${scenario.title}`);
      results.push(await measureRow(scenario, node.base, env, options));
    }
    const guesses = wants(options, 'guessing') ? await measureGuesses(db, env, options) : [];
    const { tickets } = await row<{ tickets: number }>(db, 'select count(*) as tickets from tickets');
    return { tickets, results, guesses };
  } finally {
    await node.stop();
    await db.destroy();
  }
}

const wants = ({ rows: wanted }: Options, row: string) => wanted.length === 0 || wanted.includes(row);

async function measureGuesses(db: Db, env: Record<string, string>, { requests, warmUp }: Options) {
  await jobsAreDone(db);
  say('  guessing at accounts');
  return compareGuesses(db, env, { count: Math.ceil(requests / 2), warmUp: Math.ceil(warmUp / 2) });
}

async function measureRow(
  scenario: Scenario,
  base: string,
  env: Record<string, string>,
  { requests, warmUp, connections }: Options,
): Promise<Result> {
  const load = { base, connections, requests, warmUp, expected: scenario.expected };
  const before = await cpuSeconds(base);
  const measured = await measure({ ...load, make: (turn) => scenario.make(turn) });
  const cpuMs = (1000 * ((await cpuSeconds(base)) - before)) / (requests + warmUp);
  const app = await openApp(env);
  const plain = scenario.make(requests + warmUp);
  const sent = { ...plain, headers: { ...plain.headers, 'accept-encoding': 'identity' } };
  const captured = await app.capture(sent).finally(() => app.close());
  const result = { scenario, measured, cpuMs, queries: captured.statements.length };
  if (!scenario.bare) return result;
  const bare = await startBare(env.DATABASE_URL ?? '', captured);
  const rounds = { ...load, requests: Math.ceil(requests / ROUNDS), warmUp: Math.ceil(warmUp / ROUNDS) };
  const seconds = { ours: 0, bare: 0 };
  try {
    // In turns, so that whatever else the machine does weighs on both alike.
    for (let round = 0; round < ROUNDS; round += 1) {
      const ours = await measure({ ...rounds, make: () => sent });
      const theirs = await measure({ ...rounds, base: bare.base, make: () => ({ path: '/' }) });
      seconds.ours += 1 / ours.perSecond;
      seconds.bare += 1 / theirs.perSecond;
    }
  } finally {
    await bare.stop();
  }
  return { ...result, toBare: seconds.bare / seconds.ours };
}

async function environment(
  databaseUrl: string,
  { folder, redisUrl }: { folder: string; redisUrl: string | null },
): Promise<Record<string, string>> {
  return {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DATA_DIR: join(folder, 'data'),
    PORT: String(await freePort()),
    LOG_LEVEL: 'warn',
    SESSION_SECRET: 'a secret that only this measurement uses',
    ENCRYPTION_KEY: 'a key that only this measurement ever uses',
    METRICS_TOKEN,
    // So that each person can sign in from an address of their own.
    TRUST_PROXY: 'loopback',
    ...(redisUrl && { REDIS_URL: redisUrl }),
  };
}

function profiling({ profile }: Options): string[] {
  return profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
}

/** What the desk's process has used so far, by its own figures. */
async function cpuSeconds(base: string): Promise<number> {
  const line = connection(base);
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  const { text } = await line.send({ path: '/metrics', headers });
  line.close();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1] ?? Number.NaN);
}

export async function administrator(db: Db): Promise<string> {
  const email = 'administrator@generated.test';
  await db('users')
    .insert({ id: newId(), email, name: 'Alma Admin', role: 'administrator' })
    .onConflict()
    .ignore();
  return (await row<{ id: string }>(db, 'select id from users where email = :email', { email })).id;
}

/** What one row set off must not be paid for by the next. */
async function jobsAreDone(db: Db): Promise<void> {
  const deadline = Date.now() + JOBS_MS;
  const waiting = () =>
    rows(
      db,
      'select 1 from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts limit 1',
    );
  while ((await waiting()).length > 0 && Date.now() < deadline) await pause(200);
}

export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
