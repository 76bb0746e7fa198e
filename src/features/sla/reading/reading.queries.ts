import { type Db, maybeRow, row } from '../../../platform/db';
import { OPEN_STATUSES, PRIORITIES, type TicketRow } from '../../tickets';
import type { Cause } from '../history/cause';

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
  policy: { id: string; name: string } | null;
  calendar: { name: string; timeZone: string } | null;
  /** Whether there is any policy at all. */
  isPromised: boolean;
  /** Of the book. */
  revision: string;
  decided: TargetJson[] | null;
}

const calendarOf = PRIORITIES.map(
  (priority) => `when '${priority}' then p.${priority.toLowerCase()}_calendar_id`,
);

/** All that the clock of a ticket is shown with, the book aside. */
export function slaRow(db: Db, ticketId: string): Promise<SlaRow> {
  return row(
    db,
    `select t.priority, t.department_id, t.organization_id, t.category_id, t.type, t.fields, t.sla_clock, r.is_vip,
       case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as policy,
       case when c.id is not null then json_build_object('name', c.name, 'timeZone', c.time_zone) end as calendar,
       exists (select from sla_policies where is_active) as is_promised,
       (select revision from sla_book) as revision,
       (select json_agg(json_build_object('kind', s.kind, 'round', s.round, 'policyName', s.policy_name,
            'target', s.target_seconds, 'taken', s.taken_seconds, 'outcome', s.outcome, 'decidedAt', s.decided_at,
            'warnedAt', s.warned_at, 'breachedAt', s.breached_at, 'cause', s.cause) order by s.decided_at desc, s.id desc)
          from (select id, kind, round, policy_name, target_seconds, taken_seconds, outcome, decided_at, warned_at, breached_at,
              cause from sla_targets where ticket_id = t.id and outcome in ('met', 'breached')
                order by decided_at desc, id desc limit ${DECIDED}) s) as decided
     from tickets t join users r on r.id = t.requester_id
       left join sla_policies p on p.id = t.sla_policy_id
       left join calendars c on c.id = coalesce(case t.priority ${calendarOf.join(' ')} end, p.calendar_id)
     where t.id = :ticketId`,
    { ticketId },
    'sla of ticket',
  );
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
