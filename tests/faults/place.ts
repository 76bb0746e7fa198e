import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Browser } from '../support/browser';
import { findTools, freePort, startPostgres, startRedis } from '../support/services';

// What the cases have: the desk as it is run, from its build, and services of its own that can be broken.

/** What a case found out, beside what is promised. */
export interface Finding {
  what: string;
  value: string;
  promise: string;
  holds: boolean;
}

export const finding = (what: string, value: string, promise: string, holds: boolean): Finding => ({
  ...{ what, value, promise, holds },
});

/** Breaks something of a running desk, and tells what people saw. */
export interface Case {
  name: string;
  title: string;
  run(place: Place): Promise<Finding[]>;
}

export interface Broken {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

export interface Place {
  /** Of the desk that is measured. */
  project: string;
  /** What a case leaves on the disk. */
  folder: string;
  rounds: number;
  say(line: string): void;
  postgres(): Promise<Broken>;
  redis(): Promise<Broken>;
  /** A desk with the demo in it, ready to answer; `REDIS_URL`, `DATABASE_URL` and the like by `env`. */
  desk(env: Record<string, string>): Promise<RunningDesk>;
}

export interface RunningDesk {
  base: string;
  child: ChildProcess;
  /** Whether the process that was started is still there. */
  isAlive(): boolean;
  /** Its processes, PostgreSQL aside. */
  pids(): number[];
  /** What they use together, in MiB of proportional set size. */
  memory(): number;
  signIn(email: string): Promise<Browser>;
  /** @returns its exit code */
  stop(): Promise<number | null>;
}

export const METRICS_TOKEN = 'a token that only these cases use';
const START_MS = 60_000;

export function openPlace(
  project: string,
  folder: string,
  rounds: number,
): Place & { close(): Promise<void> } {
  const ends: (() => Promise<unknown>)[] = [];
  let number = 0;
  const ownFolder = () => {
    number += 1;
    return join(folder, String(number));
  };
  const kept = <S extends { stop(): unknown }>(started: S): S => {
    ends.push(async () => started.stop());
    return started;
  };
  return {
    project,
    folder,
    rounds,
    say: (line) => void process.stderr.write(`  ${line}\n`),
    postgres: async () => kept(asBroken(await startPostgres(ownFolder()))),
    redis: async () => kept(asBroken(await startRedis(findTools().redis, folder))),
    desk: async (env) => kept(await startDesk(project, { DATA_DIR: ownFolder(), ...env })),
    async close() {
      while (ends.length > 0) await ends.pop()?.();
    },
  };
}

const asBroken = (service: { url: string; pid: number; stop(): unknown }): Broken => ({
  url: service.url,
  pid: service.pid,
  stop: async () => void (await service.stop()),
});

export function buildDesk(project: string): void {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: project, stdio: 'inherit' });
  if (status !== 0) throw new Error('the build failed');
}

async function startDesk(project: string, env: Record<string, string>): Promise<RunningDesk> {
  const port = env.PORT ?? String(await freePort());
  const base = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'ignore'],
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, PORT: port, DEMO: 'true', METRICS_TOKEN },
      ...{ SESSION_SECRET: 'a secret that only these cases use', LOG_LEVEL: 'silent' },
      ...{ ENCRYPTION_KEY: 'a key that only these cases ever use', TRUST_PROXY: 'loopback' },
      ...env,
    },
  });
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  const desk: RunningDesk = {
    base,
    child,
    isAlive,
    pids: () => (isAlive() ? family(child.pid ?? 0) : []),
    memory: () => (isAlive() ? family(child.pid ?? 0).reduce((sum, pid) => sum + proportional(pid), 0) : 0),
    signIn: (email) => signIn(base, email),
    async stop() {
      if (isAlive()) {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }
      return child.exitCode;
    },
  };
  if (!(await isReady(base, isAlive, START_MS))) throw new Error('the desk did not start');
  return desk;
}

/** Waits until the desk says that it is ready; false when it ends, or takes longer. */
export async function isReady(base: string, isAlive: () => boolean, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline && isAlive()) {
    const signal = AbortSignal.timeout(2000);
    const answer = await fetch(`${base}/health/ready`, { signal }).catch(() => null);
    await answer?.text().catch(() => undefined);
    if (answer?.status === 200) return true;
    await pause(50);
  }
  return false;
}

async function signIn(base: string, email: string): Promise<Browser> {
  const browser = new Browser(base);
  await browser.get('/login');
  const { status } = await browser.post('/login', { email, password: 'servidesk-demo' });
  if (status !== 303) throw new Error(`${email} could not sign in: ${status}`);
  await browser.get('/account');
  return browser;
}

/** A process and those that it has started, as far as they are Node's. */
function family(root: number): number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = read(`/proc/${entry}/stat`);
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    parents.set(Number(entry), parent);
  }
  const found = [root];
  for (const pid of found) {
    for (const [child, parent] of parents) if (parent === pid) found.push(child);
  }
  return found.filter((pid) => read(`/proc/${pid}/comm`).startsWith('node'));
}

function proportional(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? '0';
  return Number(kilobytes) / 1024;
}

/** A process may be gone by the time that it is asked about. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
