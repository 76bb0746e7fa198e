import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { type Ctx, isTx, type TxCtx } from '../../../platform/ctx';
import { row } from '../../../platform/db';
import { AppError, brokenConstraint, invalid, notFound } from '../../../platform/errors';
import type { Upload } from '../../../platform/files';
import { safeFileName, sniff } from '../../../platform/files';
import { isId, newId } from '../../../platform/ids';
import { actorId } from '../../../platform/rights';
import { getSettings } from '../../settings';
import type { Audience } from '../audience';
import { internalsColumn, visibleTo } from '../visibility';
import type { NewAttachment, StoredUpload } from './attachments.types';

/**
 * Stores files, then runs the change that refers to them; if it is refused, the files go again. Whether a change
 * was committed is unknown when the connection breaks: its files stay, and the nightly sweep decides. Files come
 * first because a transaction must not wait for a disk.
 * @throws AppError `invalid` on `attachments`
 * @throws Error for files inside a transaction
 */
export async function withUploads<T>(
  ctx: Ctx,
  files: NewAttachment[] = [],
  change: (stored: StoredUpload[]) => Promise<T>,
): Promise<T> {
  const before = files.filter((file) => 'key' in file);
  const uploads = files.filter((file) => 'path' in file);
  assertOutside(ctx, uploads);
  const stored: StoredUpload[] = [];
  let begun = false;
  try {
    await assertWithinLimits(ctx, uploads);
    for (const upload of uploads) stored.push(await store(ctx, upload));
    begun = true;
    return await change([...before, ...stored]);
  } catch (error) {
    if (!begun || error instanceof AppError || brokenConstraint(error) !== null) {
      await removeFiles(
        ctx,
        stored.map(({ key }) => key),
      );
    }
    throw error;
  }
}

/**
 * Stores files for tickets and replies that a transaction is about to make. What comes of them is the caller's to see
 * to; the nightly sweep takes those that nothing refers to.
 * @throws Error inside a transaction
 */
export async function storeUploads(ctx: Ctx, uploads: Upload[]): Promise<StoredUpload[]> {
  assertOutside(ctx, uploads);
  const stored: StoredUpload[] = [];
  for (const upload of uploads) stored.push(await store(ctx, upload));
  return stored;
}

function assertOutside(ctx: Ctx, uploads: Upload[]): void {
  if (isTx(ctx) && uploads.length > 0) throw new Error('files stored inside a transaction');
}

async function assertWithinLimits(ctx: Ctx, uploads: Upload[]): Promise<void> {
  if (uploads.length === 0) return;
  const { attachmentMaxFiles, attachmentMaxMb } = await getSettings(ctx);
  if (uploads.length > attachmentMaxFiles) {
    throw invalid('attachments', 'input.too_many_files', { max: attachmentMaxFiles });
  }
  const large = uploads.find(({ size }) => size > attachmentMaxMb * 1024 * 1024);
  if (large) {
    throw invalid('attachments', 'input.file_too_large', {
      name: safeFileName(large.name),
      max: attachmentMaxMb,
    });
  }
}

async function store(ctx: Ctx, upload: Upload): Promise<StoredUpload> {
  const name = safeFileName(upload.name);
  const mediaType = await sniff(upload.path, name);
  const file = await ctx.system.files.put(createReadStream(upload.path));
  return { ...file, name, mediaType };
}

/** Removes them again when the transaction has committed: they came with a form that has been sent before. */
export function dropUploads(tx: TxCtx, stored: StoredUpload[]): void {
  if (stored.length === 0) return;
  const keys = stored.map(({ key }) => key);
  tx.afterCommit(() => removeFiles(tx, keys));
}

/** What tells files apart that were stored twice. */
export function contentOf(stored: StoredUpload[]): unknown {
  return stored.map(({ name, sha256 }) => [name, sha256]);
}

/** What cannot be removed now lies unused; it must not hide the error that led here. */
async function removeFiles(ctx: Ctx, keys: string[]): Promise<void> {
  for (const key of keys) {
    await ctx.system.files
      .remove(key)
      .catch((error) => ctx.system.log.warn({ err: error, key }, 'file left'));
  }
}

export async function recordAttachments(
  tx: TxCtx,
  ticketId: string,
  commentId: string | null,
  stored: StoredUpload[],
): Promise<void> {
  if (stored.length === 0) return;
  await tx.db('attachments').insert(
    stored.map(({ key, ...file }) => ({
      id: newId(),
      ticketId,
      commentId,
      ...file,
      storageKey: key,
      createdBy: actorId(tx.actor),
      createdAt: tx.now,
    })),
  );
}

interface Opened {
  stream: Readable;
  name: string;
  mediaType: string;
  size: number;
}

/**
 * An attachment of a visible ticket; one of an internal note exists only for those who see the ticket's internals.
 * @param audience only for who sees the ticket so, where it is asked for as one or the other
 * @throws AppError `not_found`
 */
export async function openAttachment(
  ctx: Ctx,
  number: number,
  attachmentId: string,
  audience?: Audience,
): Promise<Opened> {
  if (!isId(attachmentId)) throw notFound();
  const [visible, internals] = [visibleTo(ctx.actor), internalsColumn(ctx.actor)];
  const found = await row<Omit<Opened, 'stream'> & { storageKey: string }>(
    ctx.db,
    `select a.name, a.media_type, a.size, a.storage_key from attachments a
       join tickets t on t.id = a.ticket_id left join comments c on c.id = a.comment_id
     where a.id = :attachmentId and t.number = :number and (${visible.sql})
       and (a.comment_id is null or c.visibility = 'public' or ${internals.sql})
       and (:staff::boolean is null or ${internals.sql} = :staff)`,
    {
      attachmentId,
      number,
      staff: audience ? audience === 'staff' : null,
      ...visible.bindings,
      ...internals.bindings,
    },
  );
  const { storageKey, ...file } = found;
  return { ...file, stream: await ctx.system.files.open(storageKey) };
}
