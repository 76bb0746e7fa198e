import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { contentDisposition } from '../files';

export interface AnsweredFile {
  name: string;
  /** As in `Content-Type`. */
  type: string;
  /** Bytes. */
  size: number;
  /** Null where somebody asks only what it would be. */
  stream: Readable | null;
}

/** Answers with a file that its reader keeps: no browser shows it, and nobody else stores it. */
export async function fileAnswer(res: Response, { name, type, size, stream }: AnsweredFile): Promise<void> {
  res.set({
    'Content-Type': type,
    'Content-Length': String(size),
    'Content-Disposition': contentDisposition(name),
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  if (!stream) return void res.end();
  await pipeline(stream, res).catch((error) => {
    // Whoever stops a download has closed the connection.
    if (!res.destroyed) throw error;
  });
}
