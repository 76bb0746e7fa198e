import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where uploads wait until the request that brought them has ended. */
export function uploadsFolder(dataDir: string): string {
  return join(dataDir, 'uploads');
}

/** Removes what a process left in a folder when it was killed: the files last written before that moment. */
export async function removeLeftovers(folder: string, before: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs < before.getTime()) await rm(path, { force: true });
  }
}
