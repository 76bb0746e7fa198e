import { decrypt, encrypt } from '../../platform/crypto';
import type { Ctx, Locale, TxCtx } from '../../platform/ctx';
import type { MailsTable } from '../../platform/db/tables';
import { newId } from '../../platform/ids';
import { type Attempt, enqueue } from '../../platform/jobs';
import type { MailPicture } from '../../platform/mail';
import { LOGO_IN_MAIL, logoForMail } from '../settings';
import { storedMail } from './mails.repo';

export const SEND_MAIL = 'notifications.send';

/** Stands in a stored mail where its secret link goes: a copy of the database lets nobody in. */
export const SECRET_LINK = 'https://secret-link.invalid/';

export interface NewMail {
  /** The event, or the token, that it is about: an address gets one mail about each. */
  eventId: string;
  ticketId?: string;
  userId: string | null;
  address: string;
  template: string;
  locale: Locale;
  subject: string;
  bodyText: string;
  bodyHtml: string;
  /** The address that SECRET_LINK stands for. */
  secretUrl?: string;
}

/** Stores a mail and has it sent; false when there is one about that for the address already. */
export async function queueMail(tx: TxCtx, { secretUrl, ...mail }: NewMail): Promise<boolean> {
  const secret = secretUrl ? encrypt(tx.system.config.encryptionKey, secretUrl) : null;
  const [stored] = await tx
    .db('mails')
    .insert({ id: newId(), state: 'queued', secret, ...mail })
    .onConflict(['event_id', 'address'])
    .ignore()
    .returning('id');
  if (stored) await enqueue(tx, SEND_MAIL, { mailId: stored.id });
  return Boolean(stored);
}

/**
 * Hands one mail to the server, by name where it goes to the address that somebody has; without a server it stays in
 * the outbox. The job queue tries failures again: meanwhile the mail is `queued` with its error, and `failed` once it
 * is given up (until somebody retries the job). Should we die between the server's yes and our note of it, the second
 * copy has the first one's Message-ID (RFC 5322, 3.6.4).
 */
export async function sendMail(ctx: Ctx, mailId: string, attempt: Attempt): Promise<void> {
  const mail = await storedMail(ctx.db, mailId);
  if (!mail || mail.state === 'sent' || mail.state === 'outbox') return;
  const outcome = await ctx.system.mailer
    .send({
      to: { name: mail.name ?? '', address: mail.address },
      subject: mail.subject,
      text: withSecret(ctx, mail.bodyText, mail.secret),
      html: withSecret(ctx, mail.bodyHtml, mail.secret),
      pictures: await picturesIn(ctx, mail.bodyHtml),
      headers: {
        'Message-ID': `<${mailId}@${new URL(ctx.system.config.baseUrl).hostname}>`,
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
      },
    })
    .catch(async (error) => {
      const state = attempt.isLast ? 'failed' : 'queued';
      await noteMail(ctx, mailId, { state, error: String(error).slice(0, 500) });
      throw error;
    });
  const sent = outcome.state === 'sent' ? { sentAt: new Date(), secret: null } : {};
  await noteMail(ctx, mailId, { state: outcome.state, error: null, ...sent });
}

/** As the layout of mails writes it: what people type has no quotes of its own there, and shows no pictures. */
const shownAs = (src: string) => `src="${src}"`;

/** The pictures that a mail shows: the logo, if there still is one. */
async function picturesIn(ctx: Ctx, html: string): Promise<MailPicture[]> {
  const logo = html.includes(shownAs(`cid:${LOGO_IN_MAIL}`)) ? await logoForMail(ctx) : null;
  return logo ? [{ id: LOGO_IN_MAIL, name: 'logo.png', ...logo }] : [];
}

/** A mail's HTML with the pictures in it that would come along, for whoever looks at it here. */
export async function withPictures(ctx: Ctx, html: string): Promise<string> {
  const pictures = await picturesIn(ctx, html);
  return pictures.reduce(
    (text, { id, type, bytes }) =>
      text.replaceAll(shownAs(`cid:${id}`), shownAs(`data:${type};base64,${bytes.toString('base64')}`)),
    html,
  );
}

/** A stored body as its reader gets it. */
export function withSecret(ctx: Ctx, body: string, secret: string | null): string {
  return secret ? body.replaceAll(SECRET_LINK, decrypt(ctx.system.config.encryptionKey, secret)) : body;
}

async function noteMail(
  ctx: Ctx,
  id: string,
  columns: Partial<Pick<MailsTable, 'state' | 'error' | 'sentAt' | 'secret'>>,
): Promise<void> {
  await ctx.db('mails').where({ id }).update(columns);
}

/** Deletes mails that were sent, or kept for want of a server, before that day; what failed stays with its job. */
export async function purgeMails(ctx: Ctx, before: Date): Promise<void> {
  await ctx.db('mails').whereIn('state', ['sent', 'outbox']).where('createdAt', '<', before).delete();
}
