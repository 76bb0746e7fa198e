import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { createApp } from '../../src/app/app';
import { createSessions } from '../../src/app/sessions';
import type { RunningSystem } from '../../src/app/system';
import { actorOf, findUserByEmail } from '../../src/features/users';
import { type Ctx, inTx, systemCtx } from '../../src/platform/ctx';
import { Browser } from './browser';
import { createDatabase, type TestDatabase, workerDatabase } from './database';
import { type Rollback, rollbacks } from './rollback';
import { type SignedInState, signInDirectly } from './sign-in';
import { type TestSystemOptions, testSystem } from './system';
import { copyFiles, type Filling } from './template';

export interface TestApp {
  system: RunningSystem;
  url: string;
  database: TestDatabase;
  /** A visitor. */
  visitor(): Browser;
  /** Somebody who is there already, signed in. */
  as(email: string): Promise<Browser>;
  /** What a browser holds in which somebody is signed in. */
  signIn(email: string): Promise<SignedInState>;
  /** A service context of somebody of the fixture, or of the desk itself. */
  ctx(who?: string): Promise<Ctx>;
  close(): Promise<void>;
}

export interface TestAppOptions
  extends Pick<TestSystemOptions, 'env' | 'providers' | 'passwordCost' | 'patience' | 'outbound'> {
  /** A database of its own, where commits are real: for locks, NOTIFY, jobs and several connections. */
  commits?: boolean;
  /** A database that is there already, for a second node; whoever made it drops it. */
  database?: TestDatabase;
  /** Who is there already: the fixture's people, the demo's, or nobody (`migrated`). */
  filling?: Filling;
  /** Whoever asks is another process: the server ends connections that have rested for some seconds. */
  endsIdle?: boolean;
}

/**
 * The real application on a real database, for one test file. Unless `commits` is asked for, everything a
 * test does, over HTTP too, happens in one transaction that is rolled back after it.
 */
export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { filling = 'fixture' } = options;
  const database = await databaseFor(options);
  const dataDir = mkdtempSync(join(tmpdir(), 'servidesk-test-'));
  copyFiles(filling, dataDir);
  const system = testSystem({ ...options, databaseUrl: database.url, dataDir });
  const sessions = createSessions(system.config, system.db, system.log);
  await sessions.ready;
  const server = await listen(createServer(createApp(system, sessions)), options.endsIdle);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signIn = (email: string) => signInDirectly(system, sessions.store, email);
  const signedIn = new Map<string, Promise<SignedInState>>();
  const rollback = rollBackAfterEachTest(system, signedIn);
  const app: TestApp = {
    system,
    url,
    database,
    visitor: () => new Browser(url),
    as: async (email) => {
      const state = signedIn.get(email) ?? signIn(email);
      signedIn.set(email, state);
      return new Browser(url, await state);
    },
    signIn,
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
    // What other files have done from the one address that all tests have.
    await system.db('rateLimits').del();
    await listens(system);
    // Signing in writes what must outlive a test's transaction, so the fixture's people do it beforehand.
    await Promise.all(FIXTURE_PEOPLE.map(app.as));
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

async function databaseFor({ commits, database, filling }: TestAppOptions): Promise<TestDatabase> {
  if (database) return database;
  if (commits) return createDatabase(filling ?? 'fixture');
  return { ...(await workerDatabase(filling)), drop: async () => undefined };
}

function listen(server: Server, endsIdle = false): Promise<Server> {
  // Of two in one process, one alone may end them: after a standstill, the next request would meet the end of its own.
  if (!endsIdle) server.keepAliveTimeout = 0;
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** What a test does is taken back, and so is who signed in for the first time in it. */
function rollBackAfterEachTest(system: RunningSystem, signedIn: Map<string, unknown>): Rollback {
  const pool = system.db;
  let transaction: Knex.Transaction | null = null;
  let before: string[] = [];
  return {
    begin: async () => {
      before = [...signedIn.keys()];
      transaction = await pool.transaction();
      system.db = transaction;
      await forgetCached(system);
    },
    end: async () => {
      system.db = pool;
      await transaction?.rollback();
      for (const email of signedIn.keys()) if (!before.includes(email)) signedIn.delete(email);
      const told = system.bus.healthy() ? tellsOfEverything(system) : null;
      await forgetCached(system);
      await told;
    },
  };
}

async function forgetCached(system: RunningSystem): Promise<void> {
  await inTx(systemCtx(system), (tx) => system.cache.forget(tx, '*'));
}

/** As it begins to listen everything cached is dropped: that must not happen within a test either. */
function listens({ bus }: RunningSystem): Promise<void> {
  return new Promise((resolve) => {
    if (bus.healthy()) return resolve();
    const stop = bus.subscribe(() => {
      stop();
      resolve();
    });
  });
}

/** The message comes back to its sender, who drops everything once more: it must not do so within the next test. */
function tellsOfEverything({ bus }: RunningSystem): Promise<void> {
  return new Promise((resolve) => {
    const stop = bus.subscribe((message) => {
      if (message.kind !== 'cache' || message.group !== '*') return;
      stop();
      resolve();
    });
  });
}

async function contextOf(system: RunningSystem, who?: string): Promise<Ctx> {
  const ctx = systemCtx(system);
  if (!who) return ctx;
  const user = await findUserByEmail(ctx, who);
  if (!user) throw new Error(`nobody is called ${who}`);
  return { ...ctx, channel: 'web', actor: await actorOf(ctx, user.id) };
}
