import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from '../support/browser';
import { type Case, type Finding, finding, isReady, type RunningDesk } from './place';
import { connect } from './sql';
import { ask, byStatus, longest, type Seen, watch } from './watch';

const PAGES = [
  '/desk/tickets?view=all',
  '/desk/tickets/1001',
  '/desk',
  '/account',
  '/desk/tickets?view=unassigned',
];
const READERS = 8;

/** No process of PostgreSQL does anything for a minute; connections stay open. */
export const frozen: Case = {
  name: 'frozen',
  title: 'the database is frozen for a minute',
  async run(place) {
    const postgres = await place.postgres();
    const desk = await place.desk({ DATABASE_URL: postgres.url });
    const browsers = await readers(desk);
    const before = await during(browsers, PAGES, 3000);
    const pids = descendants(postgres.pid);
    signal('STOP', pids);
    const seen = await during(browsers, PAGES, 60_000);
    signal('CONT', pids);
    const back = await timeUntilWell(desk, browsers);
    const late = seen.filter(({ ms }) => ms > 2000).length;
    const clean = seen.every(({ status }) => status === 503 || status === 200);
    return [
      finding('before it', byStatus(before), '', true),
      finding('answers meanwhile', `${byStatus(seen)}, slowest ${longest(seen)} ms`, '503', clean),
      finding('answers after more than 2 s', `${late} of ${seen.length}`, '0', late === 0),
      finding('well again after', `${back} ms`, '5 s', back <= 5000),
      finding('the process lives', desk.isAlive() ? 'yes' : 'no', 'yes', desk.isAlive()),
    ];
  },
};

/** Pages that need nothing of tickets. */
const OTHERS = [
  '/account',
  '/account/security',
  '/account/sessions',
  '/admin/settings',
  '/admin/access',
  '/admin/skills',
  '/admin/users',
  '/admin/fields',
  '/admin/deliveries',
  '/admin/jobs',
  '/admin/canned',
  '/login',
];

/** One table is locked for 20 seconds, as a careless change by hand does it. */
export const locked: Case = {
  name: 'locked',
  title: 'the table of tickets is locked for 20 seconds',
  async run(place) {
    const postgres = await place.postgres();
    const desk = await place.desk({ DATABASE_URL: postgres.url });
    const busy = await readers(desk);
    const administrator = await desk.signIn('admin@demo.test');
    const well = (await each(administrator)).filter(({ status }) => status === 200).map(({ path }) => path);
    const holder = await connect(postgres.url);
    await holder.query('begin; lock table tickets in access exclusive mode');
    const waiting = watch(busy, PAGES.slice(0, 2));
    await pause(3000);
    const others: Seen[] = [];
    const until = Date.now() + 17_000;
    while (Date.now() < until) for (const path of well) others.push(await ask(administrator, path));
    await holder.query('rollback');
    await holder.end();
    const needing = await waiting.stop();
    const back = await timeUntilWell(desk, busy);
    return [
      finding(
        'pages that need it',
        `${byStatus(needing)}, slowest ${longest(needing)} ms`,
        '503 within 2 s',
        longest(needing) <= 2500,
      ),
      ...stillThere(others, well),
      finding('well again after', `${back} ms`, '5 s', back <= 5000),
    ];
  },
};

function stillThere(others: Seen[], well: string[]): Finding[] {
  const failing = new Set(others.filter(({ status }) => status !== 200).map(({ path }) => path));
  return [
    finding(
      `pages that do not need it, of ${well.length}`,
      `${[...failing].join(', ') || 'none'} fail, slowest ${longest(others)} ms`,
      'none fail',
      failing.size === 0,
    ),
  ];
}

async function each(browser: Browser): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const path of OTHERS) seen.push(await ask(browser, path));
  return seen;
}

const readers = (desk: RunningDesk): Promise<Browser[]> =>
  desk.signIn('technician@demo.test').then((one) => Array.from({ length: READERS }, () => one.copy()));

async function during(browsers: Browser[], paths: string[], ms: number): Promise<Seen[]> {
  const watching = watch(browsers, paths);
  await pause(ms);
  return watching.stop();
}

/** Until each reader has had five good pages in a row. */
async function timeUntilWell(desk: RunningDesk, browsers: Browser[]): Promise<number> {
  const begun = Date.now();
  await isReady(desk.base, desk.isAlive, 120_000);
  for (let good = 0; good < 5 && Date.now() - begun < 120_000; ) {
    const seen = await Promise.all(browsers.map((browser) => ask(browser, '/desk/tickets?view=all')));
    good = seen.every(({ status }) => status === 200) ? good + 1 : 0;
  }
  return Date.now() - begun;
}

/** A server's processes: each is a child of the first. */
function descendants(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return [pid, ...stdout.split(/\s+/).filter(Boolean).map(Number)];
}

function signal(name: 'STOP' | 'CONT', pids: number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, `SIG${name}`);
    } catch {
      // Ended meanwhile.
    }
  }
}
