import { Client } from 'pg';
import { whatArrived } from '../arrived';
import { rows } from '../db';
import type { Log } from '../log';
import type { Bus } from './bus';
import { createHandlers } from './handlers';
import { decodeMessage, EVERYTHING_CHANGED, encodeMessage } from './message';

const CHANNEL = 'servidesk';
/** A connection that breaks without a word is known to be lost after both of these at most. */
const KEEPALIVE_MS = 2000;
const ANSWER_MS = 1500;
/** Between tries to connect, at most. */
const RETRY_MS = 1000;

/**
 * A bus over LISTEN and NOTIFY: needs a direct connection, not a pooler in transaction mode.
 * It connects by itself and comes back by itself; `healthy()` says whether it is there.
 * @param waitMs for a connection, and again for an answer, in milliseconds: then it counts as lost
 */
export function createPostgresBus(databaseUrl: string, log: Log, waitMs = ANSWER_MS): Bus {
  const handlers = createHandlers(log);
  const connection = keepListening({ databaseUrl, waitMs }, log, {
    received(payload) {
      const message = decodeMessage(payload);
      if (message) handlers.dispatch(message);
    },
    connected: () => handlers.dispatch(EVERYTHING_CHANGED),
  });
  return {
    async publish(tx, message) {
      const bindings = { channel: CHANNEL, json: encodeMessage(message) };
      await rows(tx.db, 'select pg_notify(:channel, :json)', bindings, 'bus publish');
    },
    subscribe: handlers.add,
    healthy: connection.isUp,
    close: connection.close,
  };
}

interface Line {
  databaseUrl: string;
  waitMs: number;
}

interface Listener {
  received(payload: string): void;
  connected(): void;
}

function keepListening(line: Line, log: Log, listener: Listener) {
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
    timer = setTimeout(connect, Math.min(100 * 2 ** failures, RETRY_MS));
    failures = Math.min(failures + 1, 10);
  }

  async function connect(): Promise<void> {
    const client = listeningClient(line);
    current = client;
    client.on('error', (error) => lost(client, error));
    client.on('end', () => lost(client));
    client.on('notification', ({ payload }) => current === client && listener.received(payload ?? ''));
    try {
      await client.connect();
      await ask(client, `listen ${CHANNEL}`, line.waitMs);
      if (current !== client) return;
      up = true;
      failures = 0;
      listener.connected();
      keepAlive(client);
    } catch (error) {
      lost(client, error as Error);
    }
  }

  /** A connection can break without an error: asking is the only way to know. */
  function keepAlive(client: Client): void {
    timer = setTimeout(async () => {
      try {
        await ask(client, 'select 1', line.waitMs);
        if (current === client) keepAlive(client);
      } catch (error) {
        lost(client, error as Error);
      }
    }, KEEPALIVE_MS).unref();
  }

  void connect();
  return {
    isUp: () => up,
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

function listeningClient({ databaseUrl, waitMs }: Line): Client {
  return new Client({
    connectionString: databaseUrl,
    application_name: 'servidesk-listen',
    keepAlive: true,
    connectionTimeoutMillis: waitMs,
  });
}

/**
 * Unlike pg's own limit, this one does not take for silence what arrived while the process stood still.
 * @throws Error where nothing came back in time, or the connection has ended
 */
async function ask(client: Client, sql: string, waitMs: number): Promise<void> {
  let limit: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    limit = setTimeout(async () => {
      await whatArrived();
      reject(new Error(`no answer within ${waitMs} ms`));
    }, waitMs).unref();
  });
  try {
    await Promise.race([client.query(sql), silence]);
  } finally {
    clearTimeout(limit);
  }
}
