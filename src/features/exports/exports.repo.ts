import { type Db, maybeRow, rows } from '../../platform/db';
import { cursorKey, decodeCursor, keysetSql, type Page, pageOf } from '../../platform/paging';
import type { ExportContent } from '../tickets';
import type { Export, NamedExport } from './exports.types';

const COLUMNS = `id, owner_id, address, content, columns, format, locale, time_zone, state, total, done, file_name, file_key,
  size, created_at, updated_at, finished_at, event_id`;

export async function insertExport(
  db: Db,
  made: Omit<Export, 'done' | 'fileKey' | 'size' | 'finishedAt' | 'eventId'>,
): Promise<void> {
  await db('exports').insert(made);
}

export function exportOf(db: Db, ownerId: string, id: string): Promise<Export | null> {
  const sql = `select ${COLUMNS} from exports where id = :id and owner_id = :ownerId`;
  return maybeRow(db, sql, { id, ownerId });
}

export function exportById(db: Db, id: string): Promise<Export | null> {
  return maybeRow(db, `select ${COLUMNS} from exports where id = :id`, { id });
}

const ORDER = [{ sql: 'e.id', type: 'uuid' }];
const PAGE = 50;

/**
 * A page of them, the newest first.
 * @param ownerId whose they are; null for everybody's
 */
export async function exportsPage(
  db: Db,
  ownerId: string | null,
  cursor: string | null,
): Promise<Page<NamedExport>> {
  const from = cursor ? decodeCursor(cursor, [cursorKey.id]) : null;
  const keyset = keysetSql(ORDER, 'desc', from);
  const columns = COLUMNS.split(',').map((column) => `e.${column.trim()}`);
  const found = await rows<NamedExport>(
    db,
    `select ${columns.join(', ')}, u.name as owner_name from exports e join users u on u.id = e.owner_id
     where (:ownerId::uuid is null or e.owner_id = :ownerId::uuid) and ${keyset.where}
     order by ${keyset.orderBy} limit :take`,
    { ownerId, ...keyset.bindings, take: PAGE + 1 },
  );
  return pageOf(found, PAGE, ({ id }) => [id], from);
}

/** What one person begins at once is begun one after the other, until the transaction ends. */
export async function takeTurn(db: Db, ownerId: string): Promise<void> {
  await rows(db, `select pg_advisory_xact_lock(hashtextextended('exports:' || :ownerId, 0))`, { ownerId });
}

/** Exports of everybody. */
const LOOKED_AT = 1000;

/**
 * What somebody had written last, of each content, as events tell it: exports themselves are kept for a week. Looked for
 * among the last ones of the desk, so that it takes no longer after years.
 */
export function lastColumnsOf(
  db: Db,
  ownerId: string,
): Promise<{ content: ExportContent; columns: string[] }[]> {
  return rows(
    db,
    `with made as materialized (
       select id, data, actor_id from events where type = 'export.made' order by id desc limit ${LOOKED_AT}
     )
     select distinct on (content) data ->> 'content' as content, data -> 'columns' as columns
     from made where actor_id = :ownerId and jsonb_exists(data, 'columns') order by content, id desc`,
    { ownerId },
  );
}

/** How many of somebody's are not over. */
export async function underWay(db: Db, ownerId: string): Promise<number> {
  const found = await maybeRow<{ count: number }>(
    db,
    `select count(*) as count from exports where owner_id = :ownerId and state in ('waiting', 'running')`,
    { ownerId },
  );
  return found?.count ?? 0;
}

/** Begins it, or begins it anew where a worker has died; false when it is over. */
export async function begin(db: Db, id: string, now: Date): Promise<boolean> {
  const begun = await rows(
    db,
    `update exports set state = 'running', done = 0, updated_at = :now
     where id = :id and state in ('waiting', 'running') returning id`,
    { id, now },
  );
  return begun.length > 0;
}

/** How far it is; false when it has been cancelled, or is gone. */
export async function progress(db: Db, id: string, done: number, now: Date): Promise<boolean> {
  const found = await rows(
    db,
    `update exports set done = :done, updated_at = :now where id = :id and state = 'running' returning id`,
    { id, done, now },
  );
  return found.length > 0;
}

export interface Finished {
  done: number;
  fileKey: string;
  size: number;
}

/** False when it has been cancelled meanwhile, or is gone. */
export async function finish(db: Db, id: string, finished: Finished, now: Date): Promise<boolean> {
  const found = await rows(
    db,
    `update exports set state = 'ready', done = :done, file_key = :fileKey, size = :size, updated_at = :now,
       finished_at = :now
     where id = :id and state = 'running' returning id`,
    { id, ...finished, now },
  );
  return found.length > 0;
}

/** By which event its maker is told. */
export async function noteTelling(db: Db, id: string, eventId: string): Promise<void> {
  await db('exports').where({ id }).update({ eventId });
}

/** False when it was over already. */
export async function end(db: Db, id: string, state: 'failed' | 'cancelled', now: Date): Promise<boolean> {
  const found = await rows(
    db,
    `update exports set state = :state, updated_at = :now, finished_at = :now
     where id = :id and state in ('waiting', 'running') returning id`,
    { id, state, now },
  );
  return found.length > 0;
}

/** Those of the keys that exports refer to. */
export async function filesOfExports(db: Db, keys: string[]): Promise<string[]> {
  const found = await rows<{ fileKey: string }>(
    db,
    'select file_key from exports where file_key = any(:keys::text[])',
    { keys },
  );
  return found.map(({ fileKey }) => fileKey);
}

/** Takes away those that are older, and returns what files they had. */
export async function removeBefore(db: Db, before: Date): Promise<string[]> {
  const found = await rows<{ fileKey: string | null }>(
    db,
    'delete from exports where created_at < :before returning file_key',
    { before },
  );
  return found.flatMap(({ fileKey }) => fileKey ?? []);
}
