import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { type Ctx, isTx, type TxCtx } from '../../../platform/ctx';
import { AppError, brokenConstraint, invalid, notFound } from '../../../platform/errors';
import type { Upload } from '../../../platform/files';
import { safeFileName, sniff, zipOf } from '../../../platform/files';
import { isId } from '../../../platform/ids';
import { getSettings } from '../../settings';
import { orderTexts } from '../attachment-text/order.service';
import type { Audience } from '../audience';
import { recordAttachments, visibleAttachment, visibleAttachments } from './attachments.repo';
import type { Attachment, NewAttachment, StoredUpload } from './attachments.types';
import { canBeSeen, orderPictures, redrawLost } from './pictures.service';

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
  await assertFewFiles(ctx, uploads.length);
  const { attachmentMaxMb } = await getSettings(ctx);
  const large = uploads.find(({ size }) => size > attachmentMaxMb * 1024 * 1024);
  if (large) {
    throw invalid('attachments', 'input.file_too_large', {
      name: safeFileName(large.name),
      max: attachmentMaxMb,
    });
  }
}

/** @throws AppError `invalid` on `attachments` for more files than a ticket or reply may come with */
export async function assertFewFiles(ctx: Ctx, count: number): Promise<void> {
  const { attachmentMaxFiles } = await getSettings(ctx);
  if (count > attachmentMaxFiles)
    throw invalid('attachments', 'input.too_many_files', { max: attachmentMaxFiles });
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

/**
 * Adds stored files to a ticket, or to a reply of it. What is to be seen of them is drawn by jobs, and what is written in
 * them is read by others, one after the other: each takes a processor for a second, and nobody waits for it.
 */
export async function attach(
  tx: TxCtx,
  ticketId: string,
  commentId: string | null,
  stored: StoredUpload[],
): Promise<void> {
  const ids = await recordAttachments(tx, ticketId, commentId, stored);
  const due = ids.filter((_id, at) => {
    const file = stored[at];
    return file !== undefined && file.pictures === undefined && canBeSeen(file);
  });
  await orderPictures(tx, due);
  await orderTexts(
    tx,
    ids.flatMap((id, at) => {
      const file = stored[at];
      return file ? [{ id, name: file.name, mediaType: file.mediaType, size: file.size }] : [];
    }),
  );
}

interface Opened extends Pick<Attachment, 'name' | 'mediaType' | 'size'> {
  stream: Readable;
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
  const { name, mediaType, size, storageKey } = await visibleAttachment(ctx, number, attachmentId, audience);
  return { name, mediaType, size, stream: await ctx.system.files.open(storageKey) };
}

/**
 * What was drawn of an attachment, for those who may download it.
 * @throws AppError `not_found`, also for what is no picture
 */
export async function findPicture(
  ctx: Ctx,
  number: number,
  attachmentId: string,
  { audience, isSmall }: { audience: Audience; isSmall: boolean },
): Promise<{ open(): Promise<Readable> }> {
  if (!isId(attachmentId)) throw notFound();
  const { previewKey, viewKey } = await visibleAttachment(ctx, number, attachmentId, audience);
  const key = isSmall ? previewKey : viewKey;
  if (!key) throw notFound();
  return {
    open: () =>
      ctx.system.files.open(key).catch(async (error) => {
        if (error instanceof AppError && error.code === 'not_found') await redrawLost(ctx, attachmentId, key);
        throw error;
      }),
  };
}

/**
 * The files of a reply, or of the description, in one archive.
 * @param entry id of the reply; null for those of the description
 * @throws AppError `not_found`, also where there are none
 */
export async function openArchive(
  ctx: Ctx,
  number: number,
  entry: string | null,
  audience: Audience,
): Promise<Readable> {
  if (entry !== null && !isId(entry)) throw notFound();
  const found = await visibleAttachments(ctx, number, entry, audience);
  if (found.length === 0) throw notFound();
  return zipOf(
    found.map(({ name, size, createdAt, storageKey }) => ({
      name,
      size,
      modifiedAt: createdAt,
      open: () => ctx.system.files.open(storageKey),
    })),
  );
}
