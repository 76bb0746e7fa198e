import type { Ctx, Locale } from '../../../platform/ctx';
import { maybeRow } from '../../../platform/db';

export interface Circumstances {
  id: string;
  name: string;
  email: string;
  locale: Locale | null;
  timeZone: string | null;
  at: Date;
  /** Where it was done from. */
  ip: string | null;
  /** The browser it was done with, where the event says which sign-in it was. */
  userAgent: string | null;
  /** Done by the person themselves, not by an administrator. */
  isOwn: boolean;
}

/**
 * Whom an event is about, and what their letter can tell; null for somebody who is gone or deactivated, and for the
 * first password of somebody who has just accepted an invitation.
 */
export function circumstancesOf(ctx: Ctx, eventId: string): Promise<Circumstances | null> {
  return maybeRow(
    ctx.db,
    `select u.id, u.name, u.email::text, u.locale, u.time_zone, e.created_at as at,
       host(e.ip) as ip, s.user_agent, coalesce(e.actor_id = u.id, true) and e.acted_by is null as is_own
     from events e join users u on u.id = e.subject_id
       left join sign_ins s on s.id = (e.data ->> 'signInId')::uuid
     where e.id = :eventId and u.state <> 'inactive' and not (e.type = 'user.password_changed' and exists (
       select 1 from events a where a.subject_id = e.subject_id and a.type = 'user.invitation_accepted'
         and a.request_id = e.request_id))`,
    { eventId },
  );
}
