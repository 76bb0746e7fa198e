import { Client } from 'pg';
import { migrateDatabase } from '../../src/platform/migrate';

export interface Template {
  name: string;
  /** Drops the template and every clone of it. */
  drop(): Promise<void>;
}

/** A migrated database to clone. On a server that others use too, its name is this run's own. */
export async function makeTemplate(serverUrl: string, name: string): Promise<Template> {
  const target = new URL(serverUrl);
  target.pathname = `/${name}`;
  await query(serverUrl, `create database ${name}`);
  await migrateDatabase(target.href);
  // A connection to it, even autovacuum's answer to one, would make cloning fail.
  await query(serverUrl, `alter database ${name} allow_connections false`);
  return { name, drop: () => dropAll(serverUrl, name) };
}

async function dropAll(serverUrl: string, name: string): Promise<void> {
  const { rows } = await query<{ datname: string }>(
    serverUrl,
    'select datname from pg_database where starts_with(datname, $1)',
    [name],
  );
  for (const { datname } of rows) await query(serverUrl, `drop database ${datname} with (force)`);
}

async function query<T extends object>(serverUrl: string, sql: string, values: string[] = []) {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return await client.query<T>(sql, values);
  } finally {
    await client.end();
  }
}
