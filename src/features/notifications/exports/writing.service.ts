import type { Ctx, Locale } from '../../../platform/ctx';
import type { Reading, Unwritten, Writing } from '../../../platform/delivery-types';
import { quoteHeader } from '../../../platform/mail';
import { getSettings, mailLook, type Settings } from '../../settings';
import { bodyOf, previewOf } from '../body';
import { choicesOf } from '../choices';
import { peopleIn, wanted } from '../reading';
import { emptyVariables, type Words, wordsOf } from '../templates';
import { type ReadyExport, readyExports } from './exports.queries';

interface ReadBy {
  settings: Settings;
  locale: Locale;
  /** Of the reader. */
  name: string;
}

/** Writes the mail that says that a file can be downloaded; once it is gone again, nothing has to be said. */
export async function writeExportReady(ctx: Ctx, message: Unwritten, reading: Reading): Promise<Writing> {
  const recipient = message.userId && (await peopleIn(ctx, reading)).get(message.userId);
  const [made] = await readyExports(
    ctx.db,
    message.told.map(({ eventId }) => eventId),
  );
  if (!made || !recipient) return { notNeeded: 'gone' };
  if ((await wanted(ctx, message, reading)).length === 0) return { notNeeded: 'turned_off' };
  if (!recipient.email) return { undeliverable: 'no_address' };
  const settings = await getSettings(ctx);
  const locale = recipient.locale ?? settings.defaultLocale;
  const read = { settings, locale, name: recipient.name };
  return { address: recipient.email, locale, ...(await compose(ctx, made, read, recipient.id)) };
}

async function compose(ctx: Ctx, made: ReadyExport, read: ReadBy, readerId: string | null) {
  const { settings, locale } = read;
  const { i18n, views } = ctx.system;
  const t = i18n.translator(locale);
  const words = await wordsFor(ctx, made, read);
  const subject = quoteHeader(words.subject);
  const model = {
    desk: mailLook(settings),
    subject,
    preview: previewOf(words.intro, ''),
    entries: [{ intro: words.intro, ...bodyOf(''), files: null, after: words.after }],
    textLast: false,
    facts: [],
    action: { label: t('exports.mail.open'), url: urlOf(ctx, made) },
    footer: t('exports.mail.footer', { desk: settings.name }),
    choices: choicesOf(ctx, locale, readerId, 'report_ready'),
  };
  return {
    subject,
    threadSubject: null,
    bodyText: views.render(locale, 'notifications/mail.txt', model),
    bodyHtml: views.render(locale, 'notifications/mail', model),
  };
}

const urlOf = (ctx: Ctx, { id }: ReadyExport) => `${ctx.system.config.baseUrl}/desk/exports/${id}`;

function wordsFor(
  ctx: Ctx,
  { fileName, done }: ReadyExport,
  { settings, locale, name }: ReadBy,
): Promise<Words> {
  const variables = { ...emptyVariables(settings.name, name), title: fileName, count: done };
  return wordsOf(ctx, 'export_ready', locale, variables);
}

/** Those among the events of a digest whose files are there. */
export async function missedExports(ctx: Ctx, eventIds: string[], read: ReadBy) {
  const ready = eventIds.length > 0 ? await readyExports(ctx.db, eventIds) : [];
  return Promise.all(
    ready.map(async (made) => ({
      title: made.fileName,
      url: urlOf(ctx, made),
      line: (await wordsFor(ctx, made, read)).line,
      when: made.finishedAt,
    })),
  );
}
