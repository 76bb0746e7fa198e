import type { Express, Request, Response } from 'express';
import { timingSafeEqualText } from '../platform/crypto';
import { together } from '../platform/metrics';
import type { System } from '../platform/system';
import { databaseAnswers, mailLeaves, queueMoves } from './health.queries';

type Check = 'ok' | 'degraded';

/** Where this process gets what it tells. */
export interface Sources {
  /** The figures of all processes of the node; its own where it is the only one. */
  allFigures?: () => Promise<object[]>;
  /** Whether sessions can be read and kept. */
  sessions?: () => Promise<boolean>;
}

/** For load balancers, container engines and people on call. Tells states, never addresses or versions. */
export function mountHealth(app: Express, system: System, { allFigures, sessions }: Sources): void {
  app.get('/health/live', (_req, res) => {
    res.json({ status: 'ok' });
  });
  app.get('/health/ready', async (_req, res) => {
    const database = await within(databaseAnswers(system.db));
    res.status(database === 'ok' && !system.stopSignal.aborted ? 200 : 503).json({ status: database });
  });
  app.get('/health', async (_req, res) => {
    const checks = {
      ...(await checkAll(system)),
      ...(sessions && { sessions: await within(sessions()) }),
    };
    const status = Object.values(checks).every((check) => check === 'ok') ? 'ok' : 'degraded';
    res.json({ status, ...checks });
  });
  app.get('/metrics', (req, res) =>
    metrics(system, req, res, allFigures ?? (async () => [await system.metrics.json()])),
  );
}

async function checkAll(system: System): Promise<Record<string, Check>> {
  const [database, queue, storage] = await Promise.all([
    within(databaseAnswers(system.db)),
    within(queueMoves(system.db)),
    within(system.files.healthy()),
  ]);
  const cache = system.bus.healthy() ? 'ok' : 'degraded';
  return { database, cache, queue, storage, mail: await within(mailLeaves(system.db)) };
}

async function within(check: Promise<boolean>, milliseconds = 1500): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return (await Promise.race([check, late])) ? 'ok' : 'degraded';
  } catch {
    return 'degraded';
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
