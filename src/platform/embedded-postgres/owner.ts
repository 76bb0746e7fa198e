import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthOf, isAlive } from './processes';

interface Owner {
  pid: number;
  birth: string;
}

/** Makes this process the only one that uses the folder; gives back what ends that. Throws when another one lives. */
export function claimFolder(folder: string): () => void {
  const path = join(folder, 'owner.json');
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) } satisfies Owner));
  try {
    while (!claimed(draft, path)) clearStale(path, folder);
  } finally {
    rmSync(draft, { force: true });
  }
  return () => rmSync(path, { force: true });
}

/** Whether a process that uses the folder lives. */
export function hasLivingOwner(folder: string): boolean {
  return isLiving(readOwner(join(folder, 'owner.json')));
}

/** A link appears at once and complete, and only one can: a file that is written is neither. */
function claimed(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function clearStale(path: string, folder: string): void {
  refuseLiving(readOwner(path), folder);
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readOwner(aside);
  // Another start may have claimed it between the look and the move: give it back.
  if (isLiving(moved)) claimed(aside, path);
  rmSync(aside, { force: true });
  refuseLiving(moved, folder);
}

function refuseLiving(owner: Owner | undefined, folder: string): void {
  if (!isLiving(owner)) return;
  throw new Error(
    `The database in ${folder} is in use by another ServiDesk (process ${owner.pid}): ` +
      'stop it first, or set DATA_DIR to another folder',
  );
}

function isLiving(owner: Owner | undefined): owner is Owner {
  if (!owner || !isAlive(owner.pid)) return false;
  if (owner.birth === '') return owner.pid !== process.pid;
  return birthOf(owner.pid) === owner.birth;
}

function readOwner(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}
