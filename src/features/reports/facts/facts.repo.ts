import { type Db, rows } from '../../../platform/db';
import { notUndone } from '../../tickets';

/**
 * What the events of tickets say that facts follow from, without what was undone. `later` is the next change of the
 * assignee after an event: its id, then whose the ticket was until then.
 */
const HELD = `
  select e.id, e.ticket_id, e.type, e.created_at as at, e.actor_id,
    e.changes #>> '{status,before}' as from_status, e.changes #>> '{status,after}' as to_status,
    min((e.id::text || coalesce(e.changes #>> '{assigneeId,before}', '')) collate "C")
      filter (where jsonb_exists(e.changes, 'assigneeId'))
      over (partition by e.ticket_id order by e.id desc rows between unbounded preceding and 1 preceding) as later,
    row_number() over (partition by e.ticket_id, e.type order by e.id desc) as place
  from asked a join events e on e.ticket_id = a.id
  where (e.type = 'ticket.changed' and jsonb_exists_any(e.changes, array['status', 'assigneeId'])
      or e.type = 'ticket.replied' and e.data ->> 'firstResponse' = 'true' or e.type = 'ticket.rated')
    and ${notUndone('e')}`;

/** A ticket that is solved and then closed was closed once, and that is no fact of its own; a new rating replaces the last. */
const WANTED = `
  select h.id, h.ticket_id, h.at, h.from_status, h.to_status,
    case when h.type = 'ticket.replied' then 'responded' when h.type = 'ticket.rated' then 'rated'
      when h.to_status = 'resolved' then 'solved'
      when h.to_status = 'closed' and h.from_status <> 'resolved' then 'closed'
      when h.to_status <> 'closed' and h.from_status in ('resolved', 'closed') then 'reopened' else 'moved' end as kind,
    case when h.type = 'ticket.replied' then h.actor_id when h.later is null then a.assignee_id
      else nullif(substr(h.later, 37), '')::uuid end as person_id,
    greatest(0, floor(extract(epoch from h.at - a.created_at)))::integer as seconds, a.satisfaction
  from held h join asked a on a.id = h.ticket_id
  where h.type = 'ticket.replied' or h.to_status is not null
    or h.type = 'ticket.rated' and h.place = 1 and a.satisfaction is not null`;

const COLUMNS = ['ticket_id', 'kind', 'at', 'person_id', 'value', 'from_status', 'to_status'];
const listed = (of = '') => COLUMNS.map((name) => `${of}${name}`).join(', ');

/** @param which of ids of tickets: the statement for one is planned once, since PostgreSQL takes any array for a long one */
const factsOf = (which: string, end: string): string => `
  with asked as materialized (
    select id, created_at, assignee_id, satisfaction from tickets where id ${which}
  ), held as materialized (${HELD}), wanted as materialized (${WANTED}), gone as (
    delete from report_facts where ticket_id ${which} and id not in (select id from wanted) returning at
  ), made as (
    insert into report_facts (id, ${listed()})
    select w.id, w.ticket_id, w.kind, w.at, (select u.id from users u where u.id = w.person_id),
      case when w.kind = 'rated' then w.satisfaction when w.kind in ('responded', 'solved', 'closed') then w.seconds end,
      w.from_status, w.to_status
    from wanted w
    on conflict (id) do update set (${listed()}) = (${listed('excluded.')})
      where (${listed('report_facts.')}) is distinct from (${listed('excluded.')})
    returning at
  )
  ${end}`;

const NOTED = `
  insert into report_touched (at)
  select at from (select at from gone union all select at from made) changed where at < now() - interval '1 hour'`;

const FACTS_OF_ONE = factsOf('= :id::uuid', NOTED);
const FACTS_OF_MANY = factsOf('= any(:ids::uuid[])', NOTED);
const FIRST_FACTS_OF_MANY = factsOf('= any(:ids::uuid[])', 'select count(*) from made');

/**
 * Makes the facts of tickets what their events say, and notes the moments of which that changed something. The tickets
 * have to be locked, or to be nobody else's yet.
 */
export async function deriveFacts(db: Db, ticketIds: string[]): Promise<void> {
  const [id] = ticketIds;
  if (ticketIds.length === 1) await rows(db, FACTS_OF_ONE, { id }, 'report facts');
  else await rows(db, FACTS_OF_MANY, { ids: ticketIds }, 'report facts');
}

/** The same where no day has been summed up yet: nothing is noted. */
export async function deriveFirstFacts(db: Db, ticketIds: string[]): Promise<void> {
  await rows(db, FIRST_FACTS_OF_MANY, { ids: ticketIds }, 'report facts');
}

export interface NewFact {
  /** Of the event that it follows from. */
  id: string;
  ticketId: string;
  kind: 'responded' | 'solved' | 'closed' | 'reopened' | 'moved';
  at: Date;
  /** Null for whoever has the ticket now. */
  personId: string | null;
  fromStatus: string | null;
  toStatus: string | null;
}

const ADD = `
  insert into report_facts (id, ${listed()})
  select :id, t.id, :kind, :at, coalesce(:personId::uuid, t.assignee_id),
    case when :kind in ('responded', 'solved', 'closed')
      then greatest(0, floor(extract(epoch from :at::timestamptz - t.created_at)))::integer end, :fromStatus, :toStatus
  from tickets t where t.id = :ticketId`;

/**
 * Adds what `deriveFacts` would find, for less: of what has just happened to a locked ticket, and not an hour ago, since no
 * moment is noted.
 */
export async function addFact(db: Db, fact: NewFact): Promise<void> {
  await rows(db, ADD, { ...fact }, 'report fact');
}
