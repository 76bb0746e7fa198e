import { rm } from 'node:fs/promises';
import { diskStorage, type StorageEngine } from 'multer';

/**
 * Multer's files in a folder. What it could not write to its end, as on a full disk, it forgets; here that is removed
 * before the request goes on.
 */
export function uploadStorage(folder: string): StorageEngine {
  const disk = diskStorage({ destination: folder });
  return {
    _handleFile(req, file, callback) {
      disk._handleFile(req, file, (error?: unknown, info?: Partial<Express.Multer.File>) => {
        if (!error || !file.path) return callback(error, info);
        rm(file.path, { force: true }).then(
          () => callback(error),
          () => callback(error),
        );
      });
    },
    _removeFile: (req, file, callback) => disk._removeFile(req, file, callback),
  };
}
