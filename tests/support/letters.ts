import { withSecret } from '../../src/features/deliveries/sending.service';
import { systemCtx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { runTask } from '../../src/platform/jobs';
import type { TestApp } from './app';

export interface SentLetter {
  template: string;
  locale: string;
  subject: string;
  text: string;
  /** Where its button leads, as a path. */
  link: string;
}

export interface WaitingJob {
  id: string;
  task: string;
  payload: Record<string, unknown>;
}

/** What waits in the queue for signing in, oldest first. */
export function waitingAuthJobs(app: TestApp): Promise<WaitingJob[]> {
  return rows(
    app.system.db,
    `select jobs.id, identifier as task, payload from graphile_worker._private_jobs as jobs
       join graphile_worker._private_tasks as tasks on tasks.id = task_id
     where identifier like 'auth.%' order by jobs.id`,
  );
}

/** Runs a job, whether it has run before or not. */
export async function runAuthJob(app: TestApp, job: WaitingJob | undefined): Promise<void> {
  const known = app.system.tasks.find(({ name }) => name === job?.task);
  if (!job || !known) throw new Error(`nobody knows the task ${job?.task}`);
  await runTask(known, systemCtx(app.system), job.payload, { number: 1, isLast: false });
}

/** Does what waits in the queue for signing in: writes the letters, too. */
export async function runAuthJobs(app: TestApp): Promise<void> {
  for (const job of await waitingAuthJobs(app)) {
    await runAuthJob(app, job);
    await app.system.db.raw('delete from graphile_worker._private_jobs where id = :id', { id: job.id });
  }
}

/** Everything that was written to an address, oldest first, as its reader gets it. */
export async function lettersTo(app: TestApp, address: string): Promise<SentLetter[]> {
  await runAuthJobs(app);
  const ctx = systemCtx(app.system);
  const found = await rows<Omit<SentLetter, 'link' | 'text'> & { bodyText: string; secret: string | null }>(
    ctx.db,
    'select template, locale, subject, body_text, secret from deliveries where address = :address order by id',
    { address },
  );
  return found.map(({ bodyText, secret, ...letter }) => {
    const text = withSecret(ctx, bodyText, secret);
    const [url] = /https?:\S+/.exec(text) ?? [];
    return { ...letter, text, link: url ? new URL(url).pathname : '' };
  });
}

/** The newest of them. */
export async function letterTo(app: TestApp, address: string): Promise<SentLetter> {
  const letter = (await lettersTo(app, address)).at(-1);
  if (!letter) throw new Error(`nothing was written to ${address}`);
  return letter;
}
