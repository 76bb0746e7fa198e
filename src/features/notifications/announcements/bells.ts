import type { TxCtx } from '../../../platform/ctx';
import { bellTopic } from '../planning.service';

/** Has the open pages of these people count anew what they have not read, once the transaction is committed. */
export async function hintBells(tx: TxCtx, userIds: string[]): Promise<void> {
  const topics = [...new Set(userIds)].map(bellTopic);
  if (topics.length > 0) await tx.system.live.hint(tx, { topics, audience: 'everyone' });
}
