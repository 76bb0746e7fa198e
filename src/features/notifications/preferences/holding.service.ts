import { type Ctx, inTx } from '../../../platform/ctx';
import { moveDigests } from '../../deliveries';
import { wishesOf } from './preferences.service';

/** What gathers for somebody waits for as long as they want by now, and leaves at once where they want none of it. */
export async function holdAnew(ctx: Ctx, userId: string): Promise<void> {
  await inTx(ctx, async (tx) => {
    const wishes = (await wishesOf(tx, [userId])).get(userId);
    if (wishes) await moveDigests(tx, userId, wishes.heldUntil(tx.now, false) ?? tx.now);
  });
}
