import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chmodSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres';

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

const PROGRAMS = {
  redis: ['redis-server'],
  chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
};

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

/** Paths of the programs the tests need; as root, missing ones are installed first. */
export function findTools(): Tools {
  const missing = missingPackages();
  if (missing.length > 0) install(missing);
  const redis = findProgram(PROGRAMS.redis);
  const chromium = findProgram(PROGRAMS.chromium);
  if (redis && chromium) return { redis, chromium };
  throw new Error(
    `The tests need ${missingPackages().join(' and ')}: install with ` +
      `"sudo apt-get install ${missingPackages().join(' ')}" or as your system does it`,
  );
}

function missingPackages(): string[] {
  const packages = [];
  if (!findProgram(PROGRAMS.redis)) packages.push('redis-server');
  if (!findProgram(PROGRAMS.chromium)) packages.push('chromium');
  return packages;
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

function install(packages: string[]): void {
  if (process.getuid?.() !== 0) return;
  console.log(`Installing ${packages.join(' and ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const steps = [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ];
  for (const step of steps) {
    const { status, stderr } = spawnSync('apt-get', step, {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (status !== 0)
      throw new Error(`apt-get ${step[0]} failed: ${stderr?.trim().split('\n').at(-1) ?? 'not found'}`);
  }
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
  const port = await freePort();
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
  const deadline = Date.now() + START_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('redis-server did not start');
    await pause(10);
  }
  return { url: `redis://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => endProcess(child) };
}

/** A browser that all test files share; each opens windows of its own in it. */
export async function startChromium(executablePath: string): Promise<Service> {
  const server = await chromium.launchServer({ executablePath, args: CHROMIUM_ARGS });
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

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
