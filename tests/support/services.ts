import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chmodSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres';
import { freePort } from './ports';

export { freePort } from './ports';

export interface Service {
  url: string;
  /** The process to kill when nobody is left to stop it. */
  pid: number;
  stop(): Promise<void>;
}

export interface Tools {
  redis: string;
  chromium: string;
}

/** Chromium without windows: it draws the same pages for half of the processor time. */
const SHELL = 'chromium-headless-shell';
const BROWSERS = [SHELL, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const REDIS = 'redis-server';

export const CHROMIUM_ARGS = [
  '--no-sandbox',
  // All pages are ours: else each window starts processes for other sites in advance, half of all that there are.
  '--disable-site-isolation-trials',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const START_MS = 60_000;

/**
 * Paths of the programs the tests need; as root, missing ones are installed first.
 * @throws Error that says which to install
 */
export function findTools(): Tools {
  const redis = findProgram([REDIS]) ?? install(REDIS);
  const chromium = findProgram(BROWSERS) ?? install(SHELL) ?? install('chromium');
  if (redis && chromium) return { redis, chromium };
  const missing = [...(redis ? [] : [REDIS]), ...(chromium ? [] : ['chromium'])];
  throw new Error(
    `The tests need ${missing.join(' and ')}: install with ` +
      `"sudo apt-get install ${missing.join(' ')}" or as your system does it`,
  );
}

/** As root, installs the browser without windows beside one with them; where it cannot be had, that one is used. */
export function preferShell(): void {
  if (!findProgram([SHELL])) install(SHELL);
}

export function findProgram(names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of the program of that name, if root may install Debian's package of it. */
function install(name: string): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  console.log(`Installing ${name}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const steps = [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', name],
  ];
  for (const step of steps) {
    const { status, stderr } = spawnSync('apt-get', step, {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (status === 0) continue;
    console.log(`apt-get ${step[0]} failed: ${stderr?.trim().split('\n').at(-1) ?? 'not found'}`);
    return undefined;
  }
  return findProgram([name]);
}

/** A folder that the unprivileged account of the database can enter too. */
export function makeTemporaryFolder(): string {
  const folder = mkdtempSync(join(parentFolder(), 'servidesk-test-'));
  chmodSync(folder, 0o711);
  return folder;
}

function parentFolder(): string {
  // A root user's own TMPDIR may be closed to others; within a run it is ours.
  const own = process.env.TEST_POSTGRES_URL !== undefined || process.getuid?.() !== 0;
  return own ? tmpdir() : '/tmp';
}

export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

/** A PostgreSQL whose data may be lost. */
export async function startPostgres(folder: string): Promise<Service> {
  const dataDir = join(folder, 'postgres');
  const log = (message: string) => console.log(message);
  const { url, stop } = await startEmbeddedPostgres({ dataDir, log, fast: true });
  const lock = readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8');
  return { url, stop, pid: Number.parseInt(lock, 10) };
}

/** A Redis that keeps nothing. */
export async function startRedis(program: string, folder: string): Promise<Service> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    const started = await tryRedis(program, folder, await freePort(), deadline);
    if (started) return started;
    await pause(10);
  }
  throw new Error('redis-server did not start');
}

/** Null where it has ended or does not answer, as when somebody else was given its port in between. */
async function tryRedis(
  program: string,
  folder: string,
  port: number,
  deadline: number,
): Promise<Service | null> {
  const options = [
    '--bind',
    '127.0.0.1',
    '--port',
    String(port),
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  const child = spawn(program, options, { stdio: 'ignore', detached: true });
  while (!(await answers(port))) {
    if (child.exitCode === null && Date.now() < deadline) await pause(10);
    else return endProcess(child).then(() => null);
  }
  return { url: `redis://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => endProcess(child) };
}

/** A browser that all test files share; each opens windows of its own in it. It is there, or ends, however long it takes. */
export async function startChromium(executablePath: string): Promise<Service> {
  const server = await chromium.launchServer({ executablePath, args: CHROMIUM_ARGS, timeout: 0 });
  return { url: server.wsEndpoint(), pid: server.process().pid ?? 0, stop: () => server.close() };
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Whether something accepts connections there. */
async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
