import { Client } from 'pg';
import type { Log } from '../log';
import type { Bus } from './bus';
import { createHandlers } from './handlers';
import { decodeMessage, EVERYTHING_CHANGED, encodeMessage } from './message';

const CHANNEL = 'servidesk';
const PULSE_MS = 15_000;
const ANSWER_MS = 5000;

/**
 * A bus over LISTEN and NOTIFY: needs a direct connection, not a pooler in transaction mode.
 * It connects by itself and comes back by itself; `healthy()` says whether it is there.
 */
export function createPostgresBus(databaseUrl: string, log: Log): Bus {
  const handlers = createHandlers(log);
  const line = keepListening(databaseUrl, log, {
    heard(payload) {
      const message = decodeMessage(payload);
      if (message) handlers.tell(message);
    },
    connected: () => handlers.tell(EVERYTHING_CHANGED),
  });
  return {
    async publish(tx, message) {
      await tx.db.raw('select pg_notify(:channel, :json)', {
        channel: CHANNEL,
        json: encodeMessage(message),
      });
    },
    subscribe: handlers.add,
    healthy: line.up,
    close: line.close,
  };
}

interface Ears {
  heard(payload: string): void;
  connected(): void;
}

function keepListening(databaseUrl: string, log: Log, ears: Ears) {
  let current: Client | null = null;
  let up = false;
  let closed = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  function lost(client: Client, error?: Error): void {
    if (current !== client) return;
    current = null;
    if (up && !closed) log.warn({ err: error }, 'listening connection lost');
    up = false;
    client.end().catch(() => undefined);
    if (closed) return;
    timer = setTimeout(connect, Math.min(100 * 2 ** failures, 5000));
    failures = Math.min(failures + 1, 10);
  }

  async function connect(): Promise<void> {
    const client = listeningClient(databaseUrl);
    current = client;
    client.on('error', (error) => lost(client, error));
    client.on('end', () => lost(client));
    client.on('notification', ({ payload }) => current === client && ears.heard(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      if (current !== client) return;
      up = true;
      failures = 0;
      ears.connected();
      pulse(client);
    } catch (error) {
      lost(client, error as Error);
    }
  }

  /** A line can die without a word: asking is the only way to know. */
  function pulse(client: Client): void {
    timer = setTimeout(async () => {
      try {
        await client.query('select 1');
        if (current === client) pulse(client);
      } catch (error) {
        lost(client, error as Error);
      }
    }, PULSE_MS).unref();
  }

  void connect();
  return {
    up: () => up,
    async close() {
      closed = true;
      up = false;
      clearTimeout(timer);
      const client = current;
      current = null;
      await client?.end().catch(() => undefined);
    },
  };
}

function listeningClient(databaseUrl: string): Client {
  return new Client({
    connectionString: databaseUrl,
    application_name: 'servidesk-listen',
    keepAlive: true,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
  });
}
