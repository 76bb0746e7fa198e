import type { Express, Request, Response } from 'express';
import { timingSafeEqualText } from '../platform/crypto';
import type { System } from '../platform/system';

type Check = 'ok' | 'degraded';

/** For load balancers, container engines and people on call. Tells states, never addresses or versions. */
export function mountHealth(app: Express, system: System): void {
  app.get('/health/live', (_req, res) => {
    res.json({ status: 'ok' });
  });
  app.get('/health/ready', async (_req, res) => {
    const database = await within(databaseAnswers(system));
    res.status(database === 'ok' && !system.stopSignal.aborted ? 200 : 503).json({ status: database });
  });
  app.get('/health', async (_req, res) => {
    const checks = await checkAll(system);
    const status = Object.values(checks).every((check) => check === 'ok') ? 'ok' : 'degraded';
    res.json({ status, ...checks });
  });
  app.get('/metrics', (req, res) => metrics(system, req, res));
}

async function checkAll(system: System): Promise<Record<string, Check>> {
  const [database, queue, storage] = await Promise.all([
    within(databaseAnswers(system)),
    within(queueMoves(system)),
    within(system.files.healthy()),
  ]);
  const cache = system.bus.healthy() ? 'ok' : 'degraded';
  return { database, cache, queue, storage, mail: await within(mailLeaves(system)) };
}

async function databaseAnswers(system: System): Promise<boolean> {
  await system.db.raw('select 1');
  return true;
}

/** A worker has been seen lately, and no job that could run has waited for five minutes. */
async function queueMoves(system: System): Promise<boolean> {
  const result = await system.db.raw(`
    select exists (select 1 from job_workers where seen_at > now() - interval '1 minute')
      and not exists (select 1 from graphile_worker._private_jobs
        where run_at < now() - interval '5 minutes' and locked_at is null and attempts < max_attempts) as moves`);
  return result.rows[0].moves;
}

/** In the last hour no mail was given up, and none that was written in it has been refused twice. */
async function mailLeaves(system: System): Promise<boolean> {
  const result = await system.db.raw(`
    select not exists (select 1 from graphile_worker.jobs
      where task_identifier = 'notifications.send' and last_error is not null
        and (attempts >= max_attempts and updated_at > now() - interval '1 hour'
          or attempts >= 2 and created_at > now() - interval '1 hour')) as leaves`);
  return result.rows[0].leaves;
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

async function metrics(system: System, req: Request, res: Response): Promise<void> {
  const { metricsToken } = system.config;
  const given = req.get('authorization')?.replace(/^Bearer /, '') ?? '';
  if (!metricsToken || !timingSafeEqualText(given, metricsToken)) {
    res.status(404).type('text').send('');
    return;
  }
  res.type(system.metrics.contentType).send(await system.metrics.text());
}
