import type { Ctx, TxCtx } from '../../../platform/ctx';
import { type Db, row, rows } from '../../../platform/db';
import { newId } from '../../../platform/ids';
import { actorId } from '../../../platform/rights';
import type { Audience } from '../audience';
import { internalsColumn, visibleTo } from '../visibility';
import type { Attachment, StoredUpload } from './attachments.types';

export async function recordAttachments(
  tx: TxCtx,
  ticketId: string,
  commentId: string | null,
  stored: StoredUpload[],
): Promise<void> {
  if (stored.length === 0) return;
  await tx.db('attachments').insert(
    stored.map(({ key, ...file }) => ({
      id: newId(),
      ticketId,
      commentId,
      ...file,
      storageKey: key,
      createdBy: actorId(tx.actor),
      createdAt: tx.now,
    })),
  );
}

/**
 * An attachment of a visible ticket; one of an internal note exists only for those who see the ticket's internals.
 * @param audience only for who sees the ticket so, where it is asked for as one or the other
 * @throws AppError `not_found`
 */
export function visibleAttachment(
  ctx: Ctx,
  number: number,
  attachmentId: string,
  audience?: Audience,
): Promise<Pick<Attachment, 'name' | 'mediaType' | 'size'> & { storageKey: string }> {
  const [visible, internals] = [visibleTo(ctx.actor), internalsColumn(ctx.actor)];
  return row(
    ctx.db,
    `select a.name, a.media_type, a.size, a.storage_key from attachments a
       join tickets t on t.id = a.ticket_id left join comments c on c.id = a.comment_id
     where a.id = :attachmentId and t.number = :number and (${visible.sql})
       and (a.comment_id is null or c.visibility = 'public' or ${internals.sql})
       and (:staff::boolean is null or ${internals.sql} = :staff)`,
    {
      attachmentId,
      number,
      staff: audience ? audience === 'staff' : null,
      ...visible.bindings,
      ...internals.bindings,
    },
    'attachment visible',
  );
}

/** Those of the keys that an attachment refers to. */
export async function attachedOf(db: Db, keys: string[]): Promise<string[]> {
  const attached = await rows<{ key: string }>(
    db,
    'select storage_key as key from attachments where storage_key = any (:keys::text[])',
    { keys },
  );
  return attached.map(({ key }) => key);
}
