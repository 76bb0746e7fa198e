import type { Ctx, Locale, TxCtx } from '../../platform/ctx';
import { quoteHeader } from '../../platform/mail';
import { renderMarkdown } from '../../platform/markdown';
import { queueMails } from '../mails';
import { getSettings, type MailLook, mailLook } from '../settings';
import type { MailedEvent, Notice } from './audience';
import { commentOf, type MailTicket, nameOf, type Recipient, recipientsOf } from './notifications.queries';

/** Writes a mail for each notice and has it sent. One event reaches an address once, however often this runs. */
export async function mailNotices(
  tx: TxCtx,
  event: MailedEvent,
  ticket: MailTicket,
  notices: Notice[],
): Promise<void> {
  if (notices.length === 0) return;
  const recipients = await recipientsOf(
    tx,
    notices.map(({ userId }) => userId),
  );
  const content = await contentOf(tx, event, ticket);
  const settings = await getSettings(tx);
  const { defaultLocale } = settings;
  const desk = mailLook(settings);
  const mails = notices.flatMap(({ userId, template }) => {
    const recipient = recipients.find(({ id }) => id === userId);
    if (!recipient) return [];
    const mail = compose(tx, template, { recipient, ticket, content, desk, defaultLocale });
    const { email: address } = recipient;
    return [{ eventId: event.id, ticketId: ticket.id, userId, address, template, ...mail }];
  });
  await queueMails(tx, mails);
}

interface Content {
  author: string | null;
  body: string;
  bodyHtml: string;
}

async function contentOf(ctx: Ctx, event: MailedEvent, ticket: MailTicket): Promise<Content> {
  const comment = await commentOf(ctx, event);
  const solved = event.changes?.status?.after === 'resolved';
  const ofTicket =
    event.type === 'ticket.created' ? ticket.description : solved ? (ticket.solution ?? '') : '';
  const { author, body } = comment ?? { author: await nameOf(ctx, event.actorId), body: ofTicket };
  return { author, body, bodyHtml: body ? renderMarkdown(body) : '' };
}

interface Parts {
  recipient: Recipient;
  ticket: MailTicket;
  content: Content;
  desk: MailLook;
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
    bodyHtml: content.bodyHtml,
    // As typed: Markdown is made to be read as it is, and whatever takes its marks away takes others with them.
    bodyText: content.body,
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
