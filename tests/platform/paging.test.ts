import type { Knex } from 'knex';
import { openDatabase, rows } from '../../src/platform/db';
import {
  type Cursor,
  cursorKey,
  decodeCursor,
  encodeCursor,
  keysetSql,
  pageOf,
} from '../../src/platform/paging';
import { workerDatabase } from '../support/database';

const KINDS = [cursorKey.timestamp, cursorKey.id];
const ID = '019aa000-0000-7000-8000-000000000001';

describe('cursors', () => {
  it('come back as they were', () => {
    const cursor: Cursor = { direction: 'previous', keys: ['2026-11-21 10:00:00.123456+00', ID] };
    const word = encodeCursor(cursor);
    expect(word).toMatch(/^[\w-]+$/);
    expect(decodeCursor(word, KINDS)).toEqual(cursor);
  });

  const made = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  it.each([
    '',
    'rubbish',
    '%%%',
    'x'.repeat(5000),
    made('next'),
    made('sideways', '2026-11-21 10:00:00+00', ID),
    made('next', '2026-99-99 10:00:00+00', ID),
    made('next', 'now', ID),
    made('next', '2026-11-21 10:00:00+00', '1; drop table users'),
    made('next', '2026-11-21 10:00:00+00', ID, 'more'),
    made('next', null, ID),
    Buffer.from('{"direction":"next"}').toString('base64url'),
  ])('%j is the first page', (word) => {
    expect(decodeCursor(word, KINDS)).toBeNull();
  });

  it('hold the place of what has no moment, and comes last', () => {
    const cursor: Cursor = { direction: 'next', keys: ['infinity', ID] };
    expect(decodeCursor(encodeCursor(cursor), KINDS)).toEqual(cursor);
    expect(decodeCursor(made('next', '-infinity', ID), KINDS)).toBeNull();
    expect(decodeCursor(made('next', 'infinity2', ID), KINDS)).toBeNull();
  });

  it('takes no text that PostgreSQL would refuse', () => {
    for (const text of ['a\0b', '\ud800', 'x'.repeat(501)]) {
      expect(decodeCursor(made('next', text, ID), [cursorKey.text, cursorKey.id])).toBeNull();
    }
  });
});

describe('keyset paging', () => {
  let db: Knex;
  beforeAll(async () => {
    db = openDatabase((await workerDatabase()).url);
  });
  afterAll(() => db.destroy());

  interface Row {
    id: string;
    cursorKey: string;
  }

  /** Eleven rows, four of them within one millisecond and two at the same moment. */
  const LIST = `(select at, ('019aa000-0000-7000-8000-0000000000' || lpad(n::text, 2, '0'))::uuid as id
    from (select n, '2026-11-21 10:00:00+00'::timestamptz + case when n <= 5 then least(n, 4) * interval '1 microsecond'
      else n * interval '1 day' end as at from generate_series(1, 11) n) numbered) list`;
  const COLUMNS = [
    { sql: 'at', type: 'timestamptz' },
    { sql: 'id', type: 'uuid' },
  ];

  async function page(word: string | null, order: 'asc' | 'desc', limit: number) {
    const cursor = word ? decodeCursor(word, KINDS) : null;
    const { where, orderBy, bindings } = keysetSql(COLUMNS, order, cursor);
    const sql = `select id, at::text as cursor_key from ${LIST} where ${where} order by ${orderBy} limit ${limit + 1}`;
    const found = await rows<Row>(db, sql, bindings);
    return pageOf(found, limit, (row) => [row.cursorKey, row.id], cursor);
  }

  const numbers = (items: Row[]) => items.map(({ id }) => Number(id.slice(-2)));

  it.each(['asc', 'desc'] as const)('shows every row once, forwards and back (%s)', async (order) => {
    const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    if (order === 'desc') all.reverse();
    const seen: number[][] = [];
    let current = await page(null, order, 4);
    expect(current.previous).toBeNull();
    seen.push(numbers(current.items));
    while (current.next) {
      current = await page(current.next, order, 4);
      seen.push(numbers(current.items));
    }
    expect(seen).toEqual([all.slice(0, 4), all.slice(4, 8), all.slice(8)]);

    const back: number[][] = [numbers(current.items)];
    while (current.previous) {
      current = await page(current.previous, order, 4);
      back.unshift(numbers(current.items));
    }
    expect(back).toEqual(seen);
    expect(current.next).not.toBeNull();
  });

  it('has no neighbours when everything fits, or nothing is there', async () => {
    expect(await page(null, 'asc', 11)).toMatchObject({ next: null, previous: null });
    expect(pageOf([], 10, () => [], null)).toEqual({ items: [], next: null, previous: null });
  });
});
