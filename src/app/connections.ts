import { Client } from 'pg';

/** Beside its pool, a process holds connections for sessions, limits and what it listens to. */
const WEB_BESIDE = 8;
/** The same for limits, what it listens to, and the job queue. */
const WORKER_BESIDE = 12;
const MOST = 12;
const LEAST = 4;

export interface Share {
  /** Of each process' pool. */
  connections: number;
  /** What all processes of the node use at most. */
  total: number;
  fits: boolean;
}

/** How large the pools of that many processes may be where the database allows so many connections. */
export function shareConnections(available: number, processes: { web: number; worker: number }): Share {
  const { web, worker } = processes;
  const beside = web * WEB_BESIDE + worker * WORKER_BESIDE;
  const fair = Math.floor((available - beside) / (web + worker));
  const connections = Math.min(MOST, Math.max(LEAST, fair));
  const total = beside + connections * (web + worker);
  return { connections, total, fits: total <= available };
}

/** How many connections others than superusers may have. */
export async function availableConnections(databaseUrl: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  // A lost connection also rejects the query; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ available: number }>(`
      select (current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true), '0')::int) as available`);
    return rows[0]?.available ?? 0;
  } finally {
    await client.end().catch(() => undefined);
  }
}
