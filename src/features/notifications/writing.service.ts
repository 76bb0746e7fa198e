import type { Ctx } from '../../platform/ctx';
import type { MessageWriterOf, Reading, Unwritten, Writing } from '../../platform/delivery-types';
import { formatter } from '../../platform/format';
import { quoteHeader } from '../../platform/mail';
import { endsInSignature } from '../../platform/mail/signature';
import { getSettings, mailLook } from '../settings';
import { audienceOf } from '../tickets';
import { visible } from './access';
import { writeAnnouncement } from './announcements/writing.service';
import { bodyOf, previewOf } from './body';
import { choicesOf, optOutOf } from './choices';
import { writeDigest } from './digest.service';
import { type Entry, entriesOf, type Parts } from './entries';
import { writeExportReady } from './exports/writing.service';
import type { Recipient } from './notifications.queries';
import { circlesIn, peopleIn, wanted } from './reading';
import { scheduleTopicsOf } from './scheduled/live';
import { writeScheduled } from './scheduled/writing.service';
import { wordsOf } from './templates';
import { letterWordsOf } from './templates/letter-words.service';

/** How much of what was joined a mail tells; of the rest it says how much there is. */
const MOST_ENTRIES = 20;
const MOST_CHARACTERS = 200_000;

/** Writes messages, and says how each kind of them is ended. */
export const messageWriter: MessageWriterOf<Ctx> = {
  write,
  letterWords: letterWordsOf,
  unsubscribeUrl: optOutOf,
  topicsOf: scheduleTopicsOf,
};

/**
 * Writes a message about a ticket when it goes out: in its reader's language, of what they may see then. Several acts
 * that were joined stand one below the other.
 */
async function write(ctx: Ctx, message: Unwritten, reading: Reading): Promise<Writing> {
  if (message.template === 'digest') return writeDigest(ctx, message);
  if (message.template === 'announcement') return writeAnnouncement(ctx, message, reading);
  if (message.template === 'export_ready') return writeExportReady(ctx, message, reading);
  if (message.template === 'report_scheduled') return writeScheduled(ctx, message, reading);
  const { ticketId } = message;
  const circle = ticketId && (await circlesIn(ctx, reading)).get(ticketId);
  if (!circle) return { notNeeded: 'gone' };
  const settings = await getSettings(ctx);
  const recipient = await recipientOf(ctx, message, { circle, reading });
  if (!recipient) return { notNeeded: 'gone' };
  const seen = visible(message.told, message, circle.readers);
  if (seen.length === 0) return { notNeeded: 'no_access' };
  const told = await wanted(ctx, { ...message, told: seen }, reading);
  if (told.length === 0) return { notNeeded: 'turned_off' };
  if (!recipient.email) return { undeliverable: 'no_address' };
  const locale = recipient.locale ?? settings.defaultLocale;
  const entries = await entriesOf(ctx, told, { circle, recipient, settings, locale, reading });
  if (entries.length === 0) return { notNeeded: 'gone' };
  return {
    address: recipient.email,
    locale,
    ...(await compose(ctx, { circle, recipient, settings, locale, reading, entries, message })),
  };
}

/** Null for whoever cannot sign in any more. */
async function recipientOf(
  ctx: Ctx,
  { userId, address }: Unwritten,
  { circle, reading }: Pick<Parts, 'circle' | 'reading'>,
): Promise<Recipient | null> {
  if (userId) return (await peopleIn(ctx, reading)).get(userId) ?? null;
  return { id: null, name: circle.ticket.departmentName, email: address, locale: null, timeZone: null };
}

/** The mail in its reader's language. */
async function compose(ctx: Ctx, parts: Parts) {
  const { circle, recipient, settings, locale, entries, message } = parts;
  const { ticket } = circle;
  const { i18n, views, config } = ctx.system;
  const t = i18n.translator(locale);
  const threadSubject = message.threadSubject ?? ticket.subject;
  const subject = quoteHeader(await subjectOf(ctx, parts, threadSubject));
  const shown = firstOf(entries);
  const more = entries.length - shown.length;
  const model = {
    desk: mailLook(settings),
    subject,
    preview: previewOf(entries[0]?.words.intro ?? '', entries[0]?.content.body ?? ''),
    entries: shown.map((entry) => ({
      intro: entry.words.intro,
      ...bodyOf(entry.content.body),
      files: filesIn(ctx, parts, entry),
      after: entry.words.after,
    })),
    more: more > 0 ? t('mail.more', { count: more }) : null,
    textLast: endsInSignature(shown.map(({ content }) => content.body)),
    facts: factsOf(ctx, parts),
    action: {
      label: t('mail.open_ticket', { number: `#${ticket.number}` }),
      url: `${config.baseUrl}/tickets/${ticket.number}`,
    },
    footer: t(reasonOf(parts), { desk: settings.name, department: ticket.departmentName }),
    choices: choicesOf(ctx, locale, recipient.id, message.kind),
  };
  return {
    subject,
    threadSubject,
    bodyText: views.render(locale, 'notifications/mail.txt', model),
    bodyHtml: views.render(locale, 'notifications/mail', model),
  };
}

