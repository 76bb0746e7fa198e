import type { Ctx, Locale } from '../../platform/ctx';
import { maybeRow, rows } from '../../platform/db';
import type { MailedEvent, Readers } from './audience';

export interface MailTicket {
  id: string;
  number: number;
  subject: string;
  description: string;
  solution: string | null;
  departmentName: string;
  departmentEmail: string | null;
}

export interface Recipient {
  id: string;
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
         t.id, t.number, t.subject, t.description, t.solution, d.name as department_name,
         d.email::text as department_email
       from tickets t join departments d on d.id = t.department_id
       where t.id = :ticketId and t.deleted_at is null)
     select people.*, (select json_agg(json_build_object('id', u.id, 'role', u.role,
         'departmentIds', array(select department_id from department_members where user_id = u.id),
         'seesAllTickets', false, 'organizationId', u.organization_id, 'sharesTickets', false))
       from users u where u.id = any (people.participant_ids || people.follower_ids || people.requester_id
         || people.assignee_id)) as people
     from people`,
    { ticketId },
  );
  return found && { ticket: found, readers: found };
}

/** Only people who can still sign in are written to. */
export function recipientsOf(ctx: Ctx, ids: string[]): Promise<Recipient[]> {
  return rows(
    ctx.db,
    `select id, name, email::text as email, coalesce(locale, last_locale) as locale from users
      where id = any (:ids::uuid[]) and state <> 'inactive'`,
    { ids },
  );
}

/** What was said in the comment that an event is about, and by whom; a note's words only go with the note's event. */
export async function commentOf(
  ctx: Ctx,
  event: MailedEvent,
): Promise<{ body: string; author: string | null } | null> {
  const id = 'commentId' in event.data ? event.data.commentId : undefined;
  if (!id) return null;
  return maybeRow(
    ctx.db,
    `select comments.body, users.name as author from comments left join users on users.id = author_id
      where comments.id = :id and comments.ticket_id = :ticketId and (comments.visibility = 'public' or :noted)`,
    { id, ticketId: event.ticketId, noted: event.type === 'ticket.noted' },
  );
}

export async function nameOf(ctx: Ctx, userId: string | null): Promise<string | null> {
  const found = await maybeRow<{ name: string }>(ctx.db, 'select name from users where id = :userId', {
    userId,
  });
  return found?.name ?? null;
}
