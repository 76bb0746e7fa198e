import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app/app';
import { createSessions } from '../../src/app/sessions';
import { createSystem, type RunningSystem } from '../../src/app/system';
import { readConfig } from '../../src/platform/config';
import { createLog } from '../../src/platform/log';
import { createDatabase } from '../support/database';

export interface EmptyDesk {
  system: RunningSystem;
  url: string;
  close(): Promise<void>;
}

/** A desk as it is at its very first start: migrated, and with nobody in it. */
export async function emptyDesk(): Promise<EmptyDesk> {
  const database = await createDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'servidesk-demo-test-'));
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    SESSION_SECRET: 'a secret that only these tests use',
    ENCRYPTION_KEY: 'a key that only these tests ever use',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    DEMO: 'true',
  });
  const system = createSystem(config, database.url, createLog(config.logLevel));
  const sessions = createSessions(config, database.url, system.log);
  const server = createServer(createApp(system, sessions.middleware));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    system,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await sessions.close();
      await system.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
