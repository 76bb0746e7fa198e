import type { Express, Request, Response } from 'express';
import { timingSafeEqualText } from '../platform/crypto';
import { keptFor } from '../platform/kept';
import { together } from '../platform/metrics';
import type { System } from '../platform/system';
import { databaseWrites, mailLeaves, type QueueHealth, queueHealth } from './health.queries';

type Check = 'ok' | 'degraded' | 'starting';
type Database = 'writes' | 'reads' | 'away';

/** Where this process gets what it tells. */
export interface Sources {
  /** The figures of all processes of the node; its own where it is the only one. */
  allFigures?: () => Promise<object[]>;
  /** Whether sessions can be read and kept. */
  sessions?: () => Promise<boolean>;
}

/** Anybody may ask, as often as they like: what was found out is told for so long. */
const KEPT_MS = 1000;
/** What is not found out within so long is degraded. */
const PATIENCE_MS = 1500;
/** A worker that lives is heard of within so long. */
const HEARD_MS = 60_000;

/** For load balancers, container engines and people on call. Tells states, never addresses or versions. */
export function mountHealth(app: Express, system: System, { allFigures, sessions }: Sources): void {
  const begun = performance.now();
  const database = keptFor(KEPT_MS, () => stateOfDatabase(system));
  const others = keptFor(KEPT_MS, () => checkOthers(system, performance.now() - begun, sessions));
  app.get('/health/live', (_req, res) => {
    res.json({ status: 'ok' });
  });
  app.get('/health/ready', async (_req, res) => {
    const answers = (await database()) !== 'away';
    const isReady = answers && !system.stopSignal.aborted;
    res.status(isReady ? 200 : 503).json({ status: answers ? 'ok' : 'degraded' });
  });
  app.get('/health', async (_req, res) => {
    const [state, more] = await Promise.all([database(), others()]);
    const checks: Record<string, Check> = { database: state === 'writes' ? 'ok' : 'degraded', ...more };
    const all = Object.values(checks);
    const status = (['degraded', 'starting'] as const).find((state) => all.includes(state)) ?? 'ok';
    res.json({ status, ...checks });
  });
  app.get('/metrics', (req, res) =>
    metrics(system, req, res, allFigures ?? (async () => [await system.metrics.json()])),
  );
}

/** One that only reads still shows every page, so it keeps no node from being sent work. */
async function stateOfDatabase({ db }: System): Promise<Database> {
  const writes = await inTime(databaseWrites(db));
  if (writes === null) return 'away';
  return writes ? 'writes' : 'reads';
}

async function checkOthers(
  system: System,
  upForMs: number,
  sessions: Sources['sessions'],
): Promise<Record<string, Check>> {
  const [queue, storage, mail, kept] = await Promise.all([
    within(queueHealth(system.db).then((health) => stateOfQueue(health, upForMs))),
    within(system.files.healthy()),
    within(mailLeaves(system.db)),
    sessions && within(sessions()),
  ]);
  const cache = system.bus.healthy() ? 'ok' : 'degraded';
  return { cache, queue, storage, mail, ...(kept && { sessions: kept }) };
}

/** A node that has just started cannot tell yet whether there is a worker: its own starts after it. */
export function stateOfQueue({ isWorked, isLate }: QueueHealth, upForMs: number): Check {
  if (isLate) return 'degraded';
  if (isWorked) return 'ok';
  return upForMs < HEARD_MS ? 'starting' : 'degraded';
}

async function within(check: Promise<boolean | Check>): Promise<Check> {
  const found = await inTime(check);
  if (typeof found === 'string') return found;
  return found ? 'ok' : 'degraded';
}

/** What is found out; null where it is not, or not soon. */
async function inTime<T>(check: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    return await Promise.race([check, late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

async function metrics(
  system: System,
  req: Request,
  res: Response,
  figures: () => Promise<object[]>,
): Promise<void> {
  const { metricsToken } = system.config;
  const given = req.get('authorization')?.replace(/^Bearer /, '') ?? '';
  if (!metricsToken || !timingSafeEqualText(given, metricsToken)) {
    res.status(404).type('text').send('');
    return;
  }
  res.type(system.metrics.contentType).send(await together(await figures()));
}
