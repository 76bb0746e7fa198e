import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Ctx } from '../../platform/ctx';
import type { OutgoingFile } from '../../platform/delivery-types';
import { AppError } from '../../platform/errors';
import type { MailFile } from '../../platform/mail';
import { fileAlong } from './files.queries';

/**
 * The files that go along with a message, read whole before it is begun: one that breaks off midway would take its
 * connection along.
 * @returns null where one of them is not there any more
 * @throws Error where they cannot be read now
 */
export async function readFiles(ctx: Ctx, files: readonly OutgoingFile[]): Promise<MailFile[] | null> {
  const read: MailFile[] = [];
  for (const { key, name, type } of files) {
    try {
      read.push({ name, type, bytes: await buffer(await ctx.system.files.open(key)) });
    } catch (error) {
      if (error instanceof AppError && error.code === 'not_found') return null;
      throw error;
    }
  }
  return read;
}

/** A file on its way to whoever asked for it. */
type OpenedFile = Omit<OutgoingFile, 'key'> & { stream: Readable };

/** Whether a file is still kept. */
export async function isKept(ctx: Ctx, { key }: OutgoingFile): Promise<boolean> {
  try {
    (await ctx.system.files.open(key)).destroy();
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return false;
    throw error;
  }
}

/**
 * One of the files that went along with a message, from 1, for whoever may see the message.
 * @throws AppError `not_found`, also for one that is kept no more
 */
export async function openAlong(ctx: Ctx, id: string, number: number): Promise<OpenedFile> {
  const { key, name, type, size } = await fileAlong(ctx, id, number);
  return { name, type, size, stream: await ctx.system.files.open(key) };
}
