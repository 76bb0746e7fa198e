import type { Ctx, Locale, TxCtx } from '../../platform/ctx';
import type { TextParams } from '../../platform/i18n';
import { quoteHeader } from '../../platform/mail';
import { getSettings, mailLook } from '../settings';
import { lastLocaleOf } from '../users';
import { queueMail, SECRET_LINK } from './deliveries.service';

export interface Reader {
  /** Null for an address that has no account. */
  userId: string | null;
  name: string;
  address: string;
  /** Null: the one that their pages were last in, or the desk's. */
  locale: Locale | null;
}

/** Somebody who has an account here, at the address of it. */
export function readerOf({ id, name, email, locale }: Account): Reader {
  return { userId: id, name, address: email, locale };
}

interface Account {
  id: string;
  name: string;
  email: string;
  locale: Locale | null;
}

export interface Letter {
  /** The event, or the token, that it is about: an address gets one letter about each. */
  aboutId: string;
  to: Reader;
  /** Its words are the texts `letter.<template>.subject`, `.intro`, `.after`, and `.action` of the button. */
  template: string;
  /** For the texts, besides `name` and `desk`; or made for the reader's language. */
  params?: TextParams | ((locale: Locale) => TextParams);
  /** Where the button leads, as a path of the desk; no button without. */
  path?: string;
  /** The path holds a token: it is stored encrypted, and gone once the letter is sent. */
  isSecret?: boolean;
}

/** Writes somebody about their account, in their language; false when there is such a letter already. */
export async function sendLetter(tx: TxCtx, letter: Letter): Promise<boolean> {
  const { to, template, path, isSecret = false } = letter;
  const settings = await getSettings(tx);
  const { defaultLocale, name } = settings;
  const locale = to.locale ?? (to.userId ? await lastLocaleOf(tx, to.userId) : null) ?? defaultLocale;
  const url = path ? `${tx.system.config.baseUrl}${path}` : null;
  const given = typeof letter.params === 'function' ? letter.params(locale) : letter.params;
  const words = written(tx, locale, template, { ...given, name: to.name || to.address, desk: name });
  const model = { desk: mailLook(settings), ...words, url: isSecret ? SECRET_LINK : url };
  return queueMail(tx, {
    eventId: letter.aboutId,
    userId: to.userId,
    address: to.address,
    template,
    locale,
    subject: words.subject,
    bodyText: tx.system.views.render(locale, 'mail/letter.txt', model),
    bodyHtml: tx.system.views.render(locale, 'mail/letter', model),
    ...(isSecret && url && { secretUrl: url }),
  });
}

function written(ctx: Ctx, locale: Locale, template: string, params: TextParams) {
  const { i18n } = ctx.system;
  const text = (part: string) => i18n.translator(locale)(`letter.${template}.${part}`, params);
  const optional = (part: string) => (i18n.has(`letter.${template}.${part}`) ? text(part) : '');
  return {
    subject: quoteHeader(text('subject')),
    intro: text('intro'),
    after: optional('after'),
    action: optional('action'),
    linkHint: i18n.translator(locale)('letter.link_hint', params),
    footer: i18n.translator(locale)('letter.footer', params),
  };
}
