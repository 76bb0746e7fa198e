import type { TxCtx } from '../../../platform/ctx';
import { type Db, maybeRow } from '../../../platform/db';
import { isId } from '../../../platform/ids';
import { actorId } from '../../../platform/rights';

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * The colleague whose public reply as staff came after the last one that a person had seen, empty for none seen; null
 * when there is none. The caller holds the lock of the ticket, so that nothing comes between answer and reply.
 */
export function repliedSince(
  tx: TxCtx,
  ticketId: string,
  seen: string,
): Promise<{ id: string; name: string } | null> {
  return maybeRow(
    tx.db,
    `select u.id, u.name from comments c join users u on u.id = c.author_id
     where c.ticket_id = :ticketId and c.id > :seen::uuid and c.visibility = 'public'
       and c.side = 'staff' and u.id is distinct from :me::uuid
     order by c.id desc limit 1`,
    { ticketId, seen: isId(seen) ? seen : BEFORE_ALL, me: actorId(tx.actor) },
    'reply since',
  );
}

/** Whether a comment opened its ticket again; null where there is no such comment. */
export function commentStep(db: Db, ticketId: string, id: string): Promise<{ reopened: boolean } | null> {
  return maybeRow(
    db,
    `select exists (select 1 from events e where e.ticket_id = :ticketId and e.type = 'ticket.changed'
         and e.data->>'commentId' = :id::text and e.changes->'status'->>'after' = 'reopened') as reopened
     from comments c where c.id = :id::uuid and c.ticket_id = :ticketId`,
    { ticketId, id },
    'reply step',
  );
}
