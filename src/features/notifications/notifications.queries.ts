import type { Ctx, Locale } from '../../platform/ctx';
import { maybeRow, rows } from '../../platform/db';
import type { Unwritten } from '../../platform/delivery-types';
import type { Priority, Reader, Status } from '../tickets';
import { PERSON_SQL } from '../users';
import type { Readers, ToldEvent } from './audience';
import { FOLLOWERS } from './preferences/followers.queries';

/** What messages say of a ticket. */
export interface ToldTicket {
  id: string;
  number: number;
  subject: string;
  description: string;
  solution: string | null;
  priority: Priority;
  status: Status;
  requesterName: string;
  departmentName: string;
  assigneeName: string | null;
  /** What staff set, and what is promised. */
  dueAt: Date | null;
  slaDueAt: Date | null;
  createdAt: Date;
  satisfaction: number | null;
  satisfactionComment: string | null;
}

/** A ticket and who is connected with it. */
export interface Circle {
  ticket: ToldTicket;
  readers: Readers;
  /** Of those of its people who can sign in, where mail reaches them; null for who has no address. */
  addresses: Map<string, string | null>;
}

export interface Recipient {
  /** Null for an address that is nobody's account. */
  id: string | null;
  name: string;
  email: string | null;
  /** Their own, or the one that their pages were last in. */
  locale: Locale | null;
  timeZone: string | null;
}

interface ReadersRow extends Omit<Readers, 'people'>, ToldTicket {
  people: (Reader & { email: string | null })[] | null;
}

/**
 * A ticket and its people; null when it has been deleted meanwhile.
 * @param others ids of more people who may be told of it, as whoever is mentioned
 */
export async function circleOf(ctx: Ctx, ticketId: string, others: string[]): Promise<Circle | null> {
  return (await circlesOf(ctx, [ticketId], others)).get(ticketId) ?? null;
}

/** Tickets and their people in one query, by their ids; without those that have been deleted meanwhile. */
export async function circlesOf(
  ctx: Ctx,
  ticketIds: string[],
  others: string[],
): Promise<Map<string, Circle>> {
  const found = await rows<ReadersRow>(
    ctx.db,
    `with people as (
       select t.requester_id, t.assignee_id, t.department_id, t.organization_id,
         array(select user_id from ticket_participants where ticket_id = t.id) as participant_ids,
         array(select user_id from ticket_followers where ticket_id = t.id) as follower_ids,
         t.id, t.number, t.subject, t.description, t.solution, t.priority, t.status, t.due_at, t.sla_due_at, t.created_at,
         t.priority = 'P1' as is_urgent, t.satisfaction, t.satisfaction_comment,
         r.name as requester_name, d.name as department_name, a.name as assignee_name, d.email::text as department_email,
         (select u.id from users u where u.id = d.manager_id and u.state = 'active') as manager_id,
         array(select u.id from department_members m join users u on u.id = m.user_id
           where m.department_id = d.id and u.state = 'active' and u.role <> 'customer') as member_ids,
         ${FOLLOWERS('d.id')} as department_follower_ids
       from tickets t join departments d on d.id = t.department_id join users r on r.id = t.requester_id
         left join users a on a.id = t.assignee_id
       where t.id = any (:ticketIds::uuid[]) and t.deleted_at is null)
     select people.*, (select json_agg(json_build_object('id', u.id, 'role', u.role, 'email', u.email,
         'departmentIds', array(select department_id from department_members where user_id = u.id),
         'seesAllTickets', ${PERSON_SQL.seesAllTickets}, 'organizationId', u.organization_id, 'sharesTickets', false))
       from users u where u.state <> 'inactive' and u.id = any (people.participant_ids || people.follower_ids || people.member_ids
         || people.department_follower_ids || people.requester_id || people.assignee_id || people.manager_id || :others::uuid[])) as people
     from people`,
    { ticketIds, others },
    'ticket circles',
  );
  return new Map(found.map((row) => [row.id, circleFrom(row)]));
}

function circleFrom(found: ReadersRow): Circle {
  const people = found.people ?? [];
  const addresses = new Map(people.map(({ id, email }) => [id, email]));
  return { ticket: found, readers: { ...found, people }, addresses };
}

/** Only people who can still sign in are written to. */
export function recipientsOf(ctx: Ctx, ids: string[]): Promise<Recipient[]> {
  return rows(
    ctx.db,
    `select id, name, email::text as email, coalesce(locale, last_locale) as locale, time_zone from users
      where id = any (:ids::uuid[]) and state <> 'inactive'`,
    { ids },
    'recipients',
  );
}

/** All that one act did to a ticket, in the order in which it happened. */
export function eventsOfAct(ctx: Ctx, rootId: string, ticketId: string): Promise<ToldEvent[]> {
  return rows(
    ctx.db,
    `select * from events where ticket_id = :ticketId::uuid and id >= :rootId::uuid and root_id = :rootId::uuid order by id`,
    { rootId, ticketId },
    'events of act',
  );
}

export type Happened = ToldEvent & {
  /** What whoever did it is called, also where they cannot sign in any more; null for the desk itself. */
  actorName: string | null;
};

/** These events, in the order in which they happened; what was erased is not there. */
export function eventsBy(ctx: Ctx, ids: string[]): Promise<Happened[]> {
  return rows(
    ctx.db,
    `select e.*, u.name as actor_name from events e left join users u on u.id = e.actor_id
     where e.id = any (:ids::uuid[]) order by e.id`,
    { ids },
    'events by id',
  );
}

export interface ToldFile {
  name: string;
  /** Bytes. */
  size: number;
  id: string;
}

export interface Said {
  body: string;
  files: ToldFile[];
}

const FILES = `coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'size', a.size) order by a.id)
  filter (where a.id is not null), '[]')`;

/** What came with the comment that an event is about; what a note says only goes with the note's event. */
export async function commentOf(ctx: Ctx, event: ToldEvent): Promise<Said | null> {
  const id = 'commentId' in event.data ? event.data.commentId : undefined;
  if (!id) return null;
  return maybeRow(
    ctx.db,
    `select c.body, ${FILES} as files from comments c left join attachments a on a.comment_id = c.id
      where c.id = :id and c.ticket_id = :ticketId and (c.visibility = 'public' or :noted) group by c.id`,
    { id, ticketId: event.ticketId, noted: event.type === 'ticket.noted' },
  );
}

/** What a ticket began with. */
export async function descriptionOf(ctx: Ctx, { id, description }: ToldTicket): Promise<Said> {
  const files = await rows<ToldFile>(
    ctx.db,
    'select id, name, size from attachments where ticket_id = :id and comment_id is null order by id',
    { id },
  );
  return { body: description, files };
}

/** Of what a message would tell, what its reader has read in the desk. */
export async function readEvents(ctx: Ctx, { userId, told }: Unwritten): Promise<Set<string>> {
  const read = await rows<{ eventId: string }>(
    ctx.db,
    `select e.event_id from delivery_events e join deliveries d on d.id = e.delivery_id
     where e.event_id = any (:ids::uuid[]) and e.recipient = :userId::text and e.channel = 'in_app' and d.read_at is not null`,
    { ids: told.map(({ eventId }) => eventId), userId },
    'events read',
  );
  return new Set(read.map(({ eventId }) => eventId));
}
