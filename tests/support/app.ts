import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { createApp } from '../../src/app/app';
import { createSessions } from '../../src/app/sessions';
import { createSystem, type RunningSystem } from '../../src/app/system';
import { actorOf, findUserByEmail } from '../../src/features/users';
import { type Config, readConfig } from '../../src/platform/config';
import { type Ctx, inTx, systemCtx } from '../../src/platform/ctx';
import { createLog } from '../../src/platform/log';
import type { ProviderOptions } from '../../src/platform/sign-in-providers';
import { Browser } from './browser';
import { createDatabase, type TestDatabase, workerDatabase } from './database';
import { ensureFixture } from './fixture';
import { type Rollback, rollbacks } from './rollback';

export interface TestApp {
  system: RunningSystem;
  url: string;
  database: TestDatabase;
  /** A visitor. */
  visitor(): Browser;
  /** Somebody of the fixture, signed in through the sign-in page. */
  as(email: string): Promise<Browser>;
  /** A service context of somebody of the fixture, or of the desk itself. */
  ctx(who?: string): Promise<Ctx>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** A database of its own, where commits are real: for locks, NOTIFY, jobs and several connections. */
  commits?: boolean;
  /** A database that is there already, for a second node; whoever made it drops it. */
  database?: TestDatabase;
  /** False: nobody is there yet. */
  fixture?: boolean;
  env?: Record<string, string>;
  /** Where the services that people sign in with really are. */
  providers?: ProviderOptions;
}

/**
 * The real application on a real database, for one test file. Unless `commits` is asked for, everything a
 * test does, over HTTP too, happens in one transaction that is rolled back after it.
 */
export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = await databaseFor(options);
  const dataDir = mkdtempSync(join(tmpdir(), 'servidesk-test-'));
  const config = testConfig(database.url, dataDir, options.env);
  const { providers } = options;
  const system = createSystem(config, database.url, createLog(config.logLevel), { providers });
  if (options.fixture !== false) await ensureFixture(system);
  // Each file signs its people in anew, from one address.
  await system.db('rateLimits').del();
  const sessions = createSessions(config, database.url, system.log);
  const server = await listen(createServer(createApp(system, sessions.middleware)));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rollback = rollBackAfterEachTest(system);

  const signedIn = new Map<string, Promise<Browser>>();
  const app: TestApp = {
    system,
    url,
    database,
    visitor: () => new Browser(url),
    as: async (email) => {
      const known = signedIn.get(email) ?? signIn(url, email);
      signedIn.set(email, known);
      return (await known).copy();
    },
    ctx: (who) => contextOf(system, who),
    close: async () => {
      rollbacks.delete(rollback);
      system.beginStopping();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await sessions.close();
      await system.close();
      if (!options.database) await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  if (!options.commits && !options.database) {
    // Signing in writes what must outlive a test's transaction, so the fixture's people do it beforehand.
    for (const email of FIXTURE_PEOPLE) await app.as(email);
    rollbacks.add(rollback);
  }
  return app;
}

export const FIXTURE_PEOPLE = [
  'admin@demo.test',
  'technician@demo.test',
  'technician2@demo.test',
  'customer@demo.test',
  'customer2@demo.test',
];

async function databaseFor({ commits, database }: TestAppOptions): Promise<TestDatabase> {
  if (database) return database;
  return commits ? createDatabase() : { ...(await workerDatabase()), drop: async () => undefined };
}

function testConfig(databaseUrl: string, dataDir: string, env: Record<string, string> = {}): Config {
  return readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    SESSION_SECRET: 'a secret that only these tests use',
    ENCRYPTION_KEY: 'a key that only these tests ever use',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    PORT: '0',
    ...env,
  });
}

function listen(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function rollBackAfterEachTest(system: RunningSystem): Rollback {
  const pool = system.db;
  let transaction: Knex.Transaction | null = null;
  return {
    begin: async () => {
      transaction = await pool.transaction();
      system.db = transaction;
      await forgetCached(system);
    },
    end: async () => {
      system.db = pool;
      await transaction?.rollback();
      await forgetCached(system);
    },
  };
}

async function forgetCached(system: RunningSystem): Promise<void> {
  await inTx(systemCtx(system), (tx) => system.cache.forget(tx, '*'));
}

async function signIn(url: string, email: string): Promise<Browser> {
  const browser = new Browser(url);
  await browser.get('/login');
  const answer = await browser.post('/login', { email, password: 'servidesk-demo' });
  if (answer.status !== 303) throw new Error(`${email} could not sign in: ${answer.status}`);
  // The token from before belongs to the session that signing in has ended.
  await browser.get('/account');
  return browser;
}

async function contextOf(system: RunningSystem, who?: string): Promise<Ctx> {
  const ctx = systemCtx(system);
  if (!who) return ctx;
  const user = await findUserByEmail(ctx, who);
  if (!user) throw new Error(`nobody is called ${who}`);
  return { ...ctx, channel: 'web', actor: await actorOf(ctx, user.id) };
}
