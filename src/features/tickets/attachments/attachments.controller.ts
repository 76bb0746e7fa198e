import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { contentDisposition } from '../../../platform/files';
import { ctxOf, idParam, numberParam } from '../../../platform/http/input';
import { openAttachment } from './attachments.service';

/** A download that cannot become a page of this desk, whatever is in it. */
export async function downloadAttachment(req: Request, res: Response): Promise<void> {
  const file = await openAttachment(ctxOf(req), numberParam(req), idParam(req));
  res.set({
    'Content-Type': file.mediaType,
    'Content-Length': String(file.size),
    'Content-Disposition': contentDisposition(file.name),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
  // A reader who goes away mid-download is no failure of ours.
  await pipeline(file.stream, res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
