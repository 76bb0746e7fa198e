import type { Ctx } from '../../../platform/ctx';
import { AppError, type FieldError } from '../../../platform/errors';
import { LOCKED } from '../../../platform/faults';
import { isId } from '../../../platform/ids';
import { actorId } from '../../../platform/rights';
import { bulkActs } from './undo.repo';
import { undoAct } from './undo.service';

export interface BulkUndone {
  undone: number;
  refused: { number: number; reason: FieldError }[];
}

/**
 * Takes back what somebody changed of several tickets with one press, each by itself: one that cannot be taken back keeps
 * no other from it.
 * @returns null where nothing is known of it
 */
export async function undoBulk(ctx: Ctx, bulkId: string): Promise<BulkUndone | null> {
  const acts = isId(bulkId) ? await bulkActs(ctx.db, bulkId, actorId(ctx.actor)) : [];
  if (acts.length === 0) return null;
  const refused: BulkUndone['refused'] = [];
  for (const { rootId, number } of acts) {
    try {
      await undoAct(ctx, rootId);
    } catch (error) {
      refused.push({ number, reason: reasonOf(error) });
    }
  }
  return { undone: acts.length - refused.length, refused };
}

function reasonOf(error: unknown): FieldError {
  // Others may hold one of them for long.
  if ((error as { code?: unknown }).code === LOCKED) return { key: 'undo.refused.busy' };
  if (!(error instanceof AppError)) throw error;
  const [first] = Object.values(error.fields);
  if (first) return first;
  throw error;
}
