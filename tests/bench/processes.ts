import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Captured } from './capture';
import { connection } from './client';

const PROJECT = join(__dirname, '../..');
const START_MS = 30_000;

export interface Running {
  base: string;
  stop(): Promise<void>;
}

export function build(): void {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: PROJECT, stdio: 'inherit' });
  if (status !== 0) throw new Error('the build failed');
}

/** The desk as it is run in production, from the build. */
export async function startNode(env: Record<string, string>, options: string[] = []): Promise<Running> {
  const child = spawn(process.execPath, [...options, 'dist/src/main.js'], {
    cwd: PROJECT,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const base = `http://127.0.0.1:${env.PORT}`;
  const line = connection(base);
  const deadline = Date.now() + START_MS;
  const ready = () =>
    line.send({ path: '/health/ready' }).then(
      ({ status }) => status === 200,
      () => false,
    );
  while (!(await ready())) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('the desk did not start');
    await pause(100);
  }
  line.close();
  return { base, stop: () => end(child) };
}

/** The bare route, which runs the captured statements and sends a page of the same size. */
export async function startBare(databaseUrl: string, { statements, answer }: Captured): Promise<Running> {
  const child = fork(join(__dirname, 'bare.ts'), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  const page = 'x'.repeat(Buffer.byteLength(answer.text));
  child.send({ databaseUrl, page, statements });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { base: `http://127.0.0.1:${port}`, stop: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
