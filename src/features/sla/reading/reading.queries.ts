import { type Db, maybeRow, row } from '../../../platform/db';
import { OPEN_STATUSES, PRIORITIES, type TicketRow } from '../../tickets';
import type { Cause } from '../history/cause';
import type { PromiseKind } from '../sla.words';

/** Of what was decided so much is read, the newest of it. */
const DECIDED = 20;

type Facts = Pick<
  TicketRow,
  'priority' | 'departmentId' | 'organizationId' | 'categoryId' | 'type' | 'fields' | 'slaClock'
>;

/** A row of `sla_targets` as JSON, which has texts for moments. */
export interface TargetJson {
  kind: string;
  round: number;
  policyName: string;
  target: number;
  taken: number | null;
  outcome: 'met' | 'breached';
  decidedAt: string;
  warnedAt: string | null;
  breachedAt: string | null;
  cause: Cause | null;
}

export interface SlaRow extends Facts {
  isVip: boolean;
  policy: { id: string; name: string; calendar: { name: string; timeZone: string } | null } | null;
  /** Whether there is any policy at all. */
  isPromised: boolean;
  /** Of the book. */
  revision: string;
  decided: TargetJson[] | null;
  /** Why what still runs was broken, by its kind. */
  causes: Partial<Record<PromiseKind, Cause | null>> | null;
}

const calendarOf = PRIORITIES.map(
  (priority) => `when '${priority}' then p.${priority.toLowerCase()}_calendar_id`,
);

/** All that the clock of a ticket `t` is shown with, the book aside: `SlaRow` as JSON. */
export const SLA_JSON = `json_build_object('priority', t.priority, 'departmentId', t.department_id,
  'organizationId', t.organization_id, 'categoryId', t.category_id, 'type', t.type, 'fields', t.fields,
  'slaClock', t.sla_clock, 'isVip', (select is_vip from users where id = t.requester_id),
  'policy', (select json_build_object('id', p.id, 'name', p.name, 'calendar',
      (select json_build_object('name', c.name, 'timeZone', c.time_zone) from calendars c
        where c.id = coalesce(case t.priority ${calendarOf.join(' ')} end, p.calendar_id)))
    from sla_policies p where p.id = t.sla_policy_id),
  'isPromised', exists (select from sla_policies where is_active),
  'revision', (select revision from sla_book),
  'causes', (select json_object_agg(kind, cause) from sla_targets
    where ticket_id = t.id and outcome = 'running' and breached_at is not null),
  'decided', (select json_agg(json_build_object('kind', s.kind, 'round', s.round, 'policyName', s.policy_name,
        'target', s.target_seconds, 'taken', s.taken_seconds, 'outcome', s.outcome, 'decidedAt', s.decided_at,
        'warnedAt', s.warned_at, 'breachedAt', s.breached_at, 'cause', s.cause) order by s.decided_at desc, s.id desc)
      from (select id, kind, round, policy_name, target_seconds, taken_seconds, outcome, decided_at, warned_at, breached_at,
          cause from sla_targets where ticket_id = t.id and outcome in ('met', 'breached')
            order by decided_at desc, id desc limit ${DECIDED}) s))`;

export async function slaRow(db: Db, ticketId: string): Promise<SlaRow> {
  const sql = `select ${SLA_JSON} as sla from tickets t where t.id = :ticketId`;
  return (await row<{ sla: SlaRow }>(db, sql, { ticketId }, 'sla of ticket')).sla;
}

export interface ToldRow {
  tellsResponse: boolean;
  tellsResolution: boolean;
  responseDueAt: Date | null;
  nextResponseDueAt: Date | null;
  resolutionDueAt: Date | null;
}

/** What the policy of an open ticket lets customers know; null where that is nothing. */
export function toldRow(db: Db, ticketId: string): Promise<ToldRow | null> {
  return maybeRow(
    db,
    `select p.tells_response, p.tells_resolution, t.response_due_at, t.next_response_due_at, t.resolution_due_at
     from tickets t join sla_policies p on p.id = t.sla_policy_id
     where t.id = :ticketId and t.status in ('${OPEN_STATUSES.join("', '")}')
       and p.is_active and (p.tells_response or p.tells_resolution)`,
    { ticketId },
    'sla told',
  );
}
