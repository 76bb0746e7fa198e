import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A database of its own, cloned from the migrated template: for what commits, locks or listens. */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `${clonePrefix()}${randomBytes(6).toString('hex')}`;
  await onServer((client) => cloneTemplate(client, name));
  return {
    url: urlOf(name),
    // Forced: a connection that a test forgot must not fail the next one.
    drop: () =>
      onServer((client) => client.query(`drop database if exists ${name} with (force)`)).then(() => {}),
  };
}

/** One clone for all files that this Jest worker runs; leave it as found (roll back). */
export async function workerDatabase(): Promise<{ url: string }> {
  const name = `${clonePrefix()}worker_${process.env.JEST_WORKER_ID ?? '1'}`;
  // Jest loads modules anew for each file, so the server is what remembers.
  await onServer(async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await cloneTemplate(client, name);
  });
  return { url: urlOf(name) };
}

const cloneTemplate = (client: Client, name: string) =>
  client.query(`create database ${name} template ${setting('TEST_TEMPLATE')} strategy file_copy`);

const clonePrefix = (): string => `${setting('TEST_TEMPLATE')}_`;

async function onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: setting('TEST_POSTGRES_URL') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(name: string): string {
  const url = new URL(setting('TEST_POSTGRES_URL'));
  url.pathname = `/${name}`;
  return url.href;
}

function setting(name: 'TEST_POSTGRES_URL' | 'TEST_TEMPLATE'): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with "npm test"`);
  return value;
}
