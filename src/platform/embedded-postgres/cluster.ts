import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { asAccount } from './account';
import type { Binaries } from './binaries';
import { clusterFolder, type Place } from './place';

export const ROLE = 'servidesk';

/** Appears under its name only when complete, so that an interrupted start leaves nothing half made. */
const DRAFT = 'cluster.draft-';

/** What pg_trgm takes for a letter: with plain C only ASCII would count. The first that the system knows. */
const LETTERS = ['C.UTF-8', 'en_US.UTF-8', 'C'];

export interface Setup {
  place: Place;
  binaries: Binaries;
  /** Gives up safety after a crash for speed: for tests. */
  fast: boolean;
}

export interface Cluster {
  path: string;
  password: string;
}

const passwordPath = ({ folder }: Place): string => join(folder, 'password');

/** The cluster in the folder, made on first start. */
export async function openCluster(setup: Setup): Promise<Cluster> {
  const { place, binaries } = setup;
  const path = clusterFolder(place.folder);
  clearDrafts(place.folder);
  if (!existsSync(path)) await createCluster(setup);
  const made = readFileSync(join(path, 'PG_VERSION'), 'utf8').trim();
  if (made !== binaries.major) {
    throw new Error(
      `The data in ${place.folder} was made by PostgreSQL ${made} and this is ${binaries.major}: ` +
        'back it up with the older ServiDesk and restore it here',
    );
  }
  return { path, password: readFileSync(passwordPath(place), 'utf8').trim() };
}

function clearDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(DRAFT)) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // A killed start's initdb may still be writing; the next start takes what is left.
    }
  }
}

async function createCluster(setup: Setup): Promise<void> {
  const { folder } = setup.place;
  writePassword(setup.place);
  let failure = '';
  for (const ctype of LETTERS) {
    const draft = join(folder, `${DRAFT}${randomBytes(4).toString('hex')}`);
    failure = await initialise(draft, ctype, setup);
    if (failure === '') return renameSync(draft, clusterFolder(folder));
    if (!failure.includes('locale')) break;
  }
  throw new Error(`The embedded PostgreSQL could not make its data: ${failure}`);
}

/** On the disk before the cluster is: one without its password could never be opened. */
function writePassword(place: Place): void {
  const path = passwordPath(place);
  rmSync(path, { force: true });
  const file = openSync(path, 'wx', 0o600);
  writeSync(file, `${randomBytes(24).toString('base64url')}\n`);
  fsyncSync(file);
  closeSync(file);
  if (place.account) chownSync(path, place.account.uid, place.account.gid);
}

/** Runs initdb; answers why it failed, '' when it did not. */
async function initialise(path: string, ctype: string, { place, binaries, fast }: Setup): Promise<string> {
  const options = [
    `--pgdata=${path}`,
    `--username=${ROLE}`,
    `--pwfile=${passwordPath(place)}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order of words on every system.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${ctype}`,
    '--text-search-config=simple',
    ...(fast ? ['--no-sync'] : []),
  ];
  const child = spawn(binaries.initdb, options, {
    ...asAccount(place.account),
    env: serverEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [errors, code] = await Promise.all([text(child.stderr), ended]);
  if (code === 0) return '';
  const telling = errors.split('\n').find((line) => line.includes('error:') || line.includes('FATAL'));
  return telling ?? (errors.trim() || `initdb ended with ${code}`);
}

/** Nothing of ours: variables such as PGPORT or LANG would change what the server does. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { PATH, SystemRoot, TEMP, LC_ALL: 'C' };
}
