import { closeSync, copyFileSync, openSync, readSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

const LIMIT_BYTES = 5 * 1024 * 1024;

export const logPath = (folder: string): string => join(folder, 'postgres.log');

export const logSize = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Keeps one older part; the server appends, so cutting the file under it is safe. */
export function trimLog(path: string): void {
  if (logSize(path) <= LIMIT_BYTES) return;
  // Removed first, not written over: it may belong to the user of another start.
  rmSync(`${path}.1`, { force: true });
  copyFileSync(path, `${path}.1`);
  truncateSync(path);
}

/** Why the server ended, from what it wrote since an offset. */
export function readFailure(path: string, offset: number): string {
  const buffer = Buffer.alloc(Math.min(Math.max(logSize(path) - offset, 0), 64 * 1024));
  const file = openSync(path, 'r');
  readSync(file, buffer, 0, buffer.length, offset);
  closeSync(file);
  const lines = buffer.toString('utf8').split('\n').filter(Boolean);
  const fatal = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? 'it said nothing';
  return fatal.replace(/^.*?(FATAL|PANIC): +/, '');
}
