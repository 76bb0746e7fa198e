import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Knex } from 'knex';
import { from as copyFrom } from 'pg-copy-streams';
import { type Db, rows } from '../../src/platform/db';
import { COMMENT_COLUMNS, EVENT_COLUMNS, type History, lifeOf, TICKET_COLUMNS } from './history';
import { makeDesk } from './people';
import { type Random, randomOf } from './random';

export interface GenerateOptions {
  tickets: number;
  seed: number;
  /** Told after every batch how many are done. */
  progress(done: number): void;
}

const BATCH = 10_000;
const YEARS = 3;
const DAY = 24 * 60 * 60 * 1000;
/** From here on, loading without indexes and building them afterwards is faster. */
const REBUILD_FROM = 50_000;

/** Makes tickets with people and histories, all of them or none: it is one transaction. */
export async function generate(db: Db, { tickets, seed, progress }: GenerateOptions): Promise<void> {
  const random = randomOf(seed);
  await db.transaction(async (transaction) => {
    await transaction.raw(`set local synchronous_commit = off`);
    await transaction.raw(`set local maintenance_work_mem = '512MB'`);
    const now = Date.now();
    const first = await reserveNumbers(transaction, tickets);
    const desk = await makeDesk(transaction, random, tickets, now);
    const indexes = tickets >= REBUILD_FROM ? await dropIndexes(transaction) : [];
    const times = creationTimes(random, tickets, now);
    for (let start = 0; start < tickets; start += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, tickets - start) }, (_, index) =>
        lifeOf(random, desk, first + start + index, times[start + index] as number, now),
      );
      await load(transaction, batch);
      progress(start + batch.length);
    }
    for (const definition of indexes) await transaction.raw(definition);
  });
  for (const table of ['tickets', 'comments', 'events', 'users']) await db.raw(`vacuum (analyze) ${table}`);
}

async function reserveNumbers(db: Db, count: number): Promise<number> {
  const [reserved] = await rows<{ first: number }>(db, `select nextval('ticket_numbers') as first`);
  const first = reserved?.first ?? 1001;
  await db.raw(`select setval('ticket_numbers', :last)`, { last: first + count - 1 });
  return first;
}

/** Moments over the last years, oldest first: more on working days and in office hours, more of late. */
function creationTimes(random: Random, count: number, now: number): Float64Array {
  const times = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    const age = random.next() ** 1.15 * YEARS * 365 * DAY;
    const day = new Date(now - age);
    const weekend = day.getUTCDay() % 6 === 0;
    if (weekend && random.chance(0.7)) day.setTime(day.getTime() - 2 * DAY);
    if (random.chance(0.8)) day.setUTCHours(8 + random.below(10), random.below(60), random.below(60));
    times[index] = Math.min(day.getTime(), now - 60_000 - random.below(3_600_000));
  }
  return times.sort();
}

interface Index {
  name: string;
  definition: string;
}

/** The indexes that no constraint needs. In the same transaction, so a killed run leaves them in place. */
async function dropIndexes(db: Db): Promise<string[]> {
  const indexes = await rows<Index>(
    db,
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
      where indrelid in ('tickets'::regclass, 'comments'::regclass, 'events'::regclass) and not indisunique`,
  );
  for (const { name } of indexes) await db.raw(`drop index ${name}`);
  return indexes.map(({ definition }) => definition);
}

async function load(transaction: Knex.Transaction, batch: History[]): Promise<void> {
  await copy(
    transaction,
    'tickets',
    TICKET_COLUMNS,
    batch.map(({ ticket }) => ticket),
  );
  await copy(
    transaction,
    'comments',
    COMMENT_COLUMNS,
    batch.flatMap(({ comments }) => comments),
  );
  await copy(
    transaction,
    'events',
    EVENT_COLUMNS,
    batch.flatMap(({ events }) => events),
  );
}

async function copy(
  transaction: Knex.Transaction,
  table: string,
  columns: string,
  lines: unknown[][],
): Promise<void> {
  const client = await transaction.client.acquireConnection();
  const target = client.query(copyFrom(`copy ${table} (${columns}) from stdin`));
  await pipeline(Readable.from(encoded(lines)), target);
}

/** PostgreSQL's text format, in pieces large enough to be sent whole. */
function* encoded(lines: unknown[][]): Generator<string> {
  for (let start = 0; start < lines.length; start += 1000) {
    yield lines
      .slice(start, start + 1000)
      .map((line) => `${line.map(field).join('\t')}\n`)
      .join('');
  }
}

function field(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  return String(value).replace(/[\\\t\n\r]/g, (mark) => ESCAPES[mark] as string);
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
