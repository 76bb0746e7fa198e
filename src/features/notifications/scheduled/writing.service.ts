import type { Ctx } from '../../../platform/ctx';
import type { OutgoingFile, Reading, Unwritten, Writing } from '../../../platform/delivery-types';
import { safeFileName } from '../../../platform/files';
import { formatter } from '../../../platform/format';
import { quoteHeader } from '../../../platform/mail';
import { getSettings, mailLook } from '../../settings';
import { bodyOf, previewOf } from '../body';
import { type Choice, choicesOf } from '../choices';
import { peopleIn, wanted } from '../reading';
import { emptyVariables, wordsOf } from '../templates';
import { leavingUrl } from '../unsubscribe/url';
import { reportFor, type ToldReport } from './scheduled.queries';

const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Whom a report is for, as they are now. */
interface Reader {
  /** Null for an address without an account. */
  id: string | null;
  name: string;
  email: string | null;
}

/**
 * Writes the mail that brings a report which was made for its reader before. Rights are those of now: nobody gets what
 * they, or whoever has it sent to an address, may not see any more.
 */
export async function writeScheduled(ctx: Ctx, message: Unwritten, reading: Reading): Promise<Writing> {
  const { userId, address, told } = message;
  const recipient = userId ?? (address ?? '').toLowerCase();
  const report = told[0] ? await reportFor(ctx.db, told[0].eventId, recipient) : null;
  if (!report?.fileKey) return { notNeeded: 'gone' };
  const reader = userId ? (await peopleIn(ctx, reading)).get(userId) : { id: null, name: '', email: address };
  if (!reader || !mayRead(report)) return { notNeeded: 'no_access' };
  // Whoever is on the list no more could not end it either.
  if (!userId && !report.recipientId) return { notNeeded: 'gone' };
  if (report.leftAt || (await wanted(ctx, message, reading)).length === 0) return { notNeeded: 'turned_off' };
  if (!reader.email) return { undeliverable: 'no_address' };
  const ends = userId ? null : leavingUrl(ctx, report.recipientId ?? '');
  const file = fileOf(report, report.fileKey);
  return {
    ...(await compose(ctx, report, { reader, file, ends })),
    address: reader.email,
    locale: report.locale,
    unsubscribeUrl: ends,
    files: [file],
  };
}

function mayRead({ role, isOfDesk, isTooMuch, isAnothers }: ToldReport): boolean {
  if (isAnothers || isTooMuch || role === null || role === 'customer') return false;
  return !isOfDesk || role === 'administrator';
}

function fileOf({ fileName, fileSize }: ToldReport, key: string): OutgoingFile {
  const extension = /\.([a-z]+)$/.exec(fileName)?.[1] ?? '';
  const type = TYPES[extension] ?? 'application/octet-stream';
  return { key, name: safeFileName(fileName), type, size: fileSize };
}

interface Sent {
  reader: Reader;
  file: OutgoingFile;
  /** Where an address ends them; null for people, who have choices of their own. */
  ends: string | null;
}

async function compose(ctx: Ctx, report: ToldReport, { reader, file, ends }: Sent) {
  const { title, period, figures, locale, href } = report;
  const { i18n, views, config } = ctx.system;
  const t = i18n.translator(locale);
  const settings = await getSettings(ctx);
  const fmt = formatter(locale, settings.timeZone);
  const sender = report.sender ?? settings.name;
  const variables = { ...emptyVariables(settings.name, reader.name), title, period, author: sender };
  const words = await wordsOf(ctx, 'report_scheduled', locale, variables);
  const subject = quoteHeader(words.subject);
  const shown = { name: t('mail.file', { name: file.name, size: fmt.bytes(file.size) }), url: null };
  const files = { title: t('mail.files', { count: 1 }), files: [shown] };
  const model = {
    desk: mailLook(settings),
    subject,
    preview: previewOf(words.intro, ''),
    entries: [{ intro: words.intro, ...bodyOf(''), files, after: words.after }],
    textLast: false,
    facts: figures.map(([label, text]) => ({ label, text })),
    action: href && { label: t('mail.open_report'), url: `${config.baseUrl}${href}` },
    footer: t('mail.footer_report', { desk: settings.name, sender }),
    choices: ends
      ? [endOf(t('mail.end_report'), ends)]
      : choicesOf(ctx, locale, reader.id, 'report_scheduled'),
  };
  return {
    subject,
    threadSubject: null,
    bodyText: views.render(locale, 'notifications/mail.txt', model),
    bodyHtml: views.render(locale, 'notifications/mail', model),
  };
}

const endOf = (label: string, url: string): Choice => ({ label, url });
