import type { Knex } from 'knex';
import type { Histogram } from 'prom-client';

interface Query {
  __knexQueryUid: string;
}

/** Measures every query of a pool, its transactions included, in seconds from sending to answer. */
export function observeQueries(db: Knex, duration: Histogram): void {
  const started = new Map<string, number>();
  const ended = ({ __knexQueryUid: id }: Query) => {
    const begin = started.get(id);
    started.delete(id);
    if (begin !== undefined) duration.observe((performance.now() - begin) / 1000);
  };
  db.on('query', ({ __knexQueryUid: id }: Query) => started.set(id, performance.now()));
  db.on('query-response', (_response: unknown, query: Query) => ended(query));
  db.on('query-error', (_error: unknown, query: Query) => ended(query));
}
