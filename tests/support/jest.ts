import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { JestResults } from './results';

const PROJECT = join(__dirname, '../..');
/** How long Jest may take to end after its last test, or after being told to. */
const EXIT_MS = 5_000;

export interface JestRun {
  pid: number | undefined;
  /** Resolves when it has ended, or has its results and does not. */
  ended: Promise<{ results: JestResults | undefined; exitCode: number | null | undefined }>;
  /** Ends what is left of it. */
  stop(): Promise<void>;
}

/**
 * Starts Jest.
 * @param folder for what it leaves behind
 */
export function startJest(folder: string, args: string[], variables: NodeJS.ProcessEnv): JestRun {
  const output = join(folder, 'results.json');
  const jest = require.resolve('jest/bin/jest');
  const command = [jest, '--config', 'jest.config.cjs', '--json', '--outputFile', output, ...args];
  const child = spawn(process.execPath, command, {
    cwd: PROJECT,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  return { pid: child.pid, ended: outcomeOf(child, output), stop: () => endGroup(child) };
}

async function outcomeOf(child: ChildProcess, output: string) {
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const over = new AbortController();
  const exitCode = await Promise.race([ended, forgotten(output, child, over.signal)]);
  over.abort();
  const results = existsSync(output) ? (JSON.parse(readFileSync(output, 'utf8')) as JestResults) : undefined;
  return { results, exitCode };
}

/** Resolves when Jest has its results and yet does not end: some test left something open. */
async function forgotten(output: string, child: ChildProcess, over: AbortSignal): Promise<undefined> {
  while (!existsSync(output) && child.exitCode === null) await pause(200);
  await pause(EXIT_MS, undefined, { ref: false, signal: over }).catch(() => undefined);
  if (over.aborted) return undefined;
  console.log('Jest did not end by itself: a test left a connection or timer open (see --detectOpenHandles)');
  return undefined;
}

async function endGroup(child: ChildProcess): Promise<void> {
  const alive = () => child.exitCode === null && child.signalCode === null;
  const deadline = Date.now() + EXIT_MS;
  if (alive()) signal(child, 'SIGTERM');
  while (alive() && Date.now() < deadline) await pause(50);
  // Also those of the group that outlived it.
  signal(child, 'SIGKILL');
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid) process.kill(-pid, name);
  } catch {
    // The group has ended.
  }
}
