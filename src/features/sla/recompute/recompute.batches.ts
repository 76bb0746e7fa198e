import type { Ctx, TxCtx } from '../../../platform/ctx';
import { secondOf } from '../../../platform/working-time';
import type { Batch, RunSoFar } from '../../batches';
import { hintAllLists, hintLists, numberOf, OPEN_TICKETS } from '../../tickets';
import { recompute } from './recompute.service';
import { RECOMPUTE } from './start';

/** So few that a change of one of them waits for a fraction of a second. */
const TOGETHER = 100;
/** After so many tickets open queues show what has become of them: all of them fetch their list anew for it. */
const SHOWN_EVERY = 10_000;

const recomputeBatch: Batch<typeof RECOMPUTE> = {
  name: RECOMPUTE,
  async work(tx, _payload, id, run) {
    const changed = await recompute(tx, [id], secondOf(run.createdAt));
    if (changed > 0) await hintLists(tx, [id]);
    return changed > 0;
  },
  bulk: { count: TOGETHER, work: recomputeMany },
  label: async ({ db }, id) => `#${(await numberOf(db, id)) ?? '–'}`,
  itemsSql: OPEN_TICKETS,
  isOneEnough: true,
  place: async (_ctx: Ctx) => ({ title: { key: 'sla.recompute.title' }, href: '/admin/sla' }),
};

async function recomputeMany(tx: TxCtx, _payload: object, ids: string[], run: RunSoFar): Promise<number> {
  const changed = await recompute(tx, ids, secondOf(run.createdAt));
  const done = run.done + ids.length;
  const isTime = Math.floor(done / SHOWN_EVERY) > Math.floor(run.done / SHOWN_EVERY) || done >= run.total;
  if (isTime) await hintAllLists(tx);
  return changed;
}

export const slaBatches: Batch[] = [recomputeBatch];
