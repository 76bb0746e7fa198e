import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

/** PostgreSQL refuses to run as root, so root hands it to one of these. */
const UNPRIVILEGED = ['postgres', 'nobody'];

export interface Account {
  uid: number;
  gid: number;
  name: string;
}

export type Right = 'r' | 'w' | 'x';

/** The account PostgreSQL runs under when we are root; null means: as ourselves. */
export function unprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of UNPRIVILEGED) {
    const [uid, gid] = [idOf('-u', name), idOf('-g', name)];
    if (uid && gid) return { uid, gid, name };
  }
  throw new Error(
    'The embedded PostgreSQL cannot run as root and found neither a "postgres" nor a "nobody" user: ' +
      'start as an ordinary user or set DATABASE_URL',
  );
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  const result = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return result.status === 0 ? Number(result.stdout) : undefined;
}

/** What to add to spawn options so that the child runs under the account. */
export function asAccount(account: Account | null): { uid?: number; gid?: number; cwd: string } {
  // The folder we stand in may be closed to the account, hence a neutral one.
  return account ? { uid: account.uid, gid: account.gid, cwd: '/' } : { cwd: '/' };
}

/** Whether the account has all these rights on a path, parent folders included. */
export function mayUse(account: Account | null, rights: Right[], path: string): boolean {
  if (!account) return mayUseOurselves(rights, path);
  // Asked of the kernel by a process of that account: mode bits alone miss ACLs and mounts.
  const script = rights.map((right) => `test -${right} "$0"`).join(' && ');
  return spawnSync('/bin/sh', ['-c', script, path], asAccount(account)).status === 0;
}

function mayUseOurselves(rights: Right[], path: string): boolean {
  const bits = { r: constants.R_OK, w: constants.W_OK, x: constants.X_OK };
  try {
    accessSync(
      path,
      rights.reduce((mode, right) => mode | bits[right], 0),
    );
    return true;
  } catch {
    return false;
  }
}
