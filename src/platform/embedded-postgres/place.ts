import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Account, mayUse, unprivilegedAccount } from './account';

/** For root, whose own folders are often closed to every other account. */
export const SYSTEM_FOLDER = '/var/lib/servidesk';

/** In the data folder: where the data is when it could not stay there. */
const POINTER = 'location';

export interface Place {
  /** Holds the cluster, password, owner and log; belongs to the account. */
  folder: string;
  account: Account | null;
}

export const clusterFolder = (folder: string): string => join(folder, 'cluster');

/** Where the data lives and who owns it; makes the folder. */
export function findPlace(dataDir: string, log: (message: string) => void): Place {
  mkdirSync(dataDir, { recursive: true });
  const asked = realpathSync(dataDir);
  const pointer = join(asked, POINTER);
  if (existsSync(pointer)) return openPlace(readFileSync(pointer, 'utf8').trim(), log, asked);
  if (existsSync(clusterFolder(asked))) return openPlace(asked, log);
  const account = unprivilegedAccount();
  if (prepareFolder(asked, account)) return { folder: asked, account };
  if (!account)
    throw new Error(`The folder ${asked} is closed to this user: start as its owner, or set DATA_DIR`);
  const folder = join(SYSTEM_FOLDER, randomBytes(6).toString('hex'));
  chownSync(asked, 0, 0);
  writeFileSync(`${pointer}.new`, `${folder}\n`);
  renameSync(`${pointer}.new`, pointer);
  return openPlace(folder, log, asked);
}

/** A folder that already holds data keeps its owner, whoever starts now. */
function openPlace(folder: string, log: (message: string) => void, asked?: string): Place {
  const fallback = unprivilegedAccount();
  if (asked) {
    if (fallback) openSystemFolder();
    log(`The database is kept in ${folder}, because ${asked} is closed to the account PostgreSQL runs under`);
  }
  const account = fallback && ownerOf(folder, fallback);
  if (prepareFolder(folder, account)) return { folder, account };
  throw new Error(
    `The database in ${folder} cannot be opened by ${account ? `the user ${account.name}` : 'this user'}: ` +
      'start as the user that made it, open its parent folders, or set DATA_DIR to another folder',
  );
}

function ownerOf(folder: string, fallback: Account): Account {
  const cluster = clusterFolder(folder);
  if (!existsSync(cluster)) return fallback;
  const { uid, gid } = statSync(cluster);
  if (uid !== 0) return uid === fallback.uid ? fallback : { uid, gid, name: `with the number ${uid}` };
  // Copied or restored by root: PostgreSQL could not read it any more.
  spawnSync('chown', ['-R', `${fallback.uid}:${fallback.gid}`, folder]);
  return fallback;
}

function prepareFolder(folder: string, account: Account | null): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (account) chownSync(folder, account.uid, account.gid);
    chmodSync(folder, 0o700);
  } catch {
    // Said by the caller, who knows what to do instead.
    return false;
  }
  return mayUse(account, ['r', 'w', 'x'], folder);
}

/** Readable by all whatever our umask is: the accounts must get through it. */
export function openSystemFolder(): void {
  mkdirSync(SYSTEM_FOLDER, { recursive: true });
  chmodSync(SYSTEM_FOLDER, 0o755);
}
