import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { prepareDemo, seedDemo } from '../../seeds/demo';
import type { RunningSystem } from '../../src/app/system';
import { inTx, systemCtx } from '../../src/platform/ctx';
import { migrateDatabase } from '../../src/platform/migrate';
import { fillFixture } from './fixture';
import { fillHostile } from './hostile';
import { testSystem } from './system';

/** What a database begins with: its tables, the fixture's people, the demo, or the demo with text that fits nowhere. */
export type Filling = 'migrated' | 'fixture' | 'demo' | 'hostile';

const FILLERS = {
  fixture: { onto: 'migrated', fill: fillFixture },
  demo: {
    onto: 'migrated',
    fill: async (system: RunningSystem) => {
      const ctx = systemCtx(system);
      const parts = await prepareDemo(ctx);
      await inTx(ctx, (tx) => seedDemo(tx, parts));
    },
  },
  hostile: { onto: 'demo', fill: fillHostile },
} as const;

/** The name of the template with that filling. Whoever asks first makes it, others wait for that. */
export async function ensureTemplate(filling: Filling): Promise<string> {
  const name = `${setting('TEST_DATABASES')}_${filling}`;
  if (filling !== 'migrated') {
    await onServer(async (client) => {
      await client.query('select pg_advisory_lock(hashtext($1))', [name]);
      const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
      if (!rowCount) await make(client, name, filling);
    });
  }
  return name;
}

async function make(client: Client, name: string, filling: keyof typeof FILLERS): Promise<void> {
  const { onto, fill } = FILLERS[filling];
  const draft = `${name}_draft`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft} template ${await ensureTemplate(onto)} strategy file_copy`);
  const dataDir = `${filesOf(filling)}.draft`;
  copyFiles(onto, dataDir);
  const system = testSystem({ databaseUrl: urlOf(draft), dataDir });
  try {
    await fill(system);
  } finally {
    await system.close();
  }
  if (existsSync(dataDir)) renameSync(dataDir, filesOf(filling));
  // A connection to it, even autovacuum's answer to one, would make cloning fail.
  await client.query(`alter database ${draft} allow_connections false`);
  await client.query(`alter database ${draft} rename to ${name}`);
}

/** Gives a desk the files that its database speaks of. */
export function copyFiles(filling: Filling, dataDir: string): void {
  const from = filesOf(filling);
  if (existsSync(from)) cpSync(from, dataDir, { recursive: true });
}

function filesOf(filling: Filling): string {
  const folder = setting('TEST_FOLDER');
  mkdirSync(folder, { recursive: true });
  return join(folder, `files-${filling}`);
}

/** Makes the first template: `<base>_migrated` on that server. */
export async function makeMigrated(serverUrl: string, base: string): Promise<void> {
  const name = `${base}_migrated`;
  await query(serverUrl, `create database ${name}`);
  await migrateDatabase(urlOf(name, serverUrl));
  await query(serverUrl, `alter database ${name} allow_connections false`);
}

/** Drops the templates of a run and every clone of them. */
export async function dropAll(serverUrl: string, base: string): Promise<void> {
  const { rows } = await query<{ datname: string }>(
    serverUrl,
    'select datname from pg_database where starts_with(datname, $1)',
    [`${base}_`],
  );
  for (const { datname } of rows) await query(serverUrl, `drop database ${datname} with (force)`);
}

async function query<T extends object>(serverUrl: string, sql: string, values: string[] = []) {
  return onServer((client) => client.query<T>(sql, values), serverUrl);
}

/** Does something on a connection of its own to the server. */
export async function onServer<T>(
  work: (client: Client) => Promise<T>,
  serverUrl = setting('TEST_POSTGRES_URL'),
): Promise<T> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function urlOf(database: string, serverUrl = setting('TEST_POSTGRES_URL')): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** What the run has set for its tests. */
export function setting(name: 'TEST_POSTGRES_URL' | 'TEST_DATABASES' | 'TEST_FOLDER'): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with "npm test"`);
  return value;
}
