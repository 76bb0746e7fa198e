import { execFileSync } from 'node:child_process';
import { areaTable, BUDGETS, byArea, overBudget, paceOf, readCosts } from './support/areas';
import { startJest } from './support/jest';
import { beginTable, finishTable } from './support/pages-table';
import { judge, type Outcome } from './support/results';
import {
  findTools,
  makeTemporaryFolder,
  preferShell,
  removeFolder,
  startChromium,
  startPostgres,
  startRedis,
} from './support/services';
import { type Sweeper, startSweeper } from './support/sweeper';
import { dropAll, makeMigrated } from './support/template';

/** What undoes each thing that was started. */
const cleanups: (() => unknown)[] = [];
let cleaning: Promise<void> | undefined;

/** `--thorough` runs what is otherwise sampled whole; everything else is Jest's. */
const thorough = process.argv.includes('--thorough');
const asked = process.argv.slice(2).filter((argument) => argument !== '--thorough');
const paths = asked.filter((argument) => !argument.startsWith('-'));

/**
 * Jest keeps something of every file in the process that ran it, and one that holds gigabytes takes longer to end than
 * Jest waits for it. A whole run goes on in a new process once the old one has this much.
 */
const limits = paths.length === 0 ? ['--workerIdleMemoryLimit=700MB'] : [];

async function main(): Promise<Outcome> {
  beginTable();
  const folder = makeTemporaryFolder();
  const sweeper = startSweeper(folder);
  cleanups.push(sweeper.dismiss, () => removeFolder(folder));
  const services = needsNothing() ? {} : await startServices(folder, sweeper);
  const jest = startJest(folder, [...limits, ...asked], {
    ...services,
    TEST_FOLDER: folder,
    TEST_SAMPLE_SEED: process.env.TEST_SAMPLE_SEED ?? commit(),
    ...(thorough && { TEST_THOROUGH: '1' }),
    // What tests leave in the folder for temporary files goes with ours.
    TMPDIR: folder,
  });
  sweeper.watch(jest.pid);
  cleanups.push(jest.stop);
  const { results, exitCode } = await jest.ended;
  finishTable();
  const filtered = asked.some((argument) => /^(-t|--testNamePattern)(=|$)/.test(argument));
  return withCosts(judge(results, { exitCode, filtered }), folder);
}

const needsBrowser = paths.length === 0 || paths.some((path) => path.includes('browser'));

/** Tests of functions need no services, so that they run in a moment. */
const needsNothing = () =>
  paths.length > 0 && paths.every((path) => /^(\.\/)?(tests\/)?units(\/|$)/.test(path));

/** Sees to it that a service which has started does not outlive the run. */
type Keep = <S extends { pid: number | undefined; stop(): unknown }>(service: S) => S;

async function startServices(folder: string, sweeper: Sweeper): Promise<NodeJS.ProcessEnv> {
  if (needsBrowser) preferShell();
  const tools = findTools();
  const kept: Keep = (service) => {
    sweeper.watch(service.pid);
    cleanups.push(service.stop);
    return service;
  };
  const starting = [
    startRedis(tools.redis, folder).then(kept),
    startBrowser(tools.chromium).then(kept),
    startDatabases(folder, kept),
  ] as const;
  // Where one does not start, the others are waited for all the same: they have to be ended.
  await Promise.allSettled(starting);
  const [redis, browser, databases] = await Promise.all(starting);
  return {
    TEST_POSTGRES_URL: databases.url,
    TEST_DATABASES: databases.base,
    TEST_REDIS_URL: redis.url,
    TEST_CHROMIUM: tools.chromium,
    TEST_BROWSER_URL: browser.url,
  };
}

/** One for all, unless no test of the browser is asked for by its path: a file that needs one all the same starts it. */
async function startBrowser(chromium: string) {
  return needsBrowser ? startChromium(chromium) : { url: undefined, pid: undefined, stop: () => undefined };
}

/** On a server that others use too, the names of all databases are this run's own. */
async function startDatabases(folder: string, kept: Keep) {
  const external = process.env.TEST_DATABASE_URL;
  if (!external) {
    const { url } = kept(await startPostgres(folder));
    await makeMigrated(url, 'servidesk');
    return { url, base: 'servidesk' };
  }
  const base = `servidesk_${process.pid}`;
  cleanups.push(() => dropAll(external, base));
  await makeMigrated(external, base);
  return { url: external, base };
}

/** Adds what the areas have cost, and fails those that cost too much. */
function withCosts(outcome: Outcome, folder: string): Outcome {
  const areas = byArea(readCosts(folder), __dirname);
  console.log(`\n${areaTable(areas, BUDGETS)}\n`);
  console.log(
    `Things cost ${paceOf(areas, BUDGETS).toFixed(2)} times as much here as where the budgets were set.\n`,
  );
  const dear = thorough ? [] : overBudget(areas, BUDGETS);
  return {
    ...outcome,
    failed: outcome.failed + dear.length,
    reasons: [...outcome.reasons, ...dear],
  };
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      ...{ cwd: __dirname, encoding: 'utf8' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'no commit';
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
