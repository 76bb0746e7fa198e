import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { Pool } from 'pg';
import { type Bus, type BusMessage, createPostgresBus, createRedisBus } from '../../src/platform/bus';
import { type Cache, createMemoryCache, createRedisCache } from '../../src/platform/cache';
import { type Ctx, inTx } from '../../src/platform/ctx';
import { openDatabase } from '../../src/platform/db';
import { createPostgresLimits, createRedisLimits, type Limits } from '../../src/platform/limits';
import type { Hint } from '../../src/platform/live';
import { openRedis } from '../../src/platform/redis';
import { createDatabase, type TestDatabase } from '../support/database';
import { ctxOn, type Line, lineTo, silent, until } from './helpers';

/** What one node of a desk has, behind a line that can be cut. */
export interface TestNode {
  bus: Bus;
  cache: Cache;
  limits: Limits;
  line: Line;
  close(): Promise<void>;
}

export let database: TestDatabase;
export let db: Knex;
export let ctx: Ctx;

beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase(database.url);
  ctx = ctxOn(db);
});

afterAll(async () => {
  await db.destroy();
  await database.drop();
});

export const publish = (bus: Bus, message: BusMessage) => inTx(ctx, (tx) => bus.publish(tx, message));
export const forget = (cache: Cache, group: string) => inTx(ctx, (tx) => cache.forget(tx, group));
/** Of this worker alone: whoever connects makes all that is cached there out of date, for the nodes of other files too. */
export const redisUrl = () => `${process.env.TEST_REDIS_URL}/${9 + (Number(process.env.JEST_WORKER_ID) % 4)}`;

export async function postgresNode(): Promise<TestNode> {
  const line = await lineTo(database.url);
  const pool = new Pool({ connectionString: line.url, max: 2 });
  pool.on('error', () => undefined);
  const bus = createPostgresBus(line.url, silent);
  const cache = createMemoryCache(bus);
  const limits = createPostgresLimits(pool);
  const close = async () => {
    await Promise.all([cache.close(), limits.close(), bus.close()]);
    await pool.end();
    await line.cut();
  };
  await until(bus.healthy);
  return { bus, cache, limits, line, close };
}

export async function redisNode(release = 'one'): Promise<TestNode> {
  const line = await lineTo(redisUrl());
  const redis = openRedis(line.url, silent);
  const bus = createRedisBus(line.url, silent);
  const cache = createRedisCache(redis, bus, silent, release);
  const limits = createRedisLimits(redis);
  const close = async () => {
    await Promise.all([cache.close(), limits.close(), bus.close()]);
    redis.disconnect();
    await line.cut();
  };
  await until(() => bus.healthy() && redis.status === 'ready');
  // What the cache says to Redis as it connects has arrived, too.
  await redis.ping();
  return { bus, cache, limits, line, close };
}

/** Where what nodes share can lie. */
export const PLACES = [
  ['PostgreSQL alone', postgresNode],
  ['Redis', redisNode],
] as const;

export interface Nodes {
  here: TestNode;
  there: TestNode;
  /** What the other one has heard. */
  heard: BusMessage[];
  /** A name that no other test uses. */
  group: string;
}

/** Two nodes anew for each test. */
export function twoNodes(makeNode: () => Promise<TestNode>): Nodes {
  const nodes = {} as Nodes;
  beforeEach(async () => {
    const [here, there] = await Promise.all([makeNode(), makeNode()]);
    Object.assign(nodes, { here, there, heard: [], group: randomUUID() });
    there.bus.subscribe((message) => nodes.heard.push(message));
  });
  afterEach(() => Promise.all([nodes.here.close(), nodes.there.close()]));
  return nodes;
}

export const hint = (topic: string, more: Partial<Hint> = {}): BusMessage => ({
  kind: 'live',
  hint: { topics: [topic], audience: 'everyone', ...more },
});
