import type { Ctx, Locale, TxCtx } from '../../platform/ctx';
import { maybeRow } from '../../platform/db';
import type { MailsTable } from '../../platform/db/tables';
import type { DeskEvent } from '../../platform/events';
import { newId } from '../../platform/ids';
import { type Attempt, enqueue } from '../../platform/jobs';
import { quoteHeader } from '../../platform/mail';
import { renderMarkdown, toPlainText } from '../../platform/markdown';
import { getSettings } from '../settings';
import type { Notice } from './audience';
import { commentOf, type MailTicket, nameOf, type Recipient, recipientsOf } from './notifications.queries';

export const SEND_MAIL = 'notifications.send';

/** Writes a mail for each notice and has it sent. One event reaches an address once, however often this runs. */
export async function queueMails(
  tx: TxCtx,
  event: DeskEvent,
  ticket: MailTicket,
  notices: Notice[],
): Promise<void> {
  if (notices.length === 0) return;
  const recipients = await recipientsOf(
    tx,
    notices.map(({ userId }) => userId),
  );
  const content = await contentOf(tx, event, ticket);
  const { defaultLocale, name, accent } = await getSettings(tx);
  for (const { userId, template } of notices) {
    const recipient = recipients.find(({ id }) => id === userId);
    if (!recipient) continue;
    const mail = compose(tx, template, { recipient, ticket, content, desk: { name, accent }, defaultLocale });
    await store(tx, {
      eventId: event.id,
      ticketId: ticket.id,
      userId,
      address: recipient.email,
      template,
      ...mail,
    });
  }
}

interface Content {
  author: string | null;
  body: string;
}

async function contentOf(ctx: Ctx, event: DeskEvent, ticket: MailTicket): Promise<Content> {
  const comment = event.data?.commentId ? await commentOf(ctx, event) : null;
  if (comment) return comment;
  const solved = event.changes?.status?.after === 'resolved';
  const body = event.type === 'ticket.created' ? ticket.description : solved ? (ticket.solution ?? '') : '';
  return { author: await nameOf(ctx, event.actorId), body };
}

interface Parts {
  recipient: Recipient;
  ticket: MailTicket;
  content: Content;
  desk: { name: string; accent: string };
  defaultLocale: Locale;
}

/** The mail in its reader's language. */
function compose(ctx: Ctx, template: string, parts: Parts) {
  const { recipient, ticket, content, desk, defaultLocale } = parts;
  const { i18n, views, config } = ctx.system;
  const locale = recipient.locale ?? defaultLocale;
  const t = i18n.translator(locale);
  const params = {
    name: recipient.name,
    number: `#${ticket.number}`,
    subject: ticket.subject,
    author: content.author ?? desk.name,
  };
  const subject = quoteHeader(`[#${ticket.number}] ${ticket.subject}`);
  const model = {
    desk,
    subject,
    intro: t(`mail.${template}.intro`, params),
    bodyHtml: content.body ? renderMarkdown(content.body) : '',
    bodyText: content.body ? toPlainText(content.body) : '',
    action: { label: t('mail.open_ticket', params), url: `${config.baseUrl}/tickets/${ticket.number}` },
    footer: t('mail.footer', { desk: desk.name }),
  };
  return {
    locale,
    subject,
    bodyText: views.render(locale, 'notifications/mail.txt', model),
    bodyHtml: views.render(locale, 'notifications/mail', model),
  };
}

interface NewMail {
  eventId: string;
  ticketId: string;
  userId: string;
  address: string;
  template: string;
  locale: Locale;
  subject: string;
  bodyText: string;
  bodyHtml: string;
}

async function store(tx: TxCtx, mail: NewMail): Promise<void> {
  const [stored] = await tx
    .db('mails')
    .insert({ id: newId(), state: 'queued', ...mail })
    .onConflict(['event_id', 'address'])
    .ignore()
    .returning('id');
  if (stored) await enqueue(tx, SEND_MAIL, { mailId: stored.id });
}

interface StoredMail extends Pick<NewMail, 'address' | 'subject' | 'bodyText' | 'bodyHtml'> {
  state: MailsTable['state'];
  name: string | null;
}

/**
 * Hands one mail to the server; without one it stays in the outbox. The job queue tries failures again: meanwhile
 * the mail is `queued` with its error, and `failed` once it is given up (until somebody retries the job). Should we
 * die between the server's yes and our note of it, the second copy has the first one's Message-ID (RFC 5322, 3.6.4).
 */
export async function sendMail(ctx: Ctx, mailId: string, attempt: Attempt): Promise<void> {
  const mail = await maybeRow<StoredMail>(
    ctx.db,
    `select mails.state, address::text, subject, body_text, body_html, users.name
      from mails left join users on users.id = user_id where mails.id = :mailId`,
    { mailId },
  );
  if (!mail || mail.state === 'sent' || mail.state === 'outbox') return;
  const outcome = await ctx.system.mailer
    .send({
      to: { name: mail.name ?? '', address: mail.address },
      subject: mail.subject,
      text: mail.bodyText,
      html: mail.bodyHtml,
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
  const sentAt = outcome.state === 'sent' ? new Date() : null;
  await noteMail(ctx, mailId, { state: outcome.state, error: null, sentAt });
}

async function noteMail(
  ctx: Ctx,
  id: string,
  columns: Partial<Pick<MailsTable, 'state' | 'error' | 'sentAt'>>,
): Promise<void> {
  await ctx.db('mails').where({ id }).update(columns);
}

/** Deletes mails that were sent, or kept for want of a server, before that day; what failed stays with its job. */
export async function purgeMails(ctx: Ctx, before: Date): Promise<void> {
  await ctx.db('mails').whereIn('state', ['sent', 'outbox']).where('createdAt', '<', before).delete();
}
