import type { Ctx } from '../../platform/ctx';
import { row } from '../../platform/db';
import type { OutgoingFile } from '../../platform/delivery-types';
import { notFound } from '../../platform/errors';

/** Which files went along with a message, or are to; whoever asks may see the message. */
export async function filesAlong(ctx: Ctx, id: string): Promise<OutgoingFile[]> {
  const { files } = await row<{ files: OutgoingFile[] | null }>(
    ctx.db,
    'select files from deliveries where id = :id',
    { id },
  );
  return files ?? [];
}

/**
 * One of them, from 1.
 * @throws AppError `not_found`
 */
export async function fileAlong(ctx: Ctx, id: string, number: number): Promise<OutgoingFile> {
  const file = (await filesAlong(ctx, id))[number - 1];
  if (!file) throw notFound();
  return file;
}
