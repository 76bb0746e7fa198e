import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { runMigrations } from 'graphile-worker';
import type { Knex } from 'knex';
import { Pool, type PoolClient } from 'pg';
import { openDatabase } from './db';
import { neverAnswered } from './faults';
import { projectFolder } from './views';

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

/** Knex would run all of them in one transaction, and what the first one locks would stay locked until the last is over. */
async function migrateAll(db: Knex): Promise<void> {
  const options = { migrationSource: migrationSource(), disableMigrationsListValidation: true };
  // Knex's own lock outlasts whoever dies in a migration without a transaction; whoever is here is alone.
  await db.migrate.forceFreeMigrationsLock(options);
  for (let done: string[] = ['']; done.length > 0; ) [, done] = await db.migrate.up(options);
}

/**
 * Brings a database to the newest version, ours and the job queue's. Nodes that start together wait for
 * one another on an advisory lock, which ends with its connection, so a killed start leaves nothing locked.
 */
export async function migrateDatabase(url: string): Promise<void> {
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
  const db = openDatabase(url, { max: 2 });
  let lock: PoolClient | undefined;
  try {
    lock = await pool.connect().catch(neverAnswered);
    await lock.query(`select pg_advisory_lock(hashtext('servidesk.migrate'))`);
    await migrateAll(db);
    await runMigrations({ pgPool: pool });
  } finally {
    lock?.release(true);
    await db.destroy();
    await pool.end();
  }
}
