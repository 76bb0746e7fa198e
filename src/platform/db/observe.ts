import type { Knex } from 'knex';
import type { Histogram } from 'prom-client';

/** Measures every query of a pool, its transactions included, in seconds from sending to answer. */
export function observeQueries(db: Knex, duration: Histogram): void {
  const started = new WeakMap<object, bigint>();
  const ended = (query: object) => {
    const begin = started.get(query);
    if (begin !== undefined) duration.observe(Number(process.hrtime.bigint() - begin) / 1e9);
  };
  db.on('query', (query: object) => started.set(query, process.hrtime.bigint()));
  db.on('query-response', (_response: unknown, query: object) => ended(query));
  db.on('query-error', (_error: unknown, query: object) => ended(query));
}
