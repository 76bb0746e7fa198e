import { type Db, maybeRow, rows } from '../../../platform/db';
import type { Locale } from '../../../platform/i18n/locale';

/** An address on the list of a scheduled report. */
export interface Listed {
  scheduleId: string;
  /** What the last mail that has gone there was called, not what the schedule is now; null where that is not known. */
  title: string | null;
  /** Of that mail. */
  locale: Locale;
  leftAt: Date | null;
}

/** Null for who is on no list any more, and for people: they have choices of their own. */
export function listed(db: Db, id: string): Promise<Listed | null> {
  return maybeRow(
    db,
    `select p.schedule_id, p.left_at, mailed.title, coalesce(mailed.locale, s.locale) as locale
     from report_schedule_recipients p join report_schedules s on s.id = p.schedule_id
       left join lateral (
         select o.title, o.locale
         from report_run_recipients o join report_runs r on r.id = o.run_id
           join delivery_events t on t.event_id = r.event_id and t.recipient = o.recipient and t.channel = 'mail'
           join deliveries d on d.id = t.delivery_id
         where o.recipient_id = p.id and o.outcome = 'told' and d.state in ('sent', 'outbox')
         order by r.id desc limit 1) mailed on true
     where p.id = :id and p.address is not null`,
    { id },
    'listed address',
  );
}

/** Whether that was not so before. */
export async function setLeft(db: Db, id: string, leftAt: Date | null): Promise<boolean> {
  const changed = await rows(
    db,
    `update report_schedule_recipients set left_at = :leftAt
     where id = :id and address is not null and (left_at is null) <> (:leftAt::timestamptz is null) returning 1`,
    { id, leftAt },
    'listed address leaves',
  );
  return changed.length > 0;
}
