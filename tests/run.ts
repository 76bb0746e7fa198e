import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type JestResults, judge, type Outcome } from './support/results';
import { findTools, makeTemporaryFolder, removeFolder, startPostgres, startRedis } from './support/services';
import { startSweeper } from './support/sweeper';
import { makeTemplate } from './support/template';

const PROJECT = join(__dirname, '..');
/** How long Jest may take to end after its last test, or after being told to. */
const EXIT_MS = 5_000;

/** What undoes each thing that was started. */
const cleanups: (() => unknown)[] = [];
let cleaning: Promise<void> | undefined;

async function main(): Promise<Outcome> {
  const tools = findTools();
  const folder = makeTemporaryFolder();
  const sweeper = startSweeper(folder);
  cleanups.push(sweeper.dismiss, () => removeFolder(folder));
  const redis = await startRedis(tools.redis, folder);
  cleanups.push(redis.stop);
  sweeper.watch(redis.pid);
  const external = process.env.TEST_DATABASE_URL;
  const server = external ? { url: external, pid: undefined } : await startServer(folder);
  sweeper.watch(server.pid);
  const template = await makeTemplate(
    server.url,
    external ? `servidesk_template_${process.pid}` : 'servidesk_template',
  );
  if (external) cleanups.push(template.drop);
  return runJest(folder, sweeper.watch, {
    TEST_POSTGRES_URL: server.url,
    TEST_TEMPLATE: template.name,
    TEST_REDIS_URL: redis.url,
    TEST_CHROMIUM: tools.chromium,
    // What tests leave in the folder for temporary files goes with ours.
    TMPDIR: folder,
  });
}

async function startServer(folder: string) {
  const server = await startPostgres(folder);
  cleanups.push(server.stop);
  return server;
}

async function runJest(
  folder: string,
  watch: (pid: number | undefined) => void,
  variables: NodeJS.ProcessEnv,
): Promise<Outcome> {
  const asked = process.argv.slice(2);
  const output = join(folder, 'results.json');
  const jest = require.resolve('jest/bin/jest');
  const args = [jest, '--config', 'jest.config.cjs', '--json', '--outputFile', output, ...asked];
  const child = spawn(process.execPath, args, {
    cwd: PROJECT,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  watch(child.pid);
  cleanups.push(() => endGroup(child));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const over = new AbortController();
  const exitCode = await Promise.race([ended, forgotten(output, child, over.signal)]);
  over.abort();
  const results = existsSync(output) ? (JSON.parse(readFileSync(output, 'utf8')) as JestResults) : undefined;
  const filtered = asked.some((argument) => /^(-t|--testNamePattern)(=|$)/.test(argument));
  return judge(results, { exitCode, filtered });
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

function cleanUp(): Promise<void> {
  cleaning ??= (async () => {
    for (const undo of cleanups.reverse()) {
      try {
        await undo();
      } catch (error) {
        console.error((error as Error).message);
      }
    }
  })();
  return cleaning;
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => cleanUp().finally(() => process.exit(130)));
}

main()
  .catch((error: Error): Outcome => ({ passed: 0, failed: 1, reasons: [error.message] }))
  .then(async ({ passed, failed, reasons }) => {
    await cleanUp();
    for (const reason of reasons) console.log(reason);
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  });
