import 'dotenv/config';
import { join } from 'node:path';
import { createSystem, type RunningSystem } from '../app/system';
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
        log: (message) => log.info(message),
      }).catch((error: Error) => {
        throw new ConfigError(error.message);
      });
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? '';
  try {
    await migrateDatabase(databaseUrl);
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
