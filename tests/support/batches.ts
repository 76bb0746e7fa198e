import { systemCtx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { runTask } from '../../src/platform/jobs';
import type { TestApp } from './app';

/** Does one job of a run, as the worker would: the one that lists its items comes before, where it has none yet. */
export async function runOnce(app: TestApp, run: string, number = 1): Promise<void> {
  const { isListed } = await row<{ isListed: boolean }>(
    app.system.db,
    'select is_listed from batch_runs where id = :run',
    { run },
  );
  if (!isListed) await runJob(app, run);
  await runJob(app, run, number);
}

/** Does one job of a run, whatever that does. */
export async function runJob(
  app: TestApp,
  run: string,
  number = 1,
  ctx = systemCtx(app.system),
): Promise<void> {
  const task = app.system.tasks.find(({ name }) => name === 'batches.run');
  if (!task) throw new Error('the desk has no batches');
  await runTask(task, ctx, { run }, { number, isLast: number === 15 });
}

/** Does all that the runs that have begun have left. */
export async function finishBatches(app: TestApp): Promise<void> {
  const under = () =>
    rows<{ id: string }>(app.system.db, `select id from batch_runs where state = 'running'`);
  for (let left = await under(); left.length > 0; left = await under()) {
    for (const { id } of left) await runOnce(app, id);
  }
}

export interface RunNow {
  done: number;
  changed: number;
  state: string;
  refused: { label: string; reason: { key: string } }[];
}

export function runNow(app: TestApp, id: string): Promise<RunNow> {
  return row(app.system.db, 'select done, changed, state, refused from batch_runs where id = :id', { id });
}
