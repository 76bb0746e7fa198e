import type { Ctx } from '../../../platform/ctx';
import type { Reading, Unwritten, Writing } from '../../../platform/delivery-types';
import { quoteHeader } from '../../../platform/mail';
import { endsInSignature } from '../../../platform/mail/signature';
import { getSettings, mailLook, type Settings } from '../../settings';
import { bodyOf, previewOf } from '../body';
import { choicesOf } from '../choices';
import { once, wanted } from '../reading';
import { type MailReader, mailReader } from './announcements.queries';
import { announcementsOf } from './announcements.repo';
import { type Announcement, type AnnouncementText, hrefOf, isFor, textIn } from './announcements.types';
import { announcementWords } from './words';

/** Writes the mail of an announcement when it goes out, in its reader's language where there is a text in it. */
export async function writeAnnouncement(ctx: Ctx, message: Unwritten, reading: Reading): Promise<Writing> {
  const eventIds = message.told.map(({ eventId }) => eventId);
  const [announcement] = await once(reading, `announcement ${eventIds}`, () =>
    announcementsOf(ctx.db, eventIds),
  );
  const reader = message.userId ? await mailReader(ctx, message.userId) : null;
  if (!announcement || !reader) return { notNeeded: 'gone' };
  if (!isFor(announcement.audience, reader.role)) return { notNeeded: 'no_access' };
  if ((await wanted(ctx, message, reading)).length === 0) return { notNeeded: 'turned_off' };
  if (!reader.email) return { undeliverable: 'no_address' };
  const settings = await getSettings(ctx);
  const locale = reader.locale ?? settings.defaultLocale;
  return {
    address: reader.email,
    locale,
    ...(await compose(ctx, announcement, { reader, settings, locale })),
  };
}

interface ReadBy {
  reader: MailReader;
  settings: Settings;
  locale: AnnouncementText['locale'];
}

async function compose(ctx: Ctx, announcement: Announcement, { reader, settings, locale }: ReadBy) {
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
    preview: previewOf(words.intro, body),
    entries: [{ intro: words.intro, ...bodyOf(body), files: null, after: words.after }],
    textLast: endsInSignature([body]),
    facts: [],
    // What somebody has written to all, and no quotation.
    isLetter: true,
    action: { label: t('announcements.mail.open'), url: `${config.baseUrl}${hrefOf(announcement.id)}` },
    footer: t('announcements.mail.footer', { desk: settings.name }),
    choices: choicesOf(ctx, locale, reader.id, 'announcement'),
  };
  return {
    subject,
    threadSubject: null,
    bodyText: views.render(locale, 'notifications/mail.txt', model),
    bodyHtml: views.render(locale, 'notifications/mail', model),
  };
}
