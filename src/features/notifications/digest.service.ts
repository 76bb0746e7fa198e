import type { Ctx, Locale } from '../../platform/ctx';
import type { Reading, Unwritten, Writing } from '../../platform/delivery-types';
import { formatter } from '../../platform/format';
import { quoteHeader } from '../../platform/mail';
import { getSettings, mailLook, type Settings } from '../settings';
import { visible } from './access';
import { missedAnnouncements } from './announcements/missed.service';
import { choicesOf } from './choices';
import { type Entry, entriesOf } from './entries';
import { missedExports } from './exports/writing.service';
import { type Circle, type Recipient, readEvents } from './notifications.queries';
import { circlesIn, peopleIn, wanted } from './reading';
import { emptyVariables, wordsOf } from './templates';

/** Of how many tickets a digest tells; of the rest it says how many there are. */
const MOST_TICKETS = 40;
/** Of how many acts on one of them; likewise. */
const MOST_LINES = 20;

interface Reader {
  recipient: Recipient;
  settings: Settings;
  locale: Locale;
}

interface Section {
  title: string;
  url: string;
  lines: { text: string; when: string }[];
  /** How many lines there are besides. */
  more: number;
}

/**
 * What somebody has missed while they wanted to hear nothing, by ticket. What they have read in the desk meanwhile, or
 * may not see any more, is left out; where nothing is left there is no digest.
 */
export async function writeDigest(ctx: Ctx, message: Unwritten): Promise<Writing> {
  const reading = readingOf(message);
  const recipient = message.userId && (await peopleIn(ctx, reading)).get(message.userId);
  if (!recipient) return { notNeeded: 'gone' };
  const settings = await getSettings(ctx);
  const locale = recipient.locale ?? settings.defaultLocale;
  const stillWanted = await wanted(ctx, message, reading);
  if (stillWanted.length === 0) return { notNeeded: 'turned_off' };
  const read = await readEvents(ctx, message);
  const told = stillWanted.filter(({ eventId }) => !read.has(eventId));
  if (told.length === 0) return { notNeeded: 'read' };
  const reader = { recipient, settings, locale };
  const announced = await announcementSections(ctx, told, reader);
  const { sections, more } = await ticketSections(ctx, { ...message, told }, reader);
  const all = [...announced, ...(await exportSections(ctx, told, reader)), ...sections];
  if (all.length === 0) return { notNeeded: 'gone' };
  if (!recipient.email) return { undeliverable: 'no_address' };
  return { address: recipient.email, locale, ...(await compose(ctx, reader, all, more)) };
}

const readingOf = (message: Unwritten): Reading => ({ messages: [message], known: new Map() });

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
    more: 0,
  }));
}

/** Files that they have asked for and that are there. */
async function exportSections(ctx: Ctx, told: Unwritten['told'], reader: Reader): Promise<Section[]> {
  const { recipient, settings, locale } = reader;
  const events = told.filter(({ kind }) => kind === 'report_ready').map(({ eventId }) => eventId);
  const fmt = formatter(locale, recipient.timeZone ?? settings.timeZone);
  const ready = await missedExports(ctx, events, { settings, locale, name: recipient.name });
  return ready.map(({ title, url, line, when }) => ({
    title,
    url,
    lines: [{ text: line, when: fmt.dateTime(when) }],
    more: 0,
  }));
}

/** Of as many tickets as a digest tells of, and how many there are besides. */
async function ticketSections(
  ctx: Ctx,
  message: Unwritten,
  reader: Reader,
): Promise<{ sections: Section[]; more: number }> {
  const left = [...new Set(message.told.flatMap(({ ticketId }) => ticketId ?? []))];
  const sections: Section[] = [];
  while (left.length > 0 && sections.length < MOST_TICKETS) {
    const some = left.splice(0, MOST_TICKETS - sections.length);
    sections.push(...(await sectionsAbout(ctx, message, some, reader)));
  }
  return { sections, more: left.length };
}

/** Of those of these tickets that their reader may still see. */
async function sectionsAbout(
  ctx: Ctx,
  message: Unwritten,
  ticketIds: string[],
  reader: Reader,
): Promise<Section[]> {
  const shown = message.told.filter(({ ticketId }) => ticketId && ticketIds.includes(ticketId));
  const reading = readingOf({ ...message, told: shown });
  const circles = await circlesIn(ctx, reading);
  const sections: Section[] = [];
  for (const ticketId of ticketIds) {
    const circle = circles.get(ticketId);
    if (!circle) continue;
    const told = visible(
      shown.filter((one) => one.ticketId === ticketId),
      message,
      circle.readers,
    );
    const entries = await entriesOf(ctx, told, { ...reader, circle, reading });
    if (entries.length > 0) sections.push(sectionOf(ctx, circle, entries, reader));
  }
  return sections;
}

function sectionOf(
  { system: { config } }: Ctx,
  { ticket: { number, subject } }: Circle,
  entries: Entry[],
  { recipient, settings, locale }: Reader,
): Section {
  const fmt = formatter(locale, recipient.timeZone ?? settings.timeZone);
  return {
    title: `#${number} ${subject}`,
    url: `${config.baseUrl}/tickets/${number}`,
    lines: entries
      .slice(0, MOST_LINES)
      .map(({ words, event }) => ({ text: words.line, when: fmt.dateTime(event.createdAt) })),
    more: Math.max(0, entries.length - MOST_LINES),
  };
}

async function compose(ctx: Ctx, { recipient, settings, locale }: Reader, sections: Section[], more: number) {
  const { i18n, views, config } = ctx.system;
  const t = i18n.translator(locale);
  const zone = formatter(locale, recipient.timeZone ?? settings.timeZone).timeZone;
  const count = sections.reduce((sum, { lines, more: others }) => sum + lines.length + others, 0);
  const variables = { ...emptyVariables(settings.name, recipient.name), count };
  const words = await wordsOf(ctx, 'digest', locale, variables);
  const subject = quoteHeader(words.subject);
  const model = {
    desk: mailLook(settings),
    subject,
    intro: words.intro,
    sections: sections.map((section) => ({
      ...section,
      more: section.more > 0 ? t('mail.more', { count: section.more }) : null,
    })),
    more: more > 0 ? t('mail.digest.more', { count: more }) : null,
    zone: t('mail.digest.zone', { zone }),
    after: words.after,
    action: { label: t('mail.digest.open'), url: `${config.baseUrl}/notifications` },
    footer: t('mail.footer_digest', { desk: settings.name }),
    choices: choicesOf(ctx, locale, recipient.id, null),
  };
  return {
    subject,
    threadSubject: null,
    bodyText: views.render(locale, 'notifications/digest.txt', model),
    bodyHtml: views.render(locale, 'notifications/digest', model),
  };
}
