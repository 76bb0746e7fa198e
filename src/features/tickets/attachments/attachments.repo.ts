import type { Ctx, TxCtx } from '../../../platform/ctx';
import { type Db, maybeRow, row, rows } from '../../../platform/db';
import { newId } from '../../../platform/ids';
import { actorId } from '../../../platform/rights';
import type { Audience } from '../audience';
import { internalsColumn, visibleTo } from '../visibility';
import type { Attachment, Pictures, StoredUpload } from './attachments.types';

/** An attachment, and where its files lie. */
type Stored = Pick<Attachment, 'name' | 'mediaType' | 'size'> & {
  storageKey: string;
  previewKey: string | null;
  viewKey: string | null;
};

/** Ids of what was added, in order. */
export async function recordAttachments(
  tx: TxCtx,
  ticketId: string,
  commentId: string | null,
  stored: StoredUpload[],
): Promise<string[]> {
  if (stored.length === 0) return [];
  const added = stored.map(({ key, pictures, ...file }) => ({
    id: newId(),
    ticketId,
    commentId,
    ...file,
    storageKey: key,
    previewKey: pictures?.previewKey ?? null,
    viewKey: pictures?.viewKey ?? null,
    width: pictures?.width ?? null,
    height: pictures?.height ?? null,
    undrawable: pictures === null,
    createdBy: actorId(tx.actor),
    createdAt: tx.now,
  }));
  await tx.db('attachments').insert(added);
  return added.map(({ id }) => id);
}

/** An attachment whose pictures have not been drawn yet, and may be. */
export function attachmentToDraw(
  db: Db,
  id: string,
): Promise<{ ticketId: string; storageKey: string; name: string; isInternal: boolean } | null> {
  return maybeRow(
    db,
    `select a.ticket_id, a.storage_key, a.name, coalesce(c.visibility = 'internal', false) as is_internal
     from attachments a left join comments c on c.id = a.comment_id
     where a.id = :id and a.preview_key is null and not a.undrawable`,
    { id },
  );
}

/**
 * Ids of attachments that `attachmentToDraw` finds, in their order.
 * @param after id of the one that the batch before ended with; null for the first
 * @param maxBytes of the file
 */
export async function attachmentsToDraw(
  db: Db,
  after: string | null,
  { types, maxBytes, limit }: { types: readonly string[]; maxBytes: number; limit: number },
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `select id from attachments
     where preview_key is null and not undrawable and media_type = any (:types::text[]) and size <= :maxBytes
       and (:after::uuid is null or id > :after)
     order by id limit :limit`,
    { after, types, maxBytes, limit },
  );
  return found.map(({ id }) => id);
}

/** Pictures of an attachment, or null for one of which none can be drawn. False where it is gone, or has its pictures. */
export async function keepPictures(db: Db, id: string, pictures: Pictures | null): Promise<boolean> {
  const kept = await db('attachments')
    .where({ id, previewKey: null })
    .update(pictures ?? { undrawable: true });
  return kept === 1;
}

/**
 * Pictures that are to be drawn again.
 * @param lost the key of one of them, so that those drawn meanwhile stay
 * @returns false where they are others, or none
 */
export async function forgetPictures(db: Db, id: string, lost: string): Promise<boolean> {
  const forgotten = await db('attachments')
    .where({ id })
    .where((either) => either.where({ previewKey: lost }).orWhere({ viewKey: lost }))
    .update({ previewKey: null, viewKey: null, width: null, height: null });
  return forgotten === 1;
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
): Promise<Stored> {
  const { from, bindings } = visibleFrom(ctx, number, audience);
  return row(
    ctx.db,
    `select ${COLUMNS} ${from} and a.id = :attachmentId`,
    { attachmentId, ...bindings },
    'attachment visible',
  );
}

/**
 * The attachments of a visible ticket that `visibleAttachment` finds, as they came.
 * @param commentId of the reply that they came with; null for those of the description
 */
export function visibleAttachments(
  ctx: Ctx,
  number: number,
  commentId: string | null,
  audience: Audience,
): Promise<(Stored & { createdAt: Date })[]> {
  const { from, bindings } = visibleFrom(ctx, number, audience);
  return rows(
    ctx.db,
    `select ${COLUMNS}, a.created_at ${from} and a.comment_id is not distinct from :commentId::uuid order by a.id`,
    { commentId, ...bindings },
  );
}

const COLUMNS = 'a.name, a.media_type, a.size, a.storage_key, a.preview_key, a.view_key';

function visibleFrom({ actor }: Ctx, number: number, audience?: Audience) {
  const [visible, internals] = [visibleTo(actor), internalsColumn(actor)];
  return {
    from: `from attachments a join tickets t on t.id = a.ticket_id left join comments c on c.id = a.comment_id
     where t.number = :number and (${visible.sql})
       and (a.comment_id is null or c.visibility = 'public' or ${internals.sql})
       and (:staff::boolean is null or ${internals.sql} = :staff)`,
    bindings: {
      number,
      staff: audience ? audience === 'staff' : null,
      ...visible.bindings,
      ...internals.bindings,
    },
  };
}

/** Those of the keys that an attachment refers to. */
export async function attachedOf(db: Db, keys: string[]): Promise<string[]> {
  const attached = await rows<{ key: string }>(
    db,
    `select storage_key as key from attachments where storage_key = any (:keys::text[])
     union all select preview_key from attachments where preview_key = any (:keys::text[])
     union all select view_key from attachments where view_key = any (:keys::text[])`,
    { keys },
  );
  return attached.map(({ key }) => key);
}
