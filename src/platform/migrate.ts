import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { runMigrations } from 'graphile-worker';
import type { Knex } from 'knex';
import { Pool, type PoolClient } from 'pg';
import { openDatabase } from './db';
import { LOCKED, neverAnswered } from './faults';
import { projectFolder } from './folders';

interface Migration {
  name: string;
  file: string;
}

/** Migrations are known by name without extension, so sources and build share one history. */
export function migrationSource(folder = migrationsFolder()): Knex.MigrationSource<Migration> {
  return {
    getMigrations: async () =>
      readdirSync(folder)
        .filter((file) => /\.(ts|js)$/.test(file) && !file.endsWith('.d.ts'))
        .sort()
        .map((file) => ({ name: parse(file).name, file: join(folder, file) })),
    getMigrationName: (migration) => migration.name,
    getMigration: async (migration) => require(migration.file) as Knex.Migration,
  };
}

function migrationsFolder(): string {
  return __filename.endsWith('.js') ? projectFolder('dist', 'migrations') : projectFolder('migrations');
}

const CONNECT_MS = 5000;

/** Milliseconds between two tries for a lock: what others do meanwhile gets through. */
const PAUSE = 500;

/** Told that a migration waits for a table that others use, after the first try and then each minute. */
export type Waiting = (seconds: number) => void;
const TOLD_EVERY = 60_000;

/** Knex would run all of them in one transaction, and what the first one locks would stay locked until the last is over. */
async function migrateAll(db: Knex, waiting: Waiting): Promise<void> {
  const options = { migrationSource: migrationSource(), disableMigrationsListValidation: true };
  // Knex's own lock outlasts whoever dies in a migration without a transaction; whoever is here is alone.
  await db.migrate.forceFreeMigrationsLock(options);
  for (let done: string[] = ['']; done.length > 0; )
    [, done] = await untilFree(() => db.migrate.up(options), waiting);
}

/**
 * A table that somebody reads for long, as a backup does, is locked by nobody else meanwhile; and whoever comes waits
 * behind one who waits to lock it. So a migration waits for a moment, and is begun again: it has either done nothing, or
 * bears to be done twice.
 */
async function untilFree<T>(migrate: () => Promise<T>, waiting: Waiting): Promise<T> {
  const began = performance.now();
  for (let told = Number.NEGATIVE_INFINITY; ; ) {
    try {
      return await migrate();
    } catch (error) {
      if ((error as { code?: unknown }).code !== LOCKED) throw error;
    }
    const now = performance.now();
    if (now - told >= TOLD_EVERY) {
      told = now;
      waiting(Math.round((now - began) / 1000));
    }
    await setTimeout(PAUSE);
  }
}

/**
 * Brings a database to the newest version, ours and the job queue's. Nodes that start together wait for
 * one another on an advisory lock, which ends with its connection, so a killed start leaves nothing locked.
 * @param waiting told for how many seconds a migration has waited for a table
 */
export async function migrateDatabase(url: string, waiting: Waiting = () => undefined): Promise<void> {
  const pool = new Pool({
    connectionString: url,
    application_name: 'servidesk',
    max: 2,
    keepAlive: true,
    // A process that waited here for a line that says nothing would never serve, and nobody would know.
    connectionTimeoutMillis: CONNECT_MS,
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = openDatabase(url, { max: 2, patience: 'migration' });
  let lock: PoolClient | undefined;
  try {
    lock = await pool.connect().catch(neverAnswered);
    await lock.query(`select pg_advisory_lock(hashtext('servidesk.migrate'))`);
    await migrateAll(db, waiting);
    await runMigrations({ pgPool: pool });
  } finally {
    lock?.release(true);
    await db.destroy();
    await pool.end();
  }
}
