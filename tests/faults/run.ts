import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeTemporaryFolder, removeFolder } from '../support/services';
import { frozen, locked } from './database';
import { disk } from './disk';
import { jobs } from './jobs';
import { tarpit } from './mail';
import { buildDesk, type Case, type Finding, openPlace } from './place';
import { redisAway, redisFull } from './redis';
import { soak } from './soak';
import { streams } from './streams';
import { followers } from './tickets';

// Breaks what a desk needs, for real and for long, and prints what people saw meanwhile. The short ones of these cases
// are tests; here they last as long as outages do.

const CASES: Case[] = [jobs, frozen, locked, disk, redisAway, redisFull, tarpit, followers, soak, streams];

const USAGE = `Usage: npm run faults -- [options]
  --only jobs,frozen   only these: ${CASES.map(({ name }) => name).join(', ')}
  --rounds 20          of what is done again and again
  --desk FOLDER        another version of the desk, with its packages installed`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      rounds: { type: 'string', default: '20' },
      desk: { type: 'string', default: resolve(__dirname, '../..') },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const only = values.only.split(',').filter(Boolean);
  const project = resolve(values.desk);
  buildDesk(project);
  const lines = ['| case | what | seen | promise | |', '| --- | --- | --- | --- | --- |'];
  for (const fault of CASES.filter(({ name }) => only.length === 0 || only.includes(name))) {
    process.stderr.write(`${fault.title}\n`);
    const folder = makeTemporaryFolder();
    const place = openPlace(project, folder, Number(values.rounds));
    const findings = await fault
      .run(place)
      .catch((error: Error): Finding[] => [
        { what: 'the case could not be run', value: error.message, promise: '', holds: false },
      ])
      .finally(() => place.close())
      .finally(() => removeFolder(folder));
    lines.push(...findings.map((found) => row(fault, found)));
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

const row = ({ title }: Case, { what, value, promise, holds }: Finding): string =>
  `| ${title} | ${what} | ${value} | ${promise} | ${promise === '' ? '' : holds ? 'holds' : '**does not hold**'} |`;

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
