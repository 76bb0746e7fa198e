import type { Ctx } from '../../../platform/ctx';
import type { Unwritten, Writing } from '../../../platform/delivery-types';
import { quoteHeader } from '../../../platform/mail';
import { mailProse } from '../../../platform/prose';
import { getSettings, mailLook, type Settings } from '../../settings';
import { choicesOf } from '../choices';
import { wanted } from '../entries';
import { emptyVariables, type Words, wordsOf } from '../templates';
import { type MailReader, mailReader } from './announcements.queries';
import { announcementsOf } from './announcements.repo';
import { hrefOf } from './announcements.service';
import { type Announcement, type AnnouncementText, isFor, textIn } from './announcements.types';

/** Writes the mail of an announcement when it goes out, in its reader's language where there is a text in it. */
export async function writeAnnouncement(ctx: Ctx, message: Unwritten): Promise<Writing> {
  const [announcement] = await announcementsOf(
    ctx.db,
    message.told.map(({ eventId }) => eventId),
  );
  const reader = message.userId ? await mailReader(ctx, message.userId) : null;
  if (!announcement || !reader) return { notNeeded: 'gone' };
  if (!isFor(announcement.audience, reader.role)) return { notNeeded: 'no_access' };
  if ((await wanted(ctx, message)).length === 0) return { notNeeded: 'turned_off' };
  if (!reader.email) return { undeliverable: 'no_address' };
  const settings = await getSettings(ctx);
  const locale = reader.locale ?? settings.defaultLocale;
  return {
    address: reader.email,
    locale,
    ...(await compose(ctx, announcement, { reader, settings, locale })),
  };
}

interface Reading {
  reader: MailReader;
  settings: Settings;
  locale: AnnouncementText['locale'];
}

async function compose(ctx: Ctx, announcement: Announcement, { reader, settings, locale }: Reading) {
  const { i18n, views, config } = ctx.system;
  const t = i18n.translator(locale);
  const text = textIn(announcement, locale);
  const author = announcement.publisher ?? settings.name;
  const words = await announcementWords(ctx, { text, author, settings, locale, name: reader.name });
  const subject = quoteHeader(words.subject);
  const { body } = text;
  const model = {
    desk: mailLook(settings),
    subject,
    entries: [
      { intro: words.intro, bodyHtml: mailProse(body), bodyText: body, files: null, after: words.after },
    ],
    facts: [],
    action: { label: t('announcements.mail.open'), url: `${config.baseUrl}${hrefOf(announcement.id)}` },
    footer: t('announcements.mail.footer', { desk: settings.name }),
    choices: choicesOf(ctx, locale, reader.id, 'announcement'),
  };
  return {
    subject,
    bodyText: views.render(locale, 'notifications/mail.txt', model),
    bodyHtml: views.render(locale, 'notifications/mail', model),
  };
}

interface Said {
  text: AnnouncementText;
  author: string;
  settings: Settings;
  locale: AnnouncementText['locale'];
  /** Of the reader. */
  name: string;
}

/** The words around it: where its text stands below them, they need not say it. */
export function announcementWords(
  ctx: Ctx,
  { text: { title, body }, author, settings, locale, name }: Said,
): Promise<Words> {
  const said = { author, title, text: body, says: true };
  return wordsOf(ctx, 'announcement', locale, { ...emptyVariables(settings.name, name), ...said });
}

/** An announcement in a digest of what somebody has missed. */
export interface MissedAnnouncement {
  title: string;
  url: string;
  lines: { text: string; when: Date }[];
}

/** Those among the events of a digest that its reader may still read, oldest first. */
export async function missedAnnouncements(
  ctx: Ctx,
  userId: string,
  eventIds: string[],
  { settings, locale }: Pick<Reading, 'settings' | 'locale'>,
): Promise<MissedAnnouncement[]> {
  if (eventIds.length === 0) return [];
  const reader = await mailReader(ctx, userId);
  const found = await announcementsOf(ctx.db, eventIds);
  const missed: MissedAnnouncement[] = [];
  for (const one of found.filter(({ audience }) => reader && isFor(audience, reader.role))) {
    const text = textIn(one, locale);
    const author = one.publisher ?? settings.name;
    const { line } = await announcementWords(ctx, {
      text,
      author,
      settings,
      locale,
      name: reader?.name ?? '',
    });
    const url = `${ctx.system.config.baseUrl}${hrefOf(one.id)}`;
    missed.push({ title: text.title, url, lines: [{ text: line, when: one.publishedAt }] });
  }
  return missed;
}
