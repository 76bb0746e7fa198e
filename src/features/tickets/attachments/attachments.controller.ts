import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { contentDisposition } from '../../../platform/files';
import { ctxOf, idParam, numberParam } from '../../../platform/http/input';
import type { Audience } from '../audience';
import { findPicture, openArchive, openAttachment } from './attachments.service';

/** What keeps a file from being a page of this desk, whatever is in it. */
const HARMLESS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
};

export const downloadOf = (audience: Audience) => async (req: Request, res: Response) => {
  const file = await openAttachment(ctxOf(req), numberParam(req), idParam(req), audience);
  res.set({
    ...HARMLESS,
    'Content-Type': file.mediaType,
    'Content-Length': String(file.size),
    'Content-Disposition': contentDisposition(file.name),
    'Cache-Control': 'private, no-store',
  });
  await send(res, file.stream);
};

/**
 * A picture as it was drawn here. Browsers keep it and ask each time whether they still may show it: whoever has signed out,
 * or lost the ticket, finds none.
 */
export const pictureOf = (audience: Audience) => async (req: Request, res: Response) => {
  const isSmall = req.query.size === 'small';
  const id = idParam(req);
  const { open } = await findPicture(ctxOf(req), numberParam(req), id, { audience, isSmall });
  // Drawn again, it is the same: its attachment never changes.
  res.set({ ETag: `"${id}-${isSmall ? 'small' : 'large'}"`, 'Cache-Control': 'private, no-cache' });
  if (req.fresh) {
    res.status(304).end();
    return;
  }
  const stream = await open().catch((lost) => {
    res.removeHeader('ETag');
    throw lost;
  });
  res.set({ ...HARMLESS, 'Content-Type': 'image/webp', 'Content-Disposition': 'inline' });
  await send(res, stream);
};

export const archiveOf = (audience: Audience) => async (req: Request, res: Response) => {
  const number = numberParam(req);
  const { entry } = req.query;
  const stream = await openArchive(ctxOf(req), number, entry === undefined ? null : String(entry), audience);
  res.set({
    ...HARMLESS,
    'Content-Type': 'application/zip',
    'Content-Disposition': contentDisposition(`${number}.zip`),
    'Cache-Control': 'private, no-store',
  });
  await send(res, stream);
};

/** A reader who goes away in the middle is no failure of ours. */
async function send(res: Response, stream: Readable): Promise<void> {
  await pipeline(stream, res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
