import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EXAMPLES } from './examples';

const root = join(__dirname, '../../..');

/** What the examples come to on a server of another zone. */
async function playedIn(zone: string): Promise<{ offset: number; results: string[][] }> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'tests/units/sla/played.ts'],
    { cwd: root, env: { ...process.env, TZ: zone } },
  );
  return JSON.parse(stdout);
}

// Where a minute is 60 seconds for the server, too, but neither its midnight nor its days are the calendar's.
const SERVERS: [string, number][] = [
  ['Pacific/Apia', 660],
  ['America/Havana', 300],
  ['Asia/Kathmandu', -330],
];

test('the server’s zone makes no difference to any example', async () => {
  const played = await Promise.all(SERVERS.map(([zone]) => playedIn(zone)));
  expect(played.map(({ offset }) => offset)).toEqual(SERVERS.map(([, offset]) => offset));
  for (const { results } of played) expect(results).toEqual(EXAMPLES.map(({ result }) => result));
});
