import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Pool } from 'pg';
import { openDatabase } from '../../src/platform/db';
import type { Statement } from './capture';

// A process of its own: Express and nothing else around the statements that one of our pages runs.

interface Task {
  databaseUrl: string;
  statements: Statement[];
  page: string;
}

process.once('message', async ({ databaseUrl, statements, page }: Task) => {
  const db = openDatabase(databaseUrl);
  const sessions = new Pool({ connectionString: databaseUrl, max: 4 });
  const queries = statements.map(({ text, values, name, session }) => {
    if (session) return () => sessions.query({ text, values, name });
    const knexText = forKnex(text, values);
    return () => {
      const query = db.raw(knexText.sql, knexText.values as never);
      return name === undefined ? query : query.options({ name });
    };
  });
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.get('/', async (_req, res) => {
    for (const query of queries) await query();
    res.type('html').send(page);
  });
  const server = createServer(app).listen(0, '127.0.0.1', () => {
    process.send?.({ port: (server.address() as AddressInfo).port });
  });
  process.once('disconnect', () => process.exit(0));
});

/** Knex wants a `?` for each value, in order. */
function forKnex(text: string, values: unknown[]): { sql: string; values: unknown[] } {
  const ordered: unknown[] = [];
  const sql = text.replaceAll('?', '\\?').replace(/\$(\d+)/g, (_, place: string) => {
    ordered.push(values[Number(place) - 1] ?? null);
    return '?';
  });
  return { sql, values: ordered };
}
