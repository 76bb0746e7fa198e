import { type Ctx, inTx } from '../../platform/ctx';
import { rows } from '../../platform/db';
import { removeLeftovers, uploadsFolder } from '../../platform/files';
import { newId } from '../../platform/ids';
import { enqueue, type Task } from '../../platform/jobs';
import { getSettings } from '../settings';
import { closeForInactivity } from './closing.service';

const DAY_MS = 24 * 60 * 60 * 1000;
const BATCH = 100;
/** Of files: longer than any request takes. */
const SWEPT_AFTER_MS = DAY_MS;
const REMOVE_FILES = 'tickets.remove_files';

/**
 * Closes tickets that were resolved long enough ago; each in a transaction of its own, oldest first. One that
 * cannot be closed does not keep the others waiting.
 * @throws AggregateError of what went wrong, at the end
 */
async function autoClose(ctx: Ctx): Promise<void> {
  const { autoCloseDays } = await getSettings(ctx);
  const before = new Date(ctx.now.getTime() - autoCloseDays * DAY_MS);
  const failures = new Map<string, unknown>();
  for (;;) {
    const due = await rows<{ id: string }>(
      ctx.db,
      `select id from tickets where deleted_at is null and status = 'resolved' and resolved_at < :before
         and id <> all (:failed::uuid[]) order by resolved_at limit ${BATCH}`,
      { before, failed: [...failures.keys()] },
    );
    for (const { id } of due) {
      await closeForInactivity(ctx, id, before).catch((error) => failures.set(id, error));
    }
    if (due.length < BATCH) break;
  }
  if (failures.size > 0)
    throw new AggregateError(failures.values(), `${failures.size} tickets stay resolved`);
}

/** Erases what was deleted longer ago than retention keeps it; the files go in a job that commits with it. */
async function purge(ctx: Ctx): Promise<void> {
  const { retentionDays } = await getSettings(ctx);
  const before = new Date(ctx.now.getTime() - retentionDays * DAY_MS);
  while ((await purgeBatch(ctx, before)) === BATCH);
}

function purgeBatch(ctx: Ctx, before: Date): Promise<number> {
  return inTx(ctx, async (tx) => {
    const due = await rows<{ id: string }>(
      tx.db,
      `select id from tickets where deleted_at is not null and deleted_at < :before
       order by deleted_at limit ${BATCH} for update skip locked`,
      { before },
    );
    if (due.length === 0) return 0;
    const files = await rows<{ key: string }>(
      tx.db,
      `select erase(:ids::uuid[], '{}'::uuid[], 'retention', :eventId::uuid, null) as key`,
      { ids: due.map(({ id }) => id), eventId: newId() },
    );
    if (files.length > 0) await enqueue(tx, REMOVE_FILES, { keys: files.map(({ key }) => key) });
    return due.length;
  });
}

async function removeFiles(ctx: Ctx, payload: Record<string, unknown>): Promise<void> {
  for (const key of payload.keys as string[]) await ctx.system.files.remove(key);
}

/** Removes files that nothing refers to: the process or its connection broke between storing and committing. */
async function sweepFiles(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now.getTime() - SWEPT_AFTER_MS);
  await removeLeftovers(uploadsFolder(ctx.system.config.dataDir), before);
  let old: string[] = [];
  for await (const { key, modifiedAt } of ctx.system.files.list()) {
    if (modifiedAt < before) old.push(key);
    if (old.length === BATCH) {
      await removeUnused(ctx, old);
      old = [];
    }
  }
  await removeUnused(ctx, old);
}

async function removeUnused(ctx: Ctx, keys: string[]): Promise<void> {
  if (keys.length === 0) return;
  const unused = await rows<{ key: string }>(
    ctx.db,
    `select key from unnest(:keys::text[]) as key
      where not exists (select 1 from attachments where storage_key = key)`,
    { keys },
  );
  for (const { key } of unused) await ctx.system.files.remove(key);
  if (unused.length > 0) ctx.system.log.info({ files: unused.length }, 'unused files removed');
}

export const ticketTasks: Task[] = [
  { name: 'tickets.auto_close', schedule: '*/10 * * * *', run: autoClose },
  { name: 'tickets.purge', schedule: '20 3 * * *', run: purge },
  { name: 'tickets.sweep_files', schedule: '30 3 * * *', run: sweepFiles },
  { name: REMOVE_FILES, run: removeFiles },
];
