import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError } from '../platform/config';
import { startEmbeddedPostgres } from '../platform/embedded-postgres';
import type { Log } from '../platform/log';

export interface DeskDatabase {
  url: string;
  stop(): Promise<void>;
}

/** The configured database, or the embedded one, which is started again whenever it ends. */
export async function databaseOf(config: Config, log: Log): Promise<DeskDatabase> {
  if (config.databaseUrl) return { url: config.databaseUrl, stop: async () => undefined };
  const dataDir = join(config.dataDir, 'postgres');
  return startEmbeddedPostgres({ dataDir, log: (message, level = 'info') => log[level](message) }).catch(
    (error: Error) => {
      throw new ConfigError(error.message);
    },
  );
}

// What the network says, and PostgreSQL's classes for a refused sign-in (28) and a database that is not there (3D).
const CANNOT_CONNECT = /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|28|3D)/;

/** What asks a configured database first says so when it is not there. */
export async function firstAsked<T>(config: Config, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    if (!config.databaseUrl || !CANNOT_CONNECT.test(code)) throw error;
    throw new ConfigError(`DATABASE_URL: cannot connect to the database (${message || code})`);
  }
}

/** The folder of files and embedded database. Others may enter it: the database's own user must get through. */
export function prepareDataDir({ dataDir }: Config): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    accessSync(dataDir, constants.W_OK);
  } catch {
    throw new ConfigError(`DATA_DIR: ${dataDir} cannot be written to`);
  }
}
