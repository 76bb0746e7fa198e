import { actingAs, type TxCtx } from '../../../platform/ctx';
import { firstDue, lockDue } from '../../tickets';
import { tellDue } from './telling.service';

const TOGETHER = 50;

/**
 * Tells what came due from the moment of `tx` until another, each in the second when it did: for a history that is played,
 * in which no job looks. What was due before is told at the moment of `tx`. Nobody else may hold the tickets.
 */
export async function tellUntil(tx: TxCtx, until: Date): Promise<void> {
  for (;;) {
    const next = await firstDue(tx.db, []);
    if (!next || next.at > until) return;
    const now = next.at > tx.now ? next.at : tx.now;
    const then = actingAs({ ...tx, now, channel: 'system' }, { kind: 'system' });
    await tellDue(then, await lockDue(tx.db, { until: next.at, except: [] }, TOGETHER));
  }
}
