import type { Locale } from '../../../platform/ctx';
import { type Db, maybeRow } from '../../../platform/db';
import type { kindsFor } from '../kinds';

export interface Reader {
  role: Parameters<typeof kindsFor>[0];
  locale: Locale | null;
}

/** Somebody who can still get mail of the desk. */
export function readerBy(db: Db, userId: string): Promise<Reader | null> {
  return maybeRow(
    db,
    `select role, coalesce(locale, last_locale) as locale from users where id = :userId and state <> 'inactive'`,
    { userId },
  );
}
