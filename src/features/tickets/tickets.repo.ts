import type { Actor, Ctx, TxCtx } from '../../platform/ctx';
import { type Bindings, camelCase, type Db, maybeRow, row, rows } from '../../platform/db';
import { notFound } from '../../platform/errors';
import { isId } from '../../platform/ids';
import type { Ticket } from './tickets.types';
import { type Condition, visibleTo } from './visibility';

/** A ticket as it is stored, for the domain's own eyes. */
export interface StoredTicket extends Ticket {
  publicUpdatedAt: Date;
}

export interface TicketPeople {
  participantIds: string[];
  followerIds: string[];
}

const NAMES = [
  'id',
  'number',
  'subject',
  'description',
  'description_html',
  'type',
  'status',
  'hold_reason',
  'close_reason',
  'urgency',
  'impact',
  'priority',
  'priority_overridden',
  'channel',
  'requester_id',
  'organization_id',
  'assignee_id',
  'department_id',
  'category_id',
  'tags',
  'fields',
  'duplicate_of',
  'follow_up_of',
  'solution',
  'satisfaction',
  'satisfaction_comment',
  'satisfaction_at',
  'first_response_at',
  'resolved_at',
  'closed_at',
  'closed_for_inactivity',
  'version',
  'created_at',
  'updated_at',
  'public_updated_at',
];

const SHOWN = NAMES.filter((name) => name !== 'public_updated_at').map(camelCase);

/** The ticket alone, whatever else its row was read with: nothing that is joined to it can slip out. */
export function ticketOf(found: StoredTicket): Ticket {
  const entries = SHOWN.map((name) => [name, found[name as keyof StoredTicket]]);
  return Object.fromEntries(entries) as unknown as Ticket;
}

/** All but the search vector, which no reader wants. */
export const TICKET_COLUMNS = NAMES.map((name) => `t.${name}`).join(', ');

/**
 * The ticket, locked until the transaction ends: whoever changes it next waits and sees what this one left.
 * @throws AppError `not_found` for what the actor cannot see
 */
export async function lockTicket(tx: TxCtx, id: string): Promise<StoredTicket> {
  if (!isId(id)) throw notFound();
  const visible = visibleTo(tx.actor);
  return lock(tx.db, `t.id = :id and ${visible.sql}`, { id, ...visible.bindings });
}

/** A deleted ticket, locked. */
export async function lockDeletedTicket(tx: TxCtx, id: string): Promise<StoredTicket> {
  if (!isId(id)) throw notFound();
  return lock(tx.db, 't.id = :id and t.deleted_at is not null', { id });
}

function lock(db: Db, where: string, bindings: Bindings): Promise<StoredTicket> {
  return row(db, `select ${TICKET_COLUMNS} from tickets t where ${where} for update of t`, bindings);
}

/** Read after the lock, so that it is what the last change left. */
export async function peopleOf(db: Db, ticketId: string): Promise<TicketPeople> {
  return row(
    db,
    `select array(select user_id from ticket_participants where ticket_id = :ticketId order by user_id)
         as participant_ids,
       array(select user_id from ticket_followers where ticket_id = :ticketId order by user_id) as follower_ids`,
    { ticketId },
  );
}

/** @throws AppError `not_found` */
export function visibleTicket(ctx: Ctx, number: number): Promise<StoredTicket> {
  const visible = visibleTo(ctx.actor);
  return row(ctx.db, `select ${TICKET_COLUMNS} from tickets t where t.number = :number and ${visible.sql}`, {
    number,
    ...visible.bindings,
  });
}

export function visibleLink(ctx: Ctx, condition: Condition): Promise<{ id: string; number: number } | null> {
  const visible = visibleTo(ctx.actor);
  return maybeRow(ctx.db, `select t.id, t.number from tickets t where ${condition.sql} and ${visible.sql}`, {
    ...condition.bindings,
    ...visible.bindings,
  });
}

/** Those of these tickets that the actor may see. */
export async function visibleTicketIds(ctx: Ctx, ids: string[]): Promise<string[]> {
  const known = ids.filter(isId);
  if (known.length === 0) return [];
  const visible = visibleTo(ctx.actor);
  const found = await rows<{ id: string }>(
    ctx.db,
    `select t.id from tickets t where t.id = any(:ids::uuid[]) and ${visible.sql}`,
    { ids: known, ...visible.bindings },
  );
  return found.map(({ id }) => id);
}

/** Those of these tickets that have changed, as far as the actor may know, since a page was made. */
export async function ticketsChangedSince(ctx: Ctx, ids: string[], since: Date): Promise<string[]> {
  if (ids.length === 0) return [];
  const visible = visibleTo(ctx.actor);
  const isCustomer = ctx.actor.kind === 'person' && ctx.actor.role === 'customer';
  const found = await rows<{ id: string }>(
    ctx.db,
    `select t.id from tickets t where t.id = any(:ids::uuid[]) and ${visible.sql}
      and ${isCustomer ? 't.public_updated_at' : 't.updated_at'} >= :since`,
    { ids, since, ...visible.bindings },
  );
  return found.map(({ id }) => id);
}

/** Whether anything in the actor's lists has changed, as far as they may know, since a page was made. */
export async function listsChangedSince(ctx: Ctx, since: Date): Promise<boolean> {
  const visible = visibleTo(ctx.actor);
  const isCustomer = ctx.actor.kind === 'person' && ctx.actor.role === 'customer';
  const found = await rows(
    ctx.db,
    `select 1 from tickets t where ${visible.sql}
      and ${isCustomer ? 't.public_updated_at' : 't.updated_at'} >= :since limit 1`,
    { since, ...visible.bindings },
  );
  return found.length > 0;
}

export type TicketColumns = Partial<Omit<StoredTicket, 'id' | 'number'>> & {
  deletedAt?: Date | null;
  deletedBy?: string | null;
};

export async function insertTicket(db: Db, id: string, columns: TicketColumns): Promise<StoredTicket> {
  const [inserted] = await db('tickets')
    .insert({ id, ...stored(columns) })
    .returning(NAMES);
  return inserted as StoredTicket;
}

export async function updateTicket(db: Db, id: string, columns: TicketColumns): Promise<StoredTicket> {
  const [updated] = await db('tickets').where({ id }).update(stored(columns)).returning(NAMES);
  return updated as StoredTicket;
}

function stored({ fields, ...columns }: TicketColumns): Record<string, unknown> {
  return fields === undefined ? columns : { ...columns, fields: JSON.stringify(fields) };
}

export async function savePeople(
  db: Db,
  table: 'ticket_participants' | 'ticket_followers',
  ticketId: string,
  userIds: string[],
): Promise<void> {
  await db(table).where({ ticketId }).whereNotIn('userId', userIds).delete();
  if (userIds.length === 0) return;
  await db(table)
    .insert(userIds.map((userId) => ({ ticketId, userId })))
    .onConflict(['ticket_id', 'user_id'])
    .ignore();
}

/** Whether the actor reaches the ticket as it stands, without following it. */
export async function isVisible(db: Db, actor: Actor, ticketId: string): Promise<boolean> {
  const visible = visibleTo(actor);
  const found = await maybeRow(
    db,
    `select 1 as seen from tickets t where t.id = :ticketId and ${visible.sql}`,
    {
      ticketId,
      ...visible.bindings,
    },
  );
  return found !== null;
}
