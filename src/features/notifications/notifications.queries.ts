import type { Ctx, Locale } from '../../platform/ctx';
import { maybeRow, rows } from '../../platform/db';
import type { MailedEvent, Readers } from './audience';

export interface MailTicket {
  id: string;
  number: number;
  subject: string;
  description: string;
  solution: string | null;
  requesterName: string;
  departmentName: string;
}

export interface Recipient {
  /** Null for an address that is nobody's account. */
  id: string | null;
  name: string;
  email: string;
  /** Their own, or the one that their pages were last in. */
  locale: Locale | null;
}

interface ReadersRow extends Readers, MailTicket {}

/** The ticket and its people in one query; null when it has been deleted meanwhile. */
export async function circleOf(
  ctx: Ctx,
  ticketId: string,
): Promise<{ ticket: MailTicket; readers: Readers } | null> {
  const found = await maybeRow<ReadersRow>(
    ctx.db,
    `with people as (
       select t.requester_id, t.assignee_id, t.department_id, t.organization_id,
         array(select user_id from ticket_participants where ticket_id = t.id) as participant_ids,
         array(select user_id from ticket_followers where ticket_id = t.id) as follower_ids,
         t.id, t.number, t.subject, t.description, t.solution, r.name as requester_name, d.name as department_name,
         d.email::text as department_email,
         (select u.id from users u where u.id = d.manager_id and u.state = 'active') as manager_id,
         array(select u.id from department_members m join users u on u.id = m.user_id
           where m.department_id = d.id and u.state = 'active' and u.role <> 'customer') as member_ids
       from tickets t join departments d on d.id = t.department_id join users r on r.id = t.requester_id
       where t.id = :ticketId and t.deleted_at is null)
     select people.*, (select json_agg(json_build_object('id', u.id, 'role', u.role,
         'departmentIds', array(select department_id from department_members where user_id = u.id),
         'seesAllTickets', false, 'organizationId', u.organization_id, 'sharesTickets', false))
       from users u where u.state <> 'inactive' and u.id = any (people.participant_ids || people.follower_ids || people.member_ids
         || people.requester_id || people.assignee_id || people.manager_id)) as people
     from people`,
    { ticketId },
  );
  return found && { ticket: found, readers: found };
}

/** Only people who can still sign in are written to. */
export function recipientsOf(ctx: Ctx, ids: (string | null)[]): Promise<Recipient[]> {
  return rows(
    ctx.db,
    `select id, name, email::text as email, coalesce(locale, last_locale) as locale from users
      where id = any (:ids::uuid[]) and state <> 'inactive'`,
    { ids: ids.filter((id) => id !== null) },
  );
}

export interface MailedFile {
  name: string;
  /** Bytes. */
  size: number;
}

export interface Said {
  body: string;
  files: MailedFile[];
}

const FILES = `coalesce(json_agg(json_build_object('name', a.name, 'size', a.size) order by a.id)
  filter (where a.id is not null), '[]')`;

/** What came with the comment that an event is about; what a note says only goes with the note's event. */
export async function commentOf(ctx: Ctx, event: MailedEvent): Promise<Said | null> {
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
export async function descriptionOf(ctx: Ctx, { id, description }: MailTicket): Promise<Said> {
  const files = await rows<MailedFile>(
    ctx.db,
    'select name, size from attachments where ticket_id = :id and comment_id is null order by id',
    { id },
  );
  return { body: description, files };
}

export async function nameOf(ctx: Ctx, userId: string | null): Promise<string | null> {
  const found = await maybeRow<{ name: string }>(ctx.db, 'select name from users where id = :userId', {
    userId,
  });
  return found?.name ?? null;
}
