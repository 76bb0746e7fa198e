import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { createApp } from '../../src/app/app';
import { createSessions } from '../../src/app/sessions';
import { createSystem } from '../../src/app/system';
import { readConfig } from '../../src/platform/config';
import { createLog } from '../../src/platform/log';
import { connection, type Received, type Sent } from './client';

/** A statement as it went to PostgreSQL, `$1` and all. */
export interface Statement {
  text: string;
  values: unknown[];
  /** Of a prepared statement. */
  name?: string;
  /** From the session store's own pool rather than the desk's. */
  session: boolean;
}

export interface Captured {
  statements: Statement[];
  answer: Received;
}

/** An app in this process, to see which statements a request runs. It has the node's database and secrets. */
export async function openApp(env: Record<string, string>) {
  const config = readConfig({ ...env, LOG_LEVEL: 'silent' });
  const system = createSystem(config, env.DATABASE_URL ?? '', createLog('silent'));
  const sessions = createSessions(config, system.db, system.log);
  const server = createServer(createApp(system, sessions));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const line = connection(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return {
    /** Looks when the caches are full and what comes often is prepared. */
    async capture(sent: Sent): Promise<Captured> {
      for (let turn = 0; turn < WARM; turn += 1) await line.send(sent);
      const recorder = record();
      try {
        return { answer: await line.send(sent), statements: recorder.statements };
      } finally {
        recorder.stop();
      }
    },
    async close(): Promise<void> {
      line.close();
      await new Promise((resolve) => server.close(resolve));
      await sessions.close();
      await system.close();
    },
  };
}

/**
 * Every statement that any connection of this process sends from now on, but those that begin, end or set up things, and
 * those about connections whose answer is late: on a busy machine they come beside whatever else is asked.
 */
export function record(): { statements: Statement[]; stop(): void } {
  const statements: Statement[] = [];
  const original = Client.prototype.query;
  const note = (query: unknown, values: unknown) => {
    const text = typeof query === 'string' ? query : (query as { text?: string })?.text;
    const name = (query as { name?: string })?.name;
    const given = typeof query === 'object' ? (query as { values?: unknown[] }).values : values;
    if (!text || SILENT.test(text)) return;
    const session = text.includes('"sessions"');
    statements.push({ text, values: Array.isArray(given) ? given : [], name, session });
  };
  Client.prototype.query = function recorded(this: Client, ...parameters: unknown[]) {
    if (!isWatch(this)) note(parameters[0], parameters[1]);
    return Reflect.apply(original, this, parameters);
  } as typeof original;
  return {
    statements,
    stop() {
      Client.prototype.query = original;
    },
  };
}

/** Whether it is the connection that asks the server about others: see platform/db/watch.ts. */
const isWatch = (client: Client): boolean =>
  (client as unknown as { connectionParameters: { application_name?: string } }).connectionParameters
    .application_name === 'servidesk-watch';

const WARM = 4;
const SILENT = /^\s*(begin|commit|rollback|savepoint|release|listen|set (?!local\b)|select 1\s*;?\s*$)/i;