/** As many as a mail takes along: servers refuse what is too large, and then all of it is lost. */
function firstOf(entries: Entry[]): Entry[] {
  let characters = 0;
  const shown = entries.slice(0, MOST_ENTRIES).filter(({ content }) => {
    characters += content.body.length;
    return characters <= MOST_CHARACTERS;
  });
  return shown.length > 0 ? shown : entries.slice(0, 1);
}

/** A conversation keeps its subject: some mail programs begin another where that changes. */
async function subjectOf(ctx: Ctx, { circle, locale, entries }: Parts, threadSubject: string) {
  const { template, variables, words } = entries.at(-1) as Entry;
  if (threadSubject === circle.ticket.subject || !variables.ticket) return words.subject;
  const ticket = { ...variables.ticket, subject: threadSubject };
  return (await wordsOf(ctx, template, locale, { ...variables, ticket })).subject;
}

/** `nota.pdf (52 kB)`, with where it is. */
function filesIn({ system: { i18n, config } }: Ctx, parts: Parts, { content: { files } }: Entry) {
  const { circle, locale, settings } = parts;
  if (files.length === 0) return null;
  const fmt = formatter(locale, settings.timeZone);
  const t = i18n.translator(locale);
  const portal = worksOn(parts) ? 'desk' : 'portal';
  return {
    title: t('mail.files', { count: files.length }),
    files: files.map(({ id, name, size }) => ({
      name: t('mail.file', { name, size: fmt.bytes(size) }),
      url: `${config.baseUrl}/${portal}/tickets/${circle.ticket.number}/attachments/${id}`,
    })),
  };
}

/** What there is to know of the ticket; times with their zone. */
function factsOf({ system: { i18n } }: Ctx, parts: Parts) {
  const { circle, recipient, locale, settings, message } = parts;
  const { ticket } = circle;
  const t = i18n.translator(locale);
  const fmt = formatter(locale, recipient.timeZone ?? settings.timeZone);
  const when = (moment: Date | null) => moment && `${fmt.dateTime(moment)} (${fmt.timeZone})`;
  const isStaff = worksOn(parts);
  const { threadSubject } = message;
  const facts: [string, string | null][] = [
    ['subject', threadSubject !== null && threadSubject !== ticket.subject ? ticket.subject : null],
    ['status', t(`ticket.status.${ticket.status}`)],
    ...(isStaff
      ? ([
          ['requester', ticket.requesterName],
          ['department', ticket.departmentName],
          ['priority', t(`ticket.priority.${ticket.priority}`)],
          ['assignee', ticket.assigneeName ?? t('mail.fact.nobody')],
          ['due', when(ticket.dueAt ?? ticket.slaDueAt)],
        ] as [string, string | null][])
      : []),
    ['created', when(ticket.createdAt)],
  ];
  return facts.flatMap(([name, text]) => (text ? [{ label: t(`mail.fact.${name}`), text }] : []));
}

/** Whether they work on the ticket, as the address of a department does. */
function worksOn({ circle: { readers }, recipient: { id } }: Parts): boolean {
  const person = readers.people.find((one) => one.id === id);
  return id === null || (person !== undefined && audienceOf(person, readers) === 'staff');
}

/** The words at the foot that say why somebody is written to. */
function reasonOf({ circle: { readers }, recipient: { id }, entries }: Parts): string {
  if (id === null) return 'mail.footer_department';
  const { requesterId, assigneeId, participantIds, followerIds } = readers;
  if ([requesterId, assigneeId, ...participantIds, ...followerIds].includes(id)) return 'mail.footer';
  if (entries.some(({ template }) => template === 'mentioned')) return 'mail.footer_mentioned';
  if (readers.departmentFollowerIds.includes(id)) return 'mail.footer_follows';
  // Where nobody holds the ticket that may be the whole department.
  return id === readers.managerId ? 'mail.footer_manages' : 'mail.footer_department';
}
