import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Knex } from 'knex';
import { from as copyFrom } from 'pg-copy-streams';
import { snakeCase } from '../../src/platform/db';

const LINES_AT_ONCE = 500;

/** Loads rows in PostgreSQL's text format, on the transaction's own connection. */
export async function copyInto(
  transaction: Knex.Transaction,
  table: string,
  columns: readonly string[],
  lines: unknown[][],
): Promise<void> {
  if (lines.length === 0) return;
  const client = await transaction.client.acquireConnection();
  const target = client.query(copyFrom(`copy ${table} (${columns.map(snakeCase).join(', ')}) from stdin`));
  await pipeline(Readable.from(encoded(lines)), target);
}

/** In pieces large enough to be sent whole. */
function* encoded(lines: unknown[][]): Generator<string> {
  for (let start = 0; start < lines.length; start += LINES_AT_ONCE) {
    yield lines
      .slice(start, start + LINES_AT_ONCE)
      .map((line) => `${line.map(field).join('\t')}\n`)
      .join('');
  }
}

function field(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  // Words and ids only: nothing in them needs quoting.
  if (Array.isArray(value)) return `{${value.join(',')}}`;
  const text = String(value);
  return SPECIAL.test(text) ? text.replace(EACH_SPECIAL, (mark) => ESCAPES[mark] as string) : text;
}

const SPECIAL = /[\\\t\n\r]/;
const EACH_SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
