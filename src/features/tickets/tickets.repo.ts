import type { Actor, Ctx, TxCtx } from '../../platform/ctx';
import { type Bindings, type Db, maybeRow, row, rows } from '../../platform/db';
import { insertRow, updateRow } from '../../platform/db/writes';
import { notFound } from '../../platform/errors';
import { isId } from '../../platform/ids';
import type { Reached } from './audience';
import { columnOf, STORED } from './properties/list';
import type { StoredTicket, TicketPeople, TicketRow } from './tickets.types';
import { type Condition, internalsColumn, visibleTo } from './visibility';

const NAMES = STORED.map(columnOf);

/** Whom a ticket reaches. */
export interface TicketReach extends Reached {
  id: string;
  isDeleted: boolean;
}

/** All but the search vector, which no reader wants. */
export const TICKET_COLUMNS = NAMES.map((name) => `t.${name}`).join(', ');

/**
 * The ticket, locked until the transaction ends: whoever changes it next waits and sees what this one left. What is
 * written beside it, a mail about it for example, waits for nobody.
 * @throws AppError `not_found` for what the actor cannot see
 */
export async function lockTicket(tx: TxCtx, id: string): Promise<StoredTicket> {
  if (!isId(id)) throw notFound();
  const { columns, where, bindings } = readBy(tx.actor);
  const sql = `select ${columns} from tickets t where t.id = :id and ${where} for no key update of t`;
  return row(tx.db, sql, { id, ...bindings }, 'ticket lock');
}

/**
 * Likewise by its number, for those who work on it.
 * @throws AppError `not_found`, also for who sees it as a customer
 */
export async function lockAtDesk(tx: TxCtx, number: number): Promise<StoredTicket> {
  const { columns, where, bindings } = readBy(tx.actor);
  const sql = `select ${columns} from tickets t where t.number = :number and ${where} for no key update of t`;
  const ticket = await row<StoredTicket>(tx.db, sql, { number, ...bindings }, 'ticket lock at desk');
  if (!ticket.internals) throw notFound();
  return ticket;
}

/** What a read of a ticket needs: the columns, with how the actor sees it, and that they see it at all. */
export function readBy(actor: Actor): { columns: string; where: string; bindings: Bindings } {
  const [visible, internals] = [visibleTo(actor), internalsColumn(actor)];
  return {
    columns: `${TICKET_COLUMNS}, ${internals.sql} as internals`,
    where: `(${visible.sql})`,
    bindings: { ...visible.bindings, ...internals.bindings },
  };
}

/** A deleted ticket, locked; for those who run the desk. */
export async function lockDeletedTicket(tx: TxCtx, id: string): Promise<StoredTicket> {
  if (!isId(id)) throw notFound();
  return row(
    tx.db,
    `select ${TICKET_COLUMNS}, true as internals from tickets t
     where t.id = :id and t.deleted_at is not null for no key update of t`,
    { id },
  );
}

/** Read after the lock, so that it is what the last change left. */
export async function peopleOf(db: Db, ticketId: string): Promise<TicketPeople> {
  return row(
    db,
    `select array(select user_id from ticket_participants where ticket_id = :ticketId order by user_id)
         as participant_ids,
       array(select user_id from ticket_followers where ticket_id = :ticketId order by user_id) as follower_ids`,
    { ticketId },
    'ticket people',
  );
}

/** @throws AppError `not_found` */
export function visibleTicket(ctx: Ctx, number: number): Promise<StoredTicket> {
  const { columns, where, bindings } = readBy(ctx.actor);
  const sql = `select ${columns} from tickets t where t.number = :number and ${where}`;
  return row(ctx.db, sql, { number, ...bindings }, 'ticket visible');
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
    'ticket visible ids',
  );
  return found.map(({ id }) => id);
}

/** Who these tickets reach now, deleted ones too; whoever asks decides what of that may be known. */
export function reachOf(db: Db, ids: string[]): Promise<TicketReach[]> {
  return rows(
    db,
    `select t.id, t.department_id, t.assignee_id, t.requester_id, t.organization_id,
       t.deleted_at is not null as is_deleted,
       array(select user_id from ticket_participants where ticket_id = t.id) as participant_ids,
       array(select user_id from ticket_followers where ticket_id = t.id) as follower_ids
     from tickets t where t.id = any(:ids::uuid[])`,
    { ids },
    'reach of tickets',
  );
}

export type TicketColumns = Partial<Omit<TicketRow, 'id' | 'number'>> & {
  deletedAt?: Date | null;
  deletedBy?: string | null;
};

export async function insertTicket(db: Db, id: string, columns: TicketColumns): Promise<TicketRow> {
  return (await insertRow<TicketRow>(db, 'tickets', { id, ...stored(columns) }, NAMES)) as TicketRow;
}

export async function updateTicket(db: Db, id: string, columns: TicketColumns): Promise<TicketRow> {
  return (await updateRow<TicketRow>(db, 'tickets', id, stored(columns), NAMES)) as TicketRow;
}

/** As the driver writes them: it would take a list for an array of PostgreSQL's. */
function stored(columns: TicketColumns): Record<string, unknown> {
  const written: Record<string, unknown> = { ...columns };
  for (const name of ['fields', 'slaClock'] as const) {
    if (columns[name] != null) written[name] = JSON.stringify(columns[name]);
  }
  return written;
}

type PeopleTable = 'ticket_participants' | 'ticket_followers';

export async function savePeople(
  db: Db,
  table: PeopleTable,
  ticketId: string,
  userIds: string[],
): Promise<void> {
  const gone = `delete from ${table} where ticket_id = :ticketId and user_id <> all (:userIds::uuid[])`;
  await rows(db, gone, { ticketId, userIds }, `${table} keep`);
  await addPeople(db, table, ticketId, userIds);
}

/** Those of a new ticket, which has nobody yet. */
export async function addPeople(
  db: Db,
  table: PeopleTable,
  ticketId: string,
  userIds: string[],
): Promise<void> {
  if (userIds.length === 0) return;
  const added = `insert into ${table} (ticket_id, user_id) select :ticketId, unnest(:userIds::uuid[]) on conflict do nothing`;
  await rows(db, added, { ticketId, userIds }, `${table} add`);
}
