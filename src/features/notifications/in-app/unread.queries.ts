import type { SignInColumn } from '../../../platform/sign-in-extras';
import { rightsOf } from '../../tickets';
import { PERSON_SQL } from '../../users';
import { FOR_CUSTOMERS } from '../kinds';
import { UNREAD_MOST } from './in-app.types';

// What is unread is asked in SQL in two statements: in the one that loads who is signed in, and in lists. Both leave out
// what its reader may not see any more.

/** Days for which people find in the desk what they were told; then it goes, at night. */
export const KEPT_DAYS = 90;

/**
 * What reached the desk's own list. Nothing here depends on the time: PostgreSQL would plan the statement of who is
 * signed in anew for every page.
 */
export const LISTED = (alias: string): string => `${alias}.channel = 'in_app' and ${alias}.state = 'sent'`;

/** Messages that are no secret of the desk's, as an array of SQL. */
export const OPEN_TEMPLATES = `'{${[...FOR_CUSTOMERS].join(', ')}}'::text[]`;

/**
 * An announcement is there for those whom it is for by their role of now, until it is withdrawn. Of what is about no
 * ticket; `role` is an expression.
 */
export const ANNOUNCED = (alias: string, role: string): string =>
  `(${alias}.kind is distinct from 'announcement' or exists (select 1 from announcements a
     where a.event_id = ${alias}.root_id and a.withdrawn_at is null
       and (a.audience = 'everyone' or (a.audience = 'customers') = (${role} = 'customer'))))`;

const UNREAD = `d.user_id = u.id and ${LISTED('d')} and d.read_at is null`;
const { visible, internals } = rightsOf(PERSON_SQL);

/**
 * From ticket to ticket by one step each in `deliveries_unread`, however much is unread about each: a hundred that its
 * reader sees end it. Who works on a ticket sees all that they were told of it.
 */
const TICKETS = `array(
  with recursive held (ticket_id) as (
    (select d.ticket_id from deliveries d where ${UNREAD} and d.ticket_id is not null order by d.ticket_id limit 1)
    union all
    select (select d.ticket_id from deliveries d where ${UNREAD} and d.ticket_id > h.ticket_id
      order by d.ticket_id limit 1)
    from held h where h.ticket_id is not null
  )
  select t.id from held join tickets t on t.id = held.ticket_id
  where ${internals} or ${visible} and (select true from deliveries d
    where ${UNREAD} and d.ticket_id = t.id and d.template = any (${OPEN_TEMPLATES}) limit 1)
  limit ${UNREAD_MOST})`;

const ANNOUNCEMENTS = `(select count(*) from (
  select 1 from deliveries d where ${UNREAD} and d.ticket_id is null and ${ANNOUNCED('d', 'u.role')} limit ${UNREAD_MOST}) counted)`;

/** The count of the bell, with the statement that every page runs. */
export const bellColumn: SignInColumn = {
  name: 'unread',
  sql: `json_build_object('tickets', ${TICKETS}, 'announcements', ${ANNOUNCEMENTS})`,
};
