import { type Db, maybeRow, rows } from '../../../platform/db';
import type { Locale } from '../../../platform/i18n/locale';
import { PERSON_SQL } from '../../users';

/** A report that has gone out, as it is for one of its recipients. */
export interface ToldReport {
  title: string;
  period: string;
  /** The first figures, each with what it is called. */
  figures: [string, string][];
  locale: Locale;
  /** Of its page here; null for whoever cannot open it. */
  href: string | null;
  /** Null once the file has been swept. */
  fileKey: string | null;
  fileName: string;
  /** Bytes. */
  fileSize: number;
  /** Who has it sent; null for somebody who is not here any more. */
  sender: string | null;
  /** By which an address ends its mails; null once it is on the list no more. */
  recipientId: string | null;
  leftAt: Date | null;
  /** Of whose figures they are, the recipient's own or the sender's, as it is now; null for who cannot sign in. */
  role: 'customer' | 'technician' | 'administrator' | null;
  /** They are the figures of the whole desk. */
  isOfDesk: boolean;
  /** They are those of all tickets, and whoever they are for sees all of them no more. */
  isTooMuch: boolean;
  /** The address is that of an account that may not have the figures of others: of staff, or deactivated. */
  isAnothers: boolean;
}

/**
 * What a run has for one of its recipients; null where it has nothing any more.
 * @param recipient a person's id, or an address in lower case
 */
export function reportFor(db: Db, eventId: string, recipient: string): Promise<ToldReport | null> {
  return maybeRow(
    db,
    `select o.title, o.period, o.figures, o.locale, o.href, o.file_key, o.file_name, o.file_size, o.recipient_id,
       p.left_at, sender.name as sender,
       case when o.user_id is null then s.place = 'admin' else coalesce(starts_with(o.href, '/admin/'), false) end
         as is_of_desk,
       (select role from users where id = coalesce(o.user_id, s.owner_id) and state <> 'inactive') as role,
       o.is_of_all and not coalesce((select ${PERSON_SQL.seesAllTickets} from users u
         where u.id = coalesce(o.user_id, s.owner_id)), false) as is_too_much,
       o.user_id is null and exists (select from users
         where email = o.address::citext and (state = 'inactive' or role <> 'customer')) as is_anothers
     from report_runs r join report_schedules s on s.id = r.schedule_id
       join report_run_recipients o on o.run_id = r.id
       left join report_schedule_recipients p on p.id = o.recipient_id
       left join users sender on sender.id = s.owner_id
     where r.event_id = :eventId and o.recipient = :recipient and o.outcome = 'told'`,
    { eventId, recipient },
    'report told',
  );
}

/** The schedules whose runs these deliveries tell. */
export async function schedulesOf(db: Db, deliveryIds: string[]): Promise<string[]> {
  const found = await rows<{ scheduleId: string }>(
    db,
    `select distinct r.schedule_id from deliveries d join report_runs r on r.event_id = d.event_id
     where d.id = any(:deliveryIds::uuid[])`,
    { deliveryIds },
    'schedules of deliveries',
  );
  return found.map(({ scheduleId }) => scheduleId);
}
