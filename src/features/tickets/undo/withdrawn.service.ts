import type { Ctx, TxCtx } from '../../../platform/ctx';
import { invalid } from '../../../platform/errors';
import { isId } from '../../../platform/ids';
import { actorId } from '../../../platform/rights';
import type { StoredUpload } from '../attachments/attachments.types';
import { forgetWithdrawn, withdrawnBy } from './undo.repo';
import type { SentAgain, Withdrawn } from './undo.types';

/** A reply or note to this ticket that its reader has undone and not sent again; null where there is none. */
export async function withdrawnOf(ctx: Ctx, ticketId: string, id: string): Promise<Withdrawn | null> {
  if (!isId(id)) return null;
  const found = await withdrawnBy(ctx.db, id, actorId(ctx.actor));
  return found && found.ticketId === ticketId ? { ...found, id, files: found.files ?? [] } : null;
}

/**
 * The files of a reply that was undone, for the one that is sent in its place: from now on they are that one's.
 * @throws AppError `invalid` on `attachments` where they have been sent already
 */
export async function takeBack(
  tx: TxCtx,
  ticketId: string,
  { id, files }: SentAgain,
): Promise<StoredUpload[]> {
  const known = isId(id) ? await withdrawnBy(tx.db, id, actorId(tx.actor), true) : null;
  const found = known?.ticketId === ticketId ? known : null;
  const taken = files.map((place) => found?.files?.[place]).filter((file) => file !== undefined);
  if (taken.length < files.length) throw invalid('attachments', 'undo.error.files_gone');
  if (found) await forgetWithdrawn(tx.db, id);
  return taken;
}
