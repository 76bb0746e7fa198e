import { buffer } from 'node:stream/consumers';
import type { Ctx } from '../../platform/ctx';
import type { OutgoingFile } from '../../platform/delivery-types';
import { AppError } from '../../platform/errors';
import type { MailFile } from '../../platform/mail';

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
