import type { Ctx } from '../../platform/ctx';
import { row, rows } from '../../platform/db';
import type { OutgoingFile } from '../../platform/delivery-types';
import { withPictures, withSecret } from './sending.service';

export interface OutboxMessage {
  id: string;
  channel: string;
  template: string;
  /** An address; by channels that need none, a name. */
  recipient: string;
  /** Null where it is not written. */
  subject: string | null;
  ticket: string | null;
  state: string;
  isWritten: boolean;
  createdAt: Date;
  files: OutgoingFile[] | null;
}

/** The newest hundred mails, and as many messages of other channels. */
export function newestMessages(ctx: Ctx): Promise<OutboxMessage[]> {
  const newest = (which: string) =>
    `(select id, channel, template, address, user_id, ticket_id, subject, state, body_html, created_at, files from deliveries where ${which} order by id desc limit 100)`;
  return rows(
    ctx.db,
    `select d.id, d.channel, d.template, coalesce(d.address::text, u.name, '') as recipient, d.subject,
       '#' || t.number || ' ' || t.subject as ticket, d.state, d.body_html is not null as is_written, d.created_at, d.files
     from (${newest(`channel = 'mail'`)} union all ${newest(`channel <> 'mail'`)}) d
     left join users u on u.id = d.user_id left join tickets t on t.id = d.ticket_id order by d.id desc`,
  );
}

/** The HTML of a mail as its reader sees it, with a link that has not been sent, and its pictures. */
export async function mailHtml(ctx: Ctx, id: string): Promise<string> {
  const mail = await row<{ bodyHtml: string; secret: string | null }>(
    ctx.db,
    'select body_html, secret from deliveries where id = :id and body_html is not null',
    { id },
  );
  return withPictures(ctx, withSecret(ctx, mail.bodyHtml, mail.secret));
}
