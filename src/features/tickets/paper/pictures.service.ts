import { buffer } from 'node:stream/consumers';
import type { Ctx } from '../../../platform/ctx';
import { AppError } from '../../../platform/errors';
import { ImageError, openImage } from '../../../platform/images';
import { findPicture } from '../attachments/attachments.service';
import type { Audience } from '../audience';

/** Pixels: sharp over the whole width of a page. */
const PRINTED = { width: 1600, height: 1600 };

/** Each takes a processor for a tenth of a second; the attachments after them are named. */
const MOST = 100;

/** Draws the pictures of a ticket for its paper, one by one as they are asked for: null for those that it goes without. */
export function printedPictures(ctx: Ctx, number: number, audience: Audience) {
  let left = MOST;
  return async (attachmentId: string): Promise<Buffer | null> => {
    if (left <= 0) return null;
    left -= 1;
    try {
      const { open } = await findPicture(ctx, number, attachmentId, { audience, isSmall: false });
      const image = await openImage(await buffer(await open()), 'picture.webp');
      return await image.print(PRINTED);
    } catch (error) {
      // Lost, taken away meanwhile, or this machine is too busy: what is said is there all the same.
      if (error instanceof AppError || error instanceof ImageError) return null;
      throw error;
    }
  };
}
