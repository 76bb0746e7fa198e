import { z } from 'zod';
import { isDay } from './calendar';

export type CursorKey = string | number | boolean;

/** The place of one row in an ordered list, and which way to read on from it. */
export interface Cursor {
  direction: 'next' | 'previous';
  /** Values of the columns the list is ordered by, and last the id. */
  keys: CursorKey[];
}

export interface Page<T> {
  items: T[];
  /** Cursor of the page after this one; null when there is none. */
  next: string | null;
  previous: string | null;
}

/**
 * Kinds of sort keys. PostgreSQL keeps microseconds and Date does not, so a timestamp must come as text from
 * SQL (`select updated_at::text as cursor_key`): rounded, rows would be skipped or shown twice. `infinity` is the key
 * of what has no moment and comes last (`coalesce(due_at, 'infinity')`).
 */
export const cursorKey = {
  timestamp: z
    .string()
    .regex(
      /^((?!0000)\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?|infinity)$/,
    )
    .refine((text) => text === 'infinity' || isDay(text.slice(0, 10))),
  integer: z.number().int(),
  number: z.number(),
  boolean: z.boolean(),
  // PostgreSQL takes no NUL.
  text: z
    .string()
    .max(500)
    .refine((text) => !text.includes('\0') && text.isWellFormed()),
  id: z.uuid(),
};

/** An opaque word for an address: base64url of a JSON array. */
export function encodeCursor({ direction, keys }: Cursor): string {
  return Buffer.from(JSON.stringify([direction, ...keys])).toString('base64url');
}

/**
 * The cursor of an address, each key checked against its kind, so that none can break the query; null, which is the
 * first page, for one of another list or order.
 * @param kinds one of `cursorKey` for each sort column, and last the id's
 */
export function decodeCursor(text: string, kinds: z.ZodType<CursorKey>[]): Cursor | null {
  const shape = z.tuple([z.enum(['next', 'previous']), ...kinds] as [z.ZodType, ...z.ZodType[]]);
  const parsed = shape.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const [direction, ...keys] = parsed.data as unknown as [Cursor['direction'], ...CursorKey[]];
  return { direction, keys };
}

/** Whether a word reads as a cursor, of whichever list. */
export function isCursor(text: string): boolean {
  const parts = jsonOf(text);
  return Array.isArray(parts) && (parts[0] === 'next' || parts[0] === 'previous');
}

function jsonOf(text: string): unknown {
  if (text.length > 4000 || !/^[A-Za-z0-9_-]+$/.test(text)) return null;
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/**
 * Cuts a page out of what a query brought.
 * @param rows up to `limit` + 1 rows, in list order, or in reverse when the cursor's direction is `previous`
 * @param keysOf the sort keys of a row, and last its id
 * @param cursor where the query started; null on the first page
 */
export function pageOf<T>(
  rows: T[],
  limit: number,
  keysOf: (row: T) => CursorKey[],
  cursor: Cursor | null,
): Page<T> {
  const more = rows.length > limit;
  const items = rows.slice(0, limit);
  const backwards = cursor?.direction === 'previous';
  if (backwards) items.reverse();
  const link = (row: T | undefined, direction: Cursor['direction']) =>
    row === undefined ? null : encodeCursor({ direction, keys: keysOf(row) });
  return {
    items,
    next: more || backwards ? link(items.at(-1), 'next') : null,
    previous: (backwards ? more : cursor !== null) ? link(items[0], 'previous') : null,
  };
}

export interface KeysetColumn {
  /** An SQL expression of our own, never null: `t.updated_at`. */
  sql: string;
  /** Its PostgreSQL type: `timestamptz`. */
  type: string;
}

/**
 * The SQL of one keyset page: a comparison of rows, which an index on the same columns serves.
 * @param columns the sort columns and last the id, all in the same direction
 * @returns `where` (`true` on the first page), `orderBy` and named bindings `:cursor0`, `:cursor1`, ...
 */
export function keysetSql(columns: KeysetColumn[], order: 'asc' | 'desc', cursor: Cursor | null) {
  const backwards = cursor?.direction === 'previous';
  const ascending = (order === 'asc') !== backwards;
  const orderBy = columns.map(({ sql }) => `${sql} ${ascending ? 'asc' : 'desc'}`).join(', ');
  if (!cursor) return { where: 'true', orderBy, bindings: {} as Record<string, CursorKey> };
  const left = columns.map(({ sql }) => sql).join(', ');
  const right = columns.map(({ type }, index) => `:cursor${index}::${type}`).join(', ');
  return {
    where: `(${left}) ${ascending ? '>' : '<'} (${right})`,
    orderBy,
    bindings: Object.fromEntries(cursor.keys.map((key, index) => [`cursor${index}`, key])),
  };
}
