import 'dotenv/config';
import { join } from 'node:path';
import { createSystem, type RunningSystem } from '../app/system';
import { runningAddress } from '../app/web-nodes.repo';
import { type Config, ConfigError, readConfig } from '../platform/config';
import { joinEmbeddedPostgres } from '../platform/embedded-postgres';
import { createLog } from '../platform/log';
import { migrateDatabase } from '../platform/migrate';

export interface OpenDesk {
  system: RunningSystem;
  config: Config;
  databaseUrl: string;
}

/** Runs a command on the desk of this environment, migrated, on the embedded database of a running desk too. */
export async function onDesk(work: (desk: OpenDesk) => Promise<void>): Promise<void> {
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env });
  const log = createLog(config.logLevel);
  const embedded = config.databaseUrl
    ? null
    : await joinEmbeddedPostgres({
        dataDir: join(config.dataDir, 'postgres'),
        log: (message, level = 'info') => log[level](message),
      }).catch((error: Error) => {
        throw new ConfigError(error.message);
      });
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? '';
  try {
    await migrateDatabase(databaseUrl, (seconds) =>
      log.warn({ seconds }, 'a migration waits for a table that others use'),
    );
    const system = createSystem(config, databaseUrl, log);
    try {
      await work({ system, config, databaseUrl });
    } finally {
      await system.close();
    }
  } finally {
    await embedded?.stop();
  }
}

/**
 * Where people reach the desk: as one that runs calls itself, for it may have been started in another environment; else
 * as this environment says, which is then said.
 */
export async function addressOf({ system, config }: OpenDesk): Promise<{ url: string; note: string[] }> {
  const running = await runningAddress(system.db);
  if (running) return { url: running, note: [] };
  return {
    url: config.baseUrl,
    note: ['The desk is not running; its address will be another with another PORT or BASE_URL.'],
  };
}

/** Ends a command as people expect: one line and a status when it could not be done. */
export function runCommand(command: () => Promise<void>): void {
  command().then(
    () => process.exit(0),
    (error) => {
      const told = error instanceof ConfigError || error instanceof UsageError;
      process.stderr.write(`${told ? error.message : (error?.stack ?? error)}\n`);
      process.exit(1);
    },
  );
}

/** The command was called wrongly, or cannot do what it was asked to. */
export class UsageError extends Error {}
