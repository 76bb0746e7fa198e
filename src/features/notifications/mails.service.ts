import type { Ctx, Locale, TxCtx } from '../../platform/ctx';
import { formatter } from '../../platform/format';
import type { TextParams } from '../../platform/i18n';
import { quoteHeader } from '../../platform/mail';
import { mailProse } from '../../platform/prose';
import { type NewMail, queueMails } from '../deliveries';
import { getSettings, mailLook, type Settings } from '../settings';
import { type MailedEvent, type Notice, type Readers, stepOf, type Template } from './audience';
import { type Content, contentsOf } from './content';
import { type MailTicket, type Recipient, recipientsOf } from './notifications.queries';

/** A ticket and who is connected with it. */
export interface Circle {
  ticket: MailTicket;
  readers: Readers;
}

/**
 * Writes a mail for each notice and has it sent. One act reaches an address once, by however many events it is told
 * and however often this runs.
 */
export async function mailNotices(
  tx: TxCtx,
  event: MailedEvent,
  circle: Circle,
  notices: Notice[],
): Promise<void> {
  if (notices.length === 0) return;
  const people = await recipientsOf(tx, [...notices.map(({ userId }) => userId), event.actorId]);
  const contents = await contentsOf(tx, event, circle.ticket);
  const settings = await getSettings(tx);
  const actor = people.find(({ id }) => id === event.actorId);
  const mails = notices.flatMap(({ userId, template }): NewMail[] => {
    const recipient = userId ? people.find(({ id }) => id === userId) : departmentOf(circle, actor);
    if (!recipient) return [];
    const content = contents(template);
    const mail = compose(tx, { event, circle, recipient, template, content, settings });
    return [
      { eventId: event.id, rootId: event.rootId, ticketId: circle.ticket.id, userId, template, ...mail },
    ];
  });
  await queueMails(tx, mails);
}

/** The address of the department, unless it is the one of who acted. */
function departmentOf({ ticket, readers }: Circle, actor: Recipient | undefined): Recipient | undefined {
  const email = readers.departmentEmail;
  if (!email || email.toLowerCase() === actor?.email.toLowerCase()) return undefined;
  return { id: null, name: ticket.departmentName, email, locale: null };
}

interface Parts {
  event: MailedEvent;
  circle: Circle;
  recipient: Recipient;
  template: Template;
  content: Content;
  settings: Settings;
}

/** The mail in its reader's language. */
function compose(ctx: Ctx, parts: Parts) {
  const { recipient, template, content, settings } = parts;
  const { ticket } = parts.circle;
  const { i18n, views, config } = ctx.system;
  const locale = recipient.locale ?? settings.defaultLocale;
  const t = i18n.translator(locale);
  const params = paramsOf(parts);
  const subject = quoteHeader(`[#${ticket.number}] ${ticket.subject}`);
  const model = {
    desk: mailLook(settings),
    subject,
    intro: t(`mail.${template}.intro`, params),
    bodyHtml: mailProse(content.body),
    // As typed, marks included: whatever takes them away takes others with them.
    bodyText: content.body,
    files: filesIn(ctx, locale, parts),
    after: afterOf(parts).map((key) => t(key, params)),
    action: { label: t('mail.open_ticket', params), url: `${config.baseUrl}/tickets/${ticket.number}` },
    footer: t(takesPart(parts) ? 'mail.footer' : 'mail.footer_department', params),
  };
  return {
    address: recipient.email,
    locale,
    subject,
    bodyText: views.render(locale, 'notifications/mail.txt', model),
    bodyHtml: views.render(locale, 'notifications/mail', model),
  };
}

function paramsOf({ event, circle: { ticket }, recipient, content, settings }: Parts): TextParams {
  const reason = event.type === 'ticket.changed' ? event.changes.closeReason?.after : null;
  return {
    name: recipient.name,
    number: `#${ticket.number}`,
    subject: ticket.subject,
    author: content.author ?? settings.name,
    requester: ticket.requesterName,
    department: ticket.departmentName,
    desk: settings.name,
    files: content.isFilesOnly ? content.files.length : 0,
    step: stepOf(event) ?? 'none',
    reason: reason === 'duplicate' ? reason : 'none',
    says: content.body ? 'something' : 'nothing',
    days: settings.autoCloseDays,
  };
}

/** `nota.pdf (52 kB)`. */
function filesIn({ system: { i18n } }: Ctx, locale: Locale, { content, settings }: Parts) {
  const fmt = formatter(locale, settings.timeZone);
  const t = i18n.translator(locale);
  if (content.files.length === 0) return null;
  const names = content.files.map(({ name, size }) => t('mail.file', { name, size: fmt.bytes(size) }));
  return { title: t('mail.files', { count: names.length }), names };
}

/** What those who asked can do now, as texts. */
function afterOf({ event, circle: { readers }, recipient: { id } }: Parts): string[] {
  const asked = id === readers.requesterId;
  if (!asked && !(id && readers.participantIds.includes(id))) return [];
  const step = stepOf(event);
  if (step === 'closed') return ['mail.closed.after'];
  if (step !== 'resolved') return [];
  return asked ? ['mail.resolved.ask', 'mail.resolved.after'] : ['mail.resolved.after'];
}

/** Who does not is written to because nobody holds the ticket. */
function takesPart({ circle: { readers }, recipient: { id } }: Parts): boolean {
  const { requesterId, assigneeId, participantIds, followerIds } = readers;
  return id !== null && [requesterId, assigneeId, ...participantIds, ...followerIds].includes(id);
}
