import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { StorageEngine } from 'multer';

/**
 * Multer's files in a folder, by names of ours. What could not be written to its end, as on a full disk, is removed before
 * the request goes on. Multer's own storage forgets it, and may still be opening the file when it says so.
 */
export function uploadStorage(folder: string): StorageEngine {
  return {
    _handleFile(_req, { stream }, callback) {
      const path = join(folder, randomUUID());
      write(stream, path).then(
        (size) => callback(null, { path, size }),
        (error) => callback(error),
      );
    },
    _removeFile(_req, { path }, callback) {
      rm(path, { force: true }).then(() => callback(null), callback);
    },
  };
}

/** Resolves to how many bytes there were. */
async function write(source: Readable, path: string): Promise<number> {
  const file = await open(path, 'wx');
  try {
    const target = file.createWriteStream();
    await pipeline(source, target);
    return target.bytesWritten;
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    await file.close().catch(() => undefined);
  }
}
