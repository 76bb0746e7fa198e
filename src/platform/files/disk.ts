import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { mkdir, open, opendir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { daysAfter } from '../elapsed';
import { notFound } from '../errors';
import { codedError, OWN_CODES } from '../faults';
import type { Files, ListedFile, StoredFile } from './files';
import { removeLeftovers } from './leftovers';

const KEY = /^[0-9a-f]{40}$/;
const TEMPORARY = 'tmp';
/** An empty file needs no room on a full disk; this one needs a block. */
const PROBE = Buffer.alloc(4096, 1);

/** Files under `dataDir`/files, sharded by the first two bytes of the key. Creates the folder. */
export function createDiskFiles(dataDir: string): Files {
  const root = join(dataDir, 'files');
  const temporary = join(root, TEMPORARY);
  mkdirSync(temporary, { recursive: true });
  removeLeftovers(temporary, daysAfter(new Date(), -1)).catch(() => undefined);
  return {
    put: (source) => put(root, source),
    async open(key) {
      const path = pathOf(root, key);
      try {
        return (await open(path, 'r')).createReadStream();
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw storageFault(error);
        // A folder that is not mounted has lost no file.
        await stat(temporary).catch((missing) => Promise.reject(storageFault(missing)));
        throw notFound();
      }
    },
    async remove(key) {
      if (KEY.test(key)) await rm(pathOf(root, key), { force: true });
    },
    list: () => list(root),
    async healthy() {
      const probe = join(temporary, `probe-${randomBytes(8).toString('hex')}`);
      try {
        await write(probe, PROBE);
        return true;
      } catch {
        return false;
      } finally {
        await rm(probe, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** Written aside, flushed and renamed: under its key a file is whole or not there. */
async function put(root: string, source: Readable | Buffer): Promise<StoredFile> {
  const key = randomBytes(20).toString('hex');
  const path = pathOf(root, key);
  const aside = join(root, TEMPORARY, key);
  try {
    const measured = await write(aside, source);
    const first = await mkdir(dirname(path), { recursive: true });
    await rename(aside, path);
    await flushFolder(dirname(path));
    if (first) await Promise.all([flushFolder(dirname(dirname(path))), flushFolder(root)]);
    return { key, ...measured };
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw storageFault(error);
  }
}

async function write(path: string, source: Readable | Buffer): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx', 0o640);
  try {
    for await (const chunk of Buffer.isBuffer(source) ? [source] : source) {
      hash.update(chunk);
      size += chunk.length;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { size, sha256: hash.digest('hex') };
}

/** Makes a rename survive a power cut; not every system lets a folder be flushed. */
async function flushFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  } catch {
    // The file itself is flushed; the folder follows when the system decides.
  }
}

async function* list(root: string): AsyncIterable<ListedFile> {
  for (const first of await shards(root)) {
    for (const second of await shards(join(root, first))) {
      const folder = await opendir(join(root, first, second)).catch(() => null);
      if (!folder) continue;
      for await (const { name } of folder) {
        const found = KEY.test(name) ? await stat(pathOf(root, name)).catch(() => null) : null;
        if (found) yield { key: name, modifiedAt: found.mtime };
      }
    }
  }
}

async function shards(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /^[0-9a-f]{2}$/.test(name));
}

function pathOf(root: string, key: string): string {
  if (!KEY.test(key)) throw notFound();
  return join(root, key.slice(0, 2), key.slice(2, 4), key);
}

/** What the system says of a folder that is gone, or that it can no longer reach (errno, as POSIX and Linux have it). */
const GONE = new Set([
  'ENOENT',
  'ENOTDIR',
  'EACCES',
  'EIO',
  'ESTALE',
  'ENODEV',
  'ENXIO',
  'ENOTCONN',
  'ETIMEDOUT',
]);

function storageFault(error: unknown): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return GONE.has(code) ? codedError(OWN_CODES.storage, message, error) : error;
}
