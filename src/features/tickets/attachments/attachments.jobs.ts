import type { Ctx } from '../../../platform/ctx';
import { daysAfter } from '../../../platform/elapsed';
import { type FileOwnerOf, removeLeftovers, uploadsFolder } from '../../../platform/files';
import type { Task } from '../../../platform/jobs';
import { attachedOf } from './attachments.repo';
import { drawAttachment, drawMissing } from './pictures.service';

declare module '../../../platform/task-types' {
  interface Tasks {
    'tickets.sweep_files': NoPayload;
    /** Of the store, not ids of attachments. */
    'tickets.remove_files': { keys: string[] };
    'tickets.draw_attachment': { attachmentId: string };
    /** The id of the attachment that the batch before ended with, null for the first; nothing from the clock. */
    'tickets.draw_missing': { after?: string | null };
  }
}

/** Of files: longer than any request takes. */
const SWEPT_AFTER_DAYS = 1;
const BATCH = 100;
export const REMOVE_FILES = 'tickets.remove_files';

async function removeFiles(ctx: Ctx, { keys }: { keys: string[] }): Promise<void> {
  for (const key of keys) await ctx.system.files.remove(key);
}

/** Removes files that nothing refers to: the process or its connection broke between storing and committing. */
async function sweepFiles(ctx: Ctx): Promise<void> {
  const before = daysAfter(ctx.now, -SWEPT_AFTER_DAYS);
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
  const kept = await Promise.all(ctx.system.fileOwners.map((owner) => owner.kept(ctx, keys)));
  const used = new Set(kept.flat());
  const unused = keys.filter((key) => !used.has(key));
  for (const key of unused) await ctx.system.files.remove(key);
  if (unused.length > 0) ctx.system.log.info({ files: unused.length }, 'unused files removed');
}

export const attachmentFiles: FileOwnerOf<Ctx> = { kept: (ctx, keys) => attachedOf(ctx.db, keys) };

export const attachmentTasks: Task[] = [
  { name: 'tickets.sweep_files', schedule: '30 3 * * *', run: sweepFiles },
  { name: REMOVE_FILES, run: removeFiles },
  { name: 'tickets.draw_attachment', run: (ctx, { attachmentId }) => drawAttachment(ctx, attachmentId) },
  { name: 'tickets.draw_missing', schedule: '45 3 * * *', run: drawMissing },
];
