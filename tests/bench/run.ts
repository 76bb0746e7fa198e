import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres';
import { makeTemporaryFolder, removeFolder, startRedis } from '../support/services';
import { makeDatabase, measureDesk, say } from './desk';
import { type Options, readOptions, USAGE } from './options';
import { build } from './processes';
import { guessTable, machine, type Run, table } from './report';

// Measures the desk as it is run in production, on generated tickets, and prints a table.

async function main(options: Options): Promise<void> {
  build();
  const folder = makeTemporaryFolder();
  const ends: (() => Promise<void> | void)[] = [() => removeFolder(folder)];
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => endAll(ends).finally(() => process.exit(130)));
  }
  try {
    const redisUrl = options.redis ? await redis(folder, ends) : null;
    const serverUrl = options.database ?? (await postgres(folder, ends));
    const facts = machine(await versionOf(serverUrl));
    const runs: Run[] = [];
    for (const size of options.database ? [0] : options.sizes) {
      if (size > 0) say(`A desk of ${size.toLocaleString('en')} tickets`);
      const url = options.database ?? (await makeDatabase(serverUrl, size));
      runs.push(await measureDesk(url, options, { folder, redisUrl }));
    }
    print(facts, options, runs);
  } finally {
    await endAll(ends);
  }
}

function print(facts: string, options: Options, runs: Run[]): void {
  const { connections, requests, warmUp, redis } = options;
  const lines = [
    facts,
    `${connections} connections, ${requests} requests a row after ${warmUp} to warm up, ${redis ? 'with' : 'without'} Redis; load, desk and database share the machine.`,
    'Answers are compressed, except where throughput is compared with the bare route ("to bare"): it runs the same statements, sends as many bytes, and compresses nothing either.',
  ];
  const guesses = runs.at(-1)?.guesses ?? [];
  const tables = [
    ...(runs.some(({ results }) => results.length > 0) ? [table(runs)] : []),
    ...(guesses.length > 0 ? [guessTable(guesses)] : []),
  ];
  process.stdout.write(`${[lines.join('\n'), ...tables].join('\n\n')}\n`);
}

async function postgres(folder: string, ends: (() => Promise<void> | void)[]): Promise<string> {
  const { url, stop } = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: say });
  ends.push(stop);
  return url;
}

async function redis(folder: string, ends: (() => Promise<void> | void)[]): Promise<string> {
  const program = 'redis-server';
  if (spawnSync(program, ['--version']).error) {
    throw new Error('--redis needs redis-server: install it as your system does');
  }
  const { url, stop } = await startRedis(program, folder);
  ends.push(stop);
  return url;
}

async function versionOf(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  );
  await client.end();
  return rows[0]?.version ?? '';
}

async function endAll(ends: (() => Promise<void> | void)[]): Promise<void> {
  while (ends.length > 0) await ends.pop()?.();
}

function optionsOrUsage(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
    process.exit(2);
  }
}

main(optionsOrUsage()).then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${(error as Error).stack ?? error}\n`);
    process.exit(1);
  },
);
