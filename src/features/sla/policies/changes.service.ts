import { type Ctx, inTx, type TxCtx } from '../../../platform/ctx';
import { bookOf } from '../book';
import { lockPolicies, type Policy, policies, updatePolicy } from './policies.service';
import type { PolicyInput } from './policies.types';
import { countMoved } from './tickets.queries';

/** What people are told of a change of a policy. */
export interface Changed {
  policy: Policy;
  /** How many open tickets get another policy by it, or none. */
  moved: number;
}

/**
 * Changes a policy as `updatePolicy` does, and counts what that does.
 * @throws AppError as `updatePolicy`
 */
export function changePolicy(
  ctx: Ctx,
  id: string,
  patch: Partial<PolicyInput>,
  form: { version?: number } = {},
): Promise<Changed> {
  return counted(ctx, id, patch, (tx) => updatePolicy(tx, id, patch, form));
}

/**
 * Moves a policy one place up or down, which may be the first or the last that its tickets come to.
 * @throws AppError `not_found`
 */
export function placePolicy(ctx: Ctx, id: string, direction: 'up' | 'down'): Promise<Changed> {
  return counted(ctx, id, {}, async (tx) => {
    await policies.place(tx, id, direction);
    return policies.find(tx, id);
  });
}

/** Under the locks of the change, so that nobody else's is counted with it. */
function counted(
  ctx: Ctx,
  id: string,
  patch: Partial<PolicyInput>,
  change: (tx: TxCtx) => Promise<Policy>,
): Promise<Changed> {
  return inTx(ctx, async (tx) => {
    await lockPolicies(tx.db, patch, id);
    const before = await bookOf(tx);
    const policy = await change(tx);
    const after = await bookOf(tx);
    const moved = before.revision === after.revision ? 0 : await countMoved(tx.db, before, after, id);
    return { policy, moved };
  });
}
