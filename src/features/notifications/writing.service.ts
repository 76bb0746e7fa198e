import type { Ctx, Locale } from '../../platform/ctx';
import type { Unwritten, Writing } from '../../platform/delivery-types';
import { formatter } from '../../platform/format';
import { quoteHeader } from '../../platform/mail';
import { mailProse } from '../../platform/prose';
import { getSettings, mailLook, type Settings } from '../settings';
import { audienceOf } from '../tickets';
import type { Readers, ToldEvent } from './audience';
import { type Content, contentOf } from './content';
import type { Template } from './kinds';
import {
  type Circle,
  circleOf,
  eventsBy,
  namesOf,
  type Recipient,
  recipientsOf,
} from './notifications.queries';
import { wishesOf } from './preferences';
import { STRENGTH } from './strength';
import { type Words, wordsOf } from './templates';
import { variablesOf } from './variables';

/** What a message is made of. */
export interface Parts {
  circle: Circle;
  recipient: Recipient;
  settings: Settings;
  locale: Locale;
  /** In the order in which they happened. */
  entries: Entry[];
}

/** One act, as its reader is told of it. */
export interface Entry {
  template: Template;
  event: ToldEvent;
  content: Content;
  author: string;
  words: Words;
}

/**
 * Writes a message about a ticket when it goes out: in its reader's language, of what they may see then. Several acts
 * that were joined stand one below the other.
 */
export async function writeMessage(ctx: Ctx, message: Unwritten): Promise<Writing> {
  const circle = message.ticketId ? await circleOf(ctx, message.ticketId) : null;
  if (!circle) return { notNeeded: 'gone' };
  const settings = await getSettings(ctx);
  const recipient = await recipientOf(ctx, message, circle);
  if (!recipient) return { notNeeded: 'gone' };
  if (recipient.id && !maySee(message, recipient.id, circle.readers)) return { notNeeded: 'no_access' };
  const told = await wanted(ctx, message);
  if (told.length === 0) return { notNeeded: 'turned_off' };
  if (!recipient.email) return { undeliverable: 'no_address' };
  const locale = recipient.locale ?? settings.defaultLocale;
  const entries = await entriesOf(ctx, told, { circle, recipient, settings, locale });
  if (entries.length === 0) return { notNeeded: 'gone' };
  return {
    address: recipient.email,
    locale,
    ...compose(ctx, { circle, recipient, settings, locale, entries }),
  };
}

/** Null for whoever cannot sign in any more. */
async function recipientOf(ctx: Ctx, message: Unwritten, { ticket }: Circle): Promise<Recipient | null> {
  const { userId, address } = message;
  if (userId) return (await recipientsOf(ctx, [userId]))[0] ?? null;
  return { id: null, name: ticket.departmentName, email: address, locale: null, timeZone: null };
}

/** Staff matters are told to those alone who work on the ticket now. */
function maySee({ told }: Unwritten, userId: string, readers: Readers): boolean {
  const person = readers.people.find(({ id }) => id === userId);
  const audience = person ? audienceOf(person, readers) : null;
  return (
    audience === 'staff' ||
    (audience === 'customer' && told.every(({ template }) => FOR_CUSTOMERS.has(template)))
  );
}

const FOR_CUSTOMERS = new Set<string>([
  'received',
  'filed',
  'copied',
  'answered',
  'resolved',
  'closed',
  'reopened',
]);

/** What its reader still wants to be told of. */
async function wanted(ctx: Ctx, { userId, told, channel }: Unwritten): Promise<Unwritten['told']> {
  if (!userId) return told;
  const wishes = (await wishesOf(ctx, [userId])).get(userId);
  return told.filter(({ kind }) => wishes?.allows(kind as never, channel as never));
}

/** Of each act the event that there is the strongest reason to hear of. */
async function entriesOf(ctx: Ctx, told: Unwritten['told'], parts: Omit<Parts, 'entries'>): Promise<Entry[]> {
  const strongest = new Map<string, Unwritten['told'][number]>();
  for (const one of told) {
    const other = strongest.get(one.rootId);
    if (!other || strength(one) < strength(other)) strongest.set(one.rootId, one);
  }
  const chosen = [...strongest.values()];
  const events = await eventsBy(
    ctx,
    chosen.map(({ eventId }) => eventId),
  );
  const names = await namesOf(
    ctx,
    events.flatMap(({ actorId }) => actorId ?? []),
  );
  const entries: Entry[] = [];
  for (const event of events) {
    const template = chosen.find(({ eventId }) => eventId === event.id)?.template as Template;
    const content = await contentOf(ctx, template, event, parts.circle.ticket);
    const author = (event.actorId && names.get(event.actorId)) || parts.settings.name;
    const variables = variablesOf(ctx, parts, { event, content, author });
    const words = await wordsOf(ctx, template, parts.locale, variables);
    entries.push({ template, event, content, author, words });
  }
  return entries;
}

const strength = ({ template }: { template: string }) => STRENGTH.indexOf(template as Template);

/** The mail in its reader's language. */
function compose(ctx: Ctx, parts: Parts) {
  const { circle, recipient, settings, locale, entries } = parts;
  const { ticket } = circle;
  const { i18n, views, config } = ctx.system;
  const t = i18n.translator(locale);
  const last = entries.at(-1) as Entry;
  const subject = quoteHeader(last.words.subject);
  const model = {
    desk: mailLook(settings),
    subject,
    entries: entries.map((entry) => ({
      intro: entry.words.intro,
      bodyHtml: mailProse(entry.content.body),
      // As typed, marks included: whatever takes them away takes others with them.
      bodyText: entry.content.body,
      files: filesIn(ctx, parts, entry),
      after: entry.words.after,
    })),
    facts: factsOf(ctx, parts),
    action: {
      label: t('mail.open_ticket', { number: `#${ticket.number}` }),
      url: `${config.baseUrl}/tickets/${ticket.number}`,
    },
    footer: t(takesPart(circle.readers, recipient) ? 'mail.footer' : 'mail.footer_department', {
      desk: settings.name,
      department: ticket.departmentName,
    }),
  };
  return {
    subject,
    bodyText: views.render(locale, 'notifications/mail.txt', model),
    bodyHtml: views.render(locale, 'notifications/mail', model),
  };
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
  const { circle, recipient, locale, settings } = parts;
  const { ticket } = circle;
  const t = i18n.translator(locale);
  const fmt = formatter(locale, recipient.timeZone ?? settings.timeZone);
  const when = (moment: Date | null) => moment && `${fmt.dateTime(moment)} (${fmt.timeZone})`;
  const isStaff = worksOn(parts);
  const facts: [string, string | null][] = [
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

/** Who does not is written to because nobody holds the ticket. */
function takesPart(
  { requesterId, assigneeId, participantIds, followerIds }: Readers,
  { id }: Recipient,
): boolean {
  return id !== null && [requesterId, assigneeId, ...participantIds, ...followerIds].includes(id);
}
