import { type Db, maybeRow, rows, snakeCase } from '../../platform/db';
import type { DerivedColumns, DerivedFrom, DerivedName } from './derived';
import { OPEN_STATUSES } from './tickets.words';

/** A ticket as those find it who reckon something from it. */
export interface DerivedTicket extends DerivedFrom, DerivedColumns {
  id: string;
  assigneeId: string | null;
  firstResponseAt: Date | null;
  /** Whether its requester is a VIP. */
  isVip: boolean;
}

/** Which tickets: all of these conditions. */
export interface OpenTickets {
  requesterId?: string;
  /** In this department, category or organization, and changed then or later. */
  moved?: { place: 'departmentId' | 'categoryId' | 'organizationId'; to: string; since: Date };
  slaPolicyId?: string;
  /** Filed or changed then or later. */
  changedSince?: Date;
}

const DERIVED: Record<DerivedName, string> = {
  slaPolicyId: 'uuid',
  responseDueAt: 'timestamptz',
  nextResponseDueAt: 'timestamptz',
  resolutionDueAt: 'timestamptz',
  slaDueAt: 'timestamptz',
  slaRiskAt: 'timestamptz',
  slaNextAt: 'timestamptz',
  slaClock: 'jsonb',
};
const NAMES = Object.keys(DERIVED).map(snakeCase);
const TYPED = Object.entries(DERIVED).map(([name, type]) => `${snakeCase(name)} ${type}`);

const COLUMNS = `t.id, t.status, t.hold_reason, t.close_reason, t.priority, t.type, t.department_id, t.organization_id,
  t.category_id, t.requester_id, t.fields, t.created_at, t.assignee_id, t.first_response_at, u.is_vip,
  ${NAMES.map((name) => `t.${name}`).join(', ')}`;
const FROM = `select ${COLUMNS} from tickets t join users u on u.id = t.requester_id`;
const OPEN = `t.deleted_at is null and t.status in (${OPEN_STATUSES.map((status) => `'${status}'`).join(', ')})`;

/** Those of these tickets that are open, locked, once whoever holds one has let it go; in the order of their ids. */
export function lockOpen(db: Db, ids: string[]): Promise<DerivedTicket[]> {
  const sql = `${FROM} where t.id = any(:ids::uuid[]) and ${OPEN} order by t.id for no key update of t`;
  return rows(db, sql, { ids }, 'ticket derived open');
}

export interface Due {
  until: Date;
  /** Tickets to leave alone. */
  except: string[];
}

/**
 * Open tickets of which there is something to tell, longest ago first, locked; what others hold is left out. A version
 * that knows no clocks may have closed one without stopping its.
 */
export function lockDue(db: Db, { until, except }: Due, limit: number): Promise<DerivedTicket[]> {
  return rows(
    db,
    `${FROM} where t.sla_next_at <= :until and ${OPEN} and t.id <> all (:except::uuid[])
     order by t.sla_next_at, t.id limit :limit for no key update of t skip locked`,
    { until, except, limit },
    'ticket derived due',
  );
}

/** When there will be something to tell, or was. */
export function firstDue(db: Db, except: string[]): Promise<{ at: Date } | null> {
  return maybeRow(
    db,
    `select t.sla_next_at as at from tickets t
     where t.sla_next_at is not null and ${OPEN} and t.id <> all (:except::uuid[])
     order by t.sla_next_at, t.id limit 1`,
    { except },
    'ticket derived first',
  );
}

/** In one statement; neither their version nor the time of their last change moves. */
export async function saveColumns(
  db: Db,
  saved: readonly { id: string; columns: DerivedColumns }[],
): Promise<void> {
  const values = saved.map(({ id, columns }) => ({
    id,
    ...Object.fromEntries(Object.entries(columns).map(([name, value]) => [snakeCase(name), value])),
  }));
  await rows(
    db,
    `update tickets t set ${NAMES.map((name) => `${name} = r.${name}`).join(', ')}
     from jsonb_to_recordset(:values::jsonb) as r (id uuid, ${TYPED.join(', ')}) where t.id = r.id`,
    { values: JSON.stringify(values) },
    'ticket derived save',
  );
}

/** Lists the ids of all open tickets, in their order. */
export const OPEN_TICKETS = `select t.id from tickets t where ${OPEN} order by t.id`;

/** Whether any ticket is open: in the words of an index and its order, for most of a large desk's tickets are not. */
export async function isAnyOpen(db: Db): Promise<boolean> {
  const sql = `select 1 from tickets t where ${OPEN} order by t.updated_at desc, t.id desc limit 1`;
  return (await maybeRow(db, sql, {}, 'ticket derived any open')) !== null;
}

/** Ids of open tickets, in their order. */
export async function openTicketIds(db: Db, which: OpenTickets = {}): Promise<string[]> {
  const { requesterId, slaPolicyId, moved, changedSince } = which;
  const conditions = [
    ...(requesterId ? ['t.requester_id = :requesterId'] : []),
    ...(slaPolicyId ? ['t.sla_policy_id = :slaPolicyId'] : []),
    ...(moved ? [`t.${snakeCase(moved.place)} = :to and t.updated_at >= :since`] : []),
    ...(changedSince ? ['t.updated_at >= :changedSince'] : []),
  ];
  const found = await rows<{ id: string }>(
    db,
    `select t.id from tickets t where ${[OPEN, ...conditions].join(' and ')} order by t.id`,
    { requesterId, slaPolicyId, changedSince, to: moved?.to, since: moved?.since },
  );
  return found.map(({ id }) => id);
}
