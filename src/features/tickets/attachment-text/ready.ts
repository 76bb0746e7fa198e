import type { TxCtx } from '../../../platform/ctx';
import { indexAnew } from '../search/indexing.service';

/** The text of an attachment has been stored, in this transaction: from now on its ticket is found by it. */
export async function attachmentTextReady(
  tx: TxCtx,
  { ticketId }: { attachmentId: string; ticketId: string },
): Promise<void> {
  await indexAnew(tx, [ticketId]);
}
