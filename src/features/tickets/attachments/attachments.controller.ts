import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { contentDisposition } from '../../../platform/files';
import { ctxOf, idParam, numberParam } from '../../../platform/http/input';
import type { Audience } from '../audience';
import { openAttachment } from './attachments.service';

export const downloadAtDesk = (req: Request, res: Response) => download(req, res, 'staff');
export const downloadInPortal = (req: Request, res: Response) => download(req, res, 'customer');

/** A download that cannot become a page of this desk, whatever is in it. */
async function download(req: Request, res: Response, audience: Audience): Promise<void> {
  const file = await openAttachment(ctxOf(req), numberParam(req), idParam(req), audience);
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
