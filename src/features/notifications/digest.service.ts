import type { Ctx, Locale } from '../../platform/ctx';
import type { Reading, Unwritten, Writing } from '../../platform/delivery-types';
import { formatter } from '../../platform/format';
import { quoteHeader } from '../../platform/mail';
import { getSettings, mailLook, type Settings } from '../settings';
import { maySee } from './access';
import { missedAnnouncements } from './announcements/missed.service';
import { choicesOf } from './choices';
import { entriesOf, wanted } from './entries';
import { circleOf, type Recipient, readEvents, recipientsOf } from './notifications.queries';
import { emptyVariables, wordsOf } from './templates';

/** Of how many tickets a digest tells; of the rest it says how many there are. */
const MOST_TICKETS = 40;

interface Reader {
  recipient: Recipient;
  settings: Settings;
  locale: Locale;
  reading: Reading;
}

interface Section {
  title: string;
  url: string;
  lines: { text: string; when: string }[];
}

/**
 * What somebody has missed while they wanted to hear nothing, by ticket. What they have read in the desk meanwhile, or
 * may not see any more, is left out; where nothing is left there is no digest.
 */
export async function writeDigest(ctx: Ctx, message: Unwritten, reading: Reading): Promise<Writing> {
  const [recipient] = message.userId ? await recipientsOf(ctx, [message.userId]) : [];
  if (!recipient) return { notNeeded: 'gone' };
  const settings = await getSettings(ctx);
  const locale = recipient.locale ?? settings.defaultLocale;
  const read = await readEvents(ctx, message);
  const told = (await wanted(ctx, message)).filter(({ eventId }) => !read.has(eventId));
  const tickets = [...new Set(told.flatMap(({ ticketId }) => ticketId ?? []))];
  const reader = { recipient, settings, locale, reading };
  const sections = await announcementSections(ctx, told, reader);
  for (const ticketId of tickets.slice(0, MOST_TICKETS)) {
    const section = await sectionOf(ctx, ticketId, { ...message, told }, reader);
    if (section) sections.push(section);
  }
  if (sections.length === 0) return { notNeeded: 'read' };
  if (!recipient.email) return { undeliverable: 'no_address' };
  const more = Math.max(0, tickets.length - MOST_TICKETS);
  return { address: recipient.email, locale, ...(await compose(ctx, reader, sections, more)) };
}

/** What the administrator has announced stands first. */
async function announcementSections(ctx: Ctx, told: Unwritten['told'], reader: Reader): Promise<Section[]> {
  const { recipient, settings, locale } = reader;
  const events = told.filter(({ kind }) => kind === 'announcement').map(({ eventId }) => eventId);
  const missed = recipient.id
    ? await missedAnnouncements(ctx, recipient.id, events, { settings, locale })
    : [];
  const fmt = formatter(locale, recipient.timeZone ?? settings.timeZone);
  return missed.map(({ title, url, lines }) => ({
    title,
    url,
    lines: lines.map(({ text, when }) => ({ text, when: fmt.dateTime(when) })),
  }));
}

async function sectionOf(
  ctx: Ctx,
  ticketId: string,
  message: Unwritten,
  reader: Reader,
): Promise<Section | null> {
  const circle = await circleOf(ctx, ticketId);
  const told = message.told.filter((one) => one.ticketId === ticketId);
  if (!circle || !maySee(told, reader.recipient.id, circle.readers)) return null;
  const entries = await entriesOf(ctx, told, { circle, ...reader });
  if (entries.length === 0) return null;
  const fmt = formatter(reader.locale, reader.recipient.timeZone ?? reader.settings.timeZone);
  return {
    title: `#${circle.ticket.number} ${circle.ticket.subject}`,
    url: `${ctx.system.config.baseUrl}/tickets/${circle.ticket.number}`,
    lines: entries.map(({ words, event }) => ({ text: words.line, when: fmt.dateTime(event.createdAt) })),
  };
}

async function compose(ctx: Ctx, { recipient, settings, locale }: Reader, sections: Section[], more: number) {
  const { i18n, views, config } = ctx.system;
  const t = i18n.translator(locale);
  const zone = formatter(locale, recipient.timeZone ?? settings.timeZone).timeZone;
  const count = sections.reduce((sum, { lines }) => sum + lines.length, 0);
  const variables = { ...emptyVariables(settings.name, recipient.name), count };
  const words = await wordsOf(ctx, 'digest', locale, variables);
  const subject = quoteHeader(words.subject);
  const model = {
    desk: mailLook(settings),
    subject,
    intro: words.intro,
    sections,
    more: more > 0 ? t('mail.digest.more', { count: more }) : null,
    zone: t('mail.digest.zone', { zone }),
    after: words.after,
    action: { label: t('mail.digest.open'), url: `${config.baseUrl}/notifications` },
    footer: t('mail.footer_digest', { desk: settings.name }),
    choices: choicesOf(ctx, locale, recipient.id, null),
  };
  return {
    subject,
    bodyText: views.render(locale, 'notifications/digest.txt', model),
    bodyHtml: views.render(locale, 'notifications/digest', model),
  };
}
