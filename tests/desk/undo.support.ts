import { type NewReply, type ReplyResult, reply } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';

/** A reply of staff that can be undone for ten seconds. */
export async function sent(ctx: Ctx, ticketId: string, more: Partial<NewReply> = {}): Promise<Sent> {
  const result = await reply(ctx, ticketId, {
    body: 'You are incompetent',
    visibility: 'public',
    undoSeconds: 10,
    ...more,
  });
  if (!result.undo) throw new Error('a reply that cannot be undone');
  return { ...result, id: result.undo.id };
}

export type Sent = ReplyResult & { id: string };

/** All columns of a ticket, but for what an undo moves on: its version and the time of its last change. */
export async function rowOf({ db }: Ctx, ticketId: string): Promise<Record<string, unknown>> {
  const found = await row<Record<string, unknown>>(db, 'select * from tickets where id = :ticketId', {
    ticketId,
  });
  return { ...found, version: null, updatedAt: null };
}

export const commentsOf = ({ db }: Ctx, ticketId: string): Promise<{ body: string }[]> =>
  rows(db, 'select body from comments where ticket_id = :ticketId order by id', { ticketId });

/** Whom somebody is told of by now, as those who plan messages leave it. */
export async function tell({ db }: Ctx, ticketId: string, eventId: string): Promise<void> {
  await rows(
    db,
    `with made as (
       insert into deliveries (id, event_id, root_id, ticket_id, address, template, locale, subject, body_text, body_html,
         state, kind)
       values (:eventId, :eventId, :eventId, :ticketId, 'a@b.test', 'answered', 'en', 'S', 'T', 'T', 'queued', 'reply')
       returning id)
     insert into delivery_events (event_id, recipient, channel, delivery_id, root_id, ticket_id, template, kind)
     select :eventId, 'a@b.test', 'mail', id, :eventId, :ticketId, 'answered', 'reply' from made`,
    { ticketId, eventId },
  );
}
