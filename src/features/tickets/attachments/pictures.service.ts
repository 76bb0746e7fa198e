import { buffer } from 'node:stream/consumers';
import { type Ctx, inTx, isTx, type TxCtx } from '../../../platform/ctx';
import { AppError } from '../../../platform/errors';
import { type Box, ImageError, openImage, PICTURE_TYPES } from '../../../platform/images';
import { enqueue, enqueueAll } from '../../../platform/jobs';
import { attachmentsToDraw, attachmentToDraw, forgetPictures, keepPictures } from './attachments.repo';
import type { Pictures, StoredUpload } from './attachments.types';

/** For lists, where it is half as wide and high in points: a screen may have two pixels of each. */
export const PREVIEW: Box = { width: 320, height: 320, format: 'webp', isPhoto: true };
const VIEW: Box = { width: 1600, height: 1600, format: 'webp', isPhoto: true };
/** Larger files are downloads only, whatever is in them: one is read whole. */
const MAX_BYTES = 64 * 1024 * 1024;

export const canBeSeen = ({ mediaType, size }: Pick<StoredUpload, 'mediaType' | 'size'>): boolean =>
  PICTURE_TYPES.includes(mediaType) && size <= MAX_BYTES;

/** All that draw stand in one line: a picture takes a processor for a second. */
const LINE = 'pictures';
/** Between two of them come those of new replies. */
const BATCH = 10;

/**
 * Draws what pages show of a picture and stores it; what no attachment takes is swept. Null for what cannot be drawn:
 * broken, or of too many pixels.
 * @param source the content, or the path of the file
 * @throws ImageError `library` on a machine that reads none
 * @throws AppError `unavailable` where too many wait
 * @throws Error inside a transaction, which would wait for a disk
 */
export async function drawPictures(
  ctx: Ctx,
  source: Buffer | string,
  name: string,
): Promise<Pictures | null> {
  if (isTx(ctx)) throw new Error('pictures drawn inside a transaction');
  try {
    const image = await openImage(source, name);
    const view = await image.draw(VIEW);
    // From the smaller one: to unpack the file once more takes as long as the first time.
    const preview = await (await openImage(view.bytes, name)).draw(PREVIEW);
    const { files } = ctx.system;
    const { key: previewKey } = await files.put(preview.bytes);
    const { key: viewKey } = await files.put(view.bytes);
    return { previewKey, viewKey, width: view.width, height: view.height };
  } catch (error) {
    if (error instanceof ImageError && error.problem !== 'library') return null;
    throw error;
  }
}

/** Has the pictures of new attachments drawn: nobody waits for them. */
export async function orderPictures(tx: TxCtx, attachmentIds: string[]): Promise<void> {
  await enqueueAll(
    tx,
    attachmentIds.map((attachmentId) => ({
      task: 'tickets.draw_attachment',
      payload: { attachmentId },
      line: LINE,
    })),
  );
}

/** The work that an attachment leaves behind: its pictures, shown on open pages as soon as they are there. */
export async function drawAttachment(ctx: Ctx, id: string): Promise<void> {
  await draw(ctx, id).catch((error) => {
    if (!(error instanceof ImageError)) throw error;
    // Every night one job fails for want of the library, rather than one for every file.
    ctx.system.log.error({ err: error }, 'no picture can be read on this machine');
  });
}

/**
 * Draws what should have pictures and has none: it came before this version, the library was missing, or its job was
 * given up. A batch, and then the next one: a restart goes on with the batch that it ended.
 * @param after id of the attachment that the batch before ended with, null for the first; without it all of it is begun
 * @throws ImageError `library` on a machine that reads none
 */
export async function drawMissing(ctx: Ctx, { after }: { after?: string | null }): Promise<void> {
  if (after === undefined) return orderMissing(ctx, null);
  const ids = await attachmentsToDraw(ctx.db, after, {
    types: PICTURE_TYPES,
    maxBytes: MAX_BYTES,
    limit: BATCH,
  });
  const failures: unknown[] = [];
  for (const id of ids) {
    await draw(ctx, id).catch((error) => {
      if (error instanceof ImageError) throw error;
      failures.push(error);
    });
  }
  const last = ids.at(-1);
  if (last !== undefined && ids.length === BATCH) await orderMissing(ctx, last);
  // One that cannot be opened keeps nobody behind it waiting.
  if (failures.length) throw failures[0];
}

/** All that draw stand in one line, which what a clock starts does not. */
function orderMissing(ctx: Ctx, after: string | null): Promise<void> {
  const options = { key: 'tickets.draw_missing', line: LINE };
  return inTx(ctx, (tx) => enqueue(tx, 'tickets.draw_missing', { after }, options));
}

async function draw(ctx: Ctx, id: string): Promise<void> {
  const found = await attachmentToDraw(ctx.db, id);
  if (!found) return;
  const { files } = ctx.system;
  const content = await files.open(found.storageKey).then(buffer).catch(unlessLost);
  if (!content) return;
  const pictures = await drawPictures(ctx, content, found.name);
  const isKept = await inTx(ctx, async (tx) => {
    if (!(await keepPictures(tx.db, id, pictures))) return false;
    if (pictures) await hint(tx, found);
    return true;
  });
  // Erased meanwhile, or drawn by another run of this job.
  if (!isKept && pictures) for (const key of [pictures.previewKey, pictures.viewKey]) await files.remove(key);
}

/** A file that is not in the store: whoever restores it finds its pictures the next morning. */
function unlessLost(error: unknown): null {
  if (error instanceof AppError && error.code === 'not_found') return null;
  throw error;
}

/**
 * A picture that is no longer in the store: it is drawn again, and until then its attachment is a file among others.
 * @param lost its key
 */
export async function redrawLost(ctx: Ctx, id: string, lost: string): Promise<void> {
  await inTx(ctx, async (tx) => {
    if (!(await forgetPictures(tx.db, id, lost))) return;
    const found = await attachmentToDraw(tx.db, id);
    if (found) await hint(tx, found);
    await orderPictures(tx, [id]);
  });
}

async function hint(tx: TxCtx, { ticketId, isInternal }: { ticketId: string; isInternal: boolean }) {
  const audience = isInternal ? 'staff' : 'everyone';
  await tx.system.live.hint(tx, { topics: [`ticket:${ticketId}`], audience, ticketId });
}
