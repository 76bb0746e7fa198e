import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fchownSync, openSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { asAccount } from './account';
import { type Cluster, type Setup, serverEnvironment } from './cluster';
import { logPath, logSize, readFailure } from './log-file';
import { commandOf, isAlive } from './processes';
import { serverArguments } from './settings';

const POLL_MS = 20;
/** A killed server's last children hold its memory for up to some seconds. */
const STALE_LOCK_MS = 30_000;
const STOP_MS = 60_000;
/** Failures that pass by themselves. */
const PASSING = /lock file|shared memory block|TCP\/IP sockets/;

export interface Installation extends Setup {
  cluster: Cluster;
}

export interface Server {
  pid: number;
  port: number;
}

/** The server that an earlier process left running on this data, null when there is none. */
export async function findRunningServer({ cluster }: Installation): Promise<Server | null> {
  for (;;) {
    const lock = readLock(cluster.path);
    if (!lock) return null;
    if (!isPostmaster(lock.pid, cluster.path)) {
      // PostgreSQL trusts any living process with that number, and would refuse to start for ever.
      if (numberInUse(lock.pid)) rmSync(join(cluster.path, 'postmaster.pid'), { force: true });
      return null;
    }
    if (lock.ready) return { pid: lock.pid, port: lock.port };
    await pause(POLL_MS);
  }
}

/** Starts a server; on a free port unless one is given. */
export async function launchServer(installation: Installation, fixedPort?: number): Promise<Server> {
  const deadline = Date.now() + STALE_LOCK_MS;
  for (;;) {
    const port = fixedPort ?? (await freePort());
    const failure = await tryLaunch(installation, port);
    if (typeof failure !== 'string') return failure;
    if (!PASSING.test(failure) || Date.now() > deadline) {
      throw new Error(
        `The embedded PostgreSQL did not start: ${failure} (more in ${logPath(installation.place.folder)})`,
      );
    }
    await pause(POLL_MS * 5);
  }
}

async function tryLaunch(
  { place, binaries, cluster, fast }: Installation,
  port: number,
): Promise<Server | string> {
  const path = logPath(place.folder);
  const offset = logSize(path);
  const output = openSync(path, 'a', 0o600);
  if (place.account) fchownSync(output, place.account.uid, place.account.gid);
  const child = spawn(binaries.postgres, serverArguments(cluster.path, { port, fast }), {
    ...asAccount(place.account),
    env: serverEnvironment(),
    stdio: ['ignore', output, output],
    // A group of its own: Ctrl-C must reach us alone, who stop it after the last request.
    detached: true,
    windowsHide: true,
  });
  closeSync(output);
  child.unref();
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = error.message;
  });
  let hasEnded = false;
  child.once('exit', () => {
    hasEnded = true;
  });
  // Why it ended is asked here alone: one that ends much later was told to, and its log may be gone.
  while (failure === undefined && !hasEnded) {
    const lock = readLock(cluster.path);
    if (lock?.ready && lock.pid === child.pid) return { pid: lock.pid, port };
    await pause(POLL_MS);
  }
  return failure ?? readFailure(path, offset);
}

/** Ends every connection, writes everything, and waits for the end. */
export async function stopServer({ pid }: Server, { binaries, cluster }: Installation): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(binaries.pgCtl, ['stop', '-D', cluster.path, '-m', 'fast', '-w']);
    return;
  }
  const deadline = Date.now() + STOP_MS;
  let signal: NodeJS.Signals | undefined = 'SIGINT';
  while (isPostmaster(pid, cluster.path)) {
    if (signal) send(signal, pid);
    // SIGQUIT ends it without the last writing: the next start recovers from the log, so nothing is lost.
    signal = Date.now() > deadline ? 'SIGQUIT' : undefined;
    await pause(POLL_MS);
  }
}

/** Ends it without waiting for that; where there are no signals it stays, and the next start takes it over. */
export function tellToStop({ pid }: Server, { cluster }: Installation): void {
  if (process.platform !== 'win32' && isPostmaster(pid, cluster.path)) send('SIGINT', pid);
}

function send(signal: NodeJS.Signals, pid: number): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between the look and the signal.
  }
}

/** Whether this number is, now, a server on this data. */
export function isPostmaster(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  return process.platform === 'win32' || commandOf(pid).includes(` -D ${cluster} `);
}

/** The fields of postmaster.pid; see "miscadmin.h" of PostgreSQL. */
function readLock(cluster: string): (Server & { ready: boolean }) | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

/** Unlike isAlive, true for one that ended and was not collected, as for PostgreSQL. */
function numberInUse(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
