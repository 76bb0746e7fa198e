import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { type Line, lineTo } from '../platform/helpers';
import { Browser } from '../support/browser';
import { type Case, type Finding, finding, type RunningDesk } from './place';
import { ask, byStatus, longest, type Seen, watch } from './watch';

const SIGNED_IN = ['/desk/tickets?view=all', '/desk', '/account'];
const PUBLIC = ['/', '/login', '/register', '/health'];
const AWAY_MS = 10_000;
const PATIENCE_MS = 120_000;

interface Way {
  what: string;
  begin(): void | Promise<void>;
  end(): void | Promise<void>;
}

/** Redis is stopped, its line goes silent, its line is cut: each for ten seconds. */
export const redisAway: Case = {
  name: 'redis',
  title: 'Redis is frozen, half-open or gone for ten seconds',
  async run(place) {
    const redis = await place.redis();
    const line = await lineTo(redis.url);
    const desk = await place.desk({ REDIS_URL: line.url });
    const browser = await desk.signIn('technician@demo.test');
    const findings: Finding[] = [];
    for (const way of waysOf(redis.pid, line)) findings.push(...(await without(desk, browser, way)));
    await desk.stop();
    await line.cut();
    return findings;
  },
};

function waysOf(pid: number, line: Line): Way[] {
  return [
    {
      what: 'frozen',
      begin: () => void process.kill(pid, 'SIGSTOP'),
      end: () => void process.kill(pid, 'SIGCONT'),
    },
    { what: 'half-open', begin: line.silence, end: line.speak },
    { what: 'gone', begin: line.cut, end: line.mend },
  ];
}

async function without(desk: RunningDesk, browser: Browser, { what, begin, end }: Way): Promise<Finding[]> {
  await begin();
  const begun = Date.now();
  const people = watch([browser.copy(), browser.copy()], SIGNED_IN);
  const visitors = watch([new Browser(desk.base)], PUBLIC);
  await until(async () => (await healthOf(desk)).sessions === 'degraded');
  const known = Date.now() - begun;
  await pause(Math.max(0, AWAY_MS - known));
  const [away, open] = [await people.stop(), await visitors.stop()];
  await end();
  const back = await until(async () => (await ask(browser, '/desk/tickets?view=all')).status === 200);
  const heard = await until(async () => (await healthOf(desk)).cache === 'ok');
  const clean = (seen: Seen[], status: number) => seen.every((one) => one.status === status);
  return [
    finding(
      `${what}: signed-in pages`,
      `${byStatus(away)}, slowest ${longest(away)} ms`,
      '503 within 1 s',
      clean(away, 503) && longest(away) <= 1000,
    ),
    finding(
      `${what}: public pages`,
      `${byStatus(open)}, slowest ${longest(open)} ms`,
      '200 within 2 s',
      clean(open, 200) && longest(open) <= 2000,
    ),
    finding(`${what}: /health knows after`, `${known} ms`, '5 s', known <= 5000),
    finding(`${what}: sessions are back after`, `${back} ms`, '2 s', back <= 2000),
    finding(`${what}: changes are heard again after`, `${heard} ms`, '5 s', heard <= 5000),
  ];
}

/** Redis takes nothing more, as with `maxmemory` reached. */
export const redisFull: Case = {
  name: 'redis-full',
  title: 'Redis is full',
  async run(place) {
    const redis = await place.redis();
    const desk = await place.desk({ REDIS_URL: redis.url });
    const control = new Redis(redis.url);
    const inside = await desk.signIn('technician@demo.test');
    await control.config('SET', 'maxmemory', '1');
    const page = await ask(inside, '/desk/tickets?view=all');
    const refused = await signIn(desk);
    const { sessions } = await healthOf(desk);
    await control.config('SET', 'maxmemory', '0');
    const entered = await signIn(desk);
    control.disconnect();
    return [
      finding('who is signed in goes on', String(page.status), '200', page.status === 200),
      finding('signing in', String(refused), '503', refused === 503),
      finding('/health says of sessions', String(sessions), 'degraded', sessions === 'degraded'),
      finding('signing in once there is room', String(entered), '303', entered === 303),
    ];
  },
};

async function signIn(desk: RunningDesk): Promise<number> {
  const visitor = new Browser(desk.base);
  await visitor.get('/login');
  const credentials = { email: 'customer@demo.test', password: 'servidesk-demo' };
  return (await visitor.post('/login', credentials)).status;
}

async function healthOf(desk: RunningDesk): Promise<Record<string, string>> {
  const { text } = await new Browser(desk.base).get('/health');
  return JSON.parse(text) as Record<string, string>;
}

/** @returns after how many milliseconds it came true, at most two minutes */
async function until(condition: () => Promise<boolean>): Promise<number> {
  const begun = Date.now();
  while (!(await condition()) && Date.now() - begun < PATIENCE_MS) await pause(20);
  return Date.now() - begun;
}
