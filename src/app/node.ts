import { accessSync, constants, mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { atPort, type Config, ConfigError } from '../platform/config';
import { startEmbeddedPostgres } from '../platform/embedded-postgres';
import type { Log } from '../platform/log';
import { migrateDatabase } from '../platform/migrate';
import { createApp, createHealthApp } from './app';
import { prepareDesk } from './first-start';
import { createSessions } from './sessions';
import { createSystem, type RunningSystem } from './system';
import { announce } from './web-nodes';
import { closeServer, type Listening, listen } from './web-server';
import { startWorker } from './worker';

export interface DeskNode {
  system: RunningSystem;
  port: number;
  /** Drains: answers what has begun, finishes running jobs, then lets go of everything. */
  stop(): Promise<void>;
}

/**
 * Starts a node in the roles of its configuration.
 * @throws ConfigError when the port is taken or a configured service cannot be used
 */
export async function startNode(given: Config, log: Log): Promise<DeskNode> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    while (stops.length > 0) {
      // One that fails must not keep the others, least of all the embedded database, from stopping.
      await stops
        .pop()?.()
        .catch((error) => log.error({ err: error }, 'stop failed'));
    }
  };
  try {
    // Before anything else, so that a second start fails at once and touches nothing.
    const listening = await listen(given);
    const config = atPort(given, listening.port);
    prepareDataDir(config);
    stops.push(() => closeServer(listening.server));
    const database = await databaseOf(config, log);
    stops.push(database.stop);
    await migrate(config, database.url);
    const system = createSystem(config, database.url, log, { endsSlowStatements: true });
    stops.push(system.close);
    await prepareDesk(system);
    await startRoles(system, database.url, listening, stops);
    return { system, port: listening.port, stop: () => drain(system, listening.server, stop) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startRoles(
  system: RunningSystem,
  databaseUrl: string,
  listening: Listening,
  stops: (() => Promise<void>)[],
): Promise<void> {
  const { config, log } = system;
  if (config.role !== 'web') {
    const worker = await startWorker(system, databaseUrl);
    stops.push(worker.stop);
  }
  if (config.role !== 'worker') {
    const sessions = createSessions(config, databaseUrl, log);
    stops.push(sessions.close);
    await sessions.ready;
    listening.serve(createApp(system, sessions));
    stops.push((await announce(system)).stop);
  } else {
    listening.serve(createHealthApp(system));
  }
}

async function drain(system: RunningSystem, server: Server, stop: () => Promise<void>): Promise<void> {
  system.beginStopping();
  await closeServer(server);
  await stop();
}

async function databaseOf(config: Config, log: Log): Promise<{ url: string; stop(): Promise<void> }> {
  if (config.databaseUrl) return { url: config.databaseUrl, stop: async () => undefined };
  const dataDir = join(config.dataDir, 'postgres');
  return startEmbeddedPostgres({ dataDir, log: (message) => log.info(message) }).catch((error: Error) => {
    throw new ConfigError(error.message);
  });
}

async function migrate(config: Config, url: string): Promise<void> {
  try {
    await migrateDatabase(url);
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    if (!config.databaseUrl || !CANNOT_CONNECT.test(code)) throw error;
    throw new ConfigError(`DATABASE_URL: cannot connect to the database (${message || code})`);
  }
}

// What the network says, and PostgreSQL's classes for a refused sign-in (28) and a database that is not there (3D).
const CANNOT_CONNECT = /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|28|3D)/;

/** The folder of files and embedded database. Others may enter it: the database's own user must get through. */
function prepareDataDir({ dataDir }: Config): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    accessSync(dataDir, constants.W_OK);
  } catch {
    throw new ConfigError(`DATA_DIR: ${dataDir} cannot be written to`);
  }
}
