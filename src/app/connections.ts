import { Client } from 'pg';
import { neverAnswered } from '../platform/faults';
import type { ProcessRole } from './messages';

/** What a process holds beside its pool, at most; each tells the database its name (`servidesk-` before it). */
export const BESIDE = {
  sessions: 4,
  limits: 3,
  listen: 1,
  jobs: 8,
  /** Asks after an answer that is late. */
  watch: 1,
} as const;

/** Those that are needed even where Redis has the rest. */
const WITH_REDIS = ['jobs', 'watch'];
const OF_ROLE = {
  web: ['sessions', 'limits', 'listen', 'watch'],
  worker: ['limits', 'listen', 'jobs', 'watch'],
} as const;

const MOST = 12;
const LEAST = 4;

export interface Processes {
  web: number;
  worker: number;
  /** Whether sessions, limits and hints are in Redis. */
  redis: boolean;
}

export interface Share {
  /** Of each process' pool. */
  connections: number;
  /** What all processes of the node use at most. */
  total: number;
  fits: boolean;
}

/** How large the pools of that many processes may be where the database allows so many connections. */
export function shareConnections(available: number, { web, worker, redis }: Processes): Share {
  const beside = web * besideOf('web', redis) + worker * besideOf('worker', redis);
  const fair = Math.floor((available - beside) / (web + worker));
  const connections = Math.min(MOST, Math.max(LEAST, fair));
  const total = beside + connections * (web + worker);
  return { connections, total, fits: total <= available };
}

function besideOf(role: ProcessRole, redis: boolean): number {
  const held = OF_ROLE[role].filter((name) => !redis || WITH_REDIS.includes(name));
  return held.reduce((sum, name) => sum + BESIDE[name], 0);
}

const CONNECT_MS = 5000;

/** How many connections the server, the database and the role allow to others than superusers. */
export async function availableConnections(databaseUrl: string): Promise<number> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'servidesk',
    connectionTimeoutMillis: CONNECT_MS,
  });
  // A lost connection also rejects the query; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect().catch(neverAnswered);
    const { rows } = await client.query<{ available: number }>(`
      select least(
        current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
          - coalesce(current_setting('reserved_connections', true), '0')::int,
        (select nullif(datconnlimit, -1) from pg_database where datname = current_database()),
        (select nullif(rolconnlimit, -1) from pg_roles where rolname = session_user)) as available`);
    return rows[0]?.available ?? 0;
  } finally {
    await client.end().catch(() => undefined);
  }
}
