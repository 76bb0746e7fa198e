import { type Db, maybeRow } from '../../platform/db';
import type { MailsTable } from '../../platform/db/tables';

export interface StoredMail {
  address: string;
  subject: string;
  bodyText: string;
  bodyHtml: string;
  state: MailsTable['state'];
  secret: string | null;
  /** Of the person, where the mail goes to the address that they have. */
  name: string | null;
}

export function storedMail(db: Db, mailId: string): Promise<StoredMail | null> {
  return maybeRow(
    db,
    `select mails.state, address::text, subject, body_text, body_html, secret, users.name
      from mails left join users on users.id = user_id and users.email = mails.address where mails.id = :mailId`,
    { mailId },
  );
}
