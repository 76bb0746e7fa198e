import { type Db, maybeRow, rows } from '../../../platform/db';
import type { Locale } from '../../../platform/i18n/locale';

/** An address on the list of a scheduled report. */
export interface Listed {
  scheduleId: string;
  /** What the schedule is called. */
  name: string;
  locale: Locale;
  leftAt: Date | null;
}

/** Null for who is on no list any more, and for people: they have choices of their own. */
export function listed(db: Db, id: string): Promise<Listed | null> {
  return maybeRow(
    db,
    `select p.schedule_id, s.name, s.locale, p.left_at
     from report_schedule_recipients p join report_schedules s on s.id = p.schedule_id
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
