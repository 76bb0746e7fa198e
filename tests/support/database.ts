import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { ensureTemplate, type Filling, onServer, setting, urlOf } from './template';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A database of its own, cloned from a template: for what commits, locks or listens. */
export async function createDatabase(filling: Filling = 'migrated'): Promise<TestDatabase> {
  const name = `${setting('TEST_DATABASES')}_${randomBytes(6).toString('hex')}`;
  await cloneTemplate(filling, name);
  return {
    url: urlOf(name),
    // Forced: a connection that a test forgot must not fail the next one.
    drop: () =>
      onServer((client) => client.query(`drop database if exists ${name} with (force)`)).then(() => {}),
  };
}

/** One clone for all files that this Jest worker runs; leave it as found (roll back). */
export async function workerDatabase(filling: Filling = 'fixture'): Promise<{ url: string }> {
  const name = `${setting('TEST_DATABASES')}_worker_${process.env.JEST_WORKER_ID ?? '1'}_${filling}`;
  // Jest loads modules anew for each file, so the server is what remembers.
  const isThere = await onServer(async (client: Client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    return rowCount === 1;
  });
  if (!isThere) await cloneTemplate(filling, name);
  return { url: urlOf(name) };
}

async function cloneTemplate(filling: Filling, name: string): Promise<void> {
  const template = await ensureTemplate(filling);
  await onServer((client) => client.query(`create database ${name} template ${template} strategy file_copy`));
}
