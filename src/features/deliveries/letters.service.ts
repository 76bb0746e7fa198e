import type { Locale, TxCtx } from '../../platform/ctx';
import { getSettings, mailLook } from '../settings';
import { lastLocaleOf } from '../users';
import { queueMail, SECRET_LINK } from './deliveries.service';
import type { LetterTemplate, LetterValues } from './letters.types';

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
  /** By which its words are found. */
  template: LetterTemplate;
  /** What it tells; or made for the reader's language. */
  params?: Partial<LetterValues> | ((locale: Locale) => Partial<LetterValues>);
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
  const values = (typeof letter.params === 'function' ? letter.params(locale) : letter.params) ?? {};
  const asked = { template, locale, name: to.name || to.address, desk: name, values };
  const { subject, intro, action, after } = await tx.system.messageWriter.letterWords(tx, asked);
  const t = tx.system.i18n.translator(locale);
  const model = {
    desk: mailLook(settings),
    subject,
    intro,
    action,
    after: after.join('\n\n'),
    url: isSecret ? SECRET_LINK : url,
    linkHint: t('letter.link_hint'),
    footer: t('letter.footer', { desk: name }),
  };
  return queueMail(tx, {
    eventId: letter.aboutId,
    userId: to.userId,
    address: to.address,
    template,
    locale,
    subject,
    bodyText: tx.system.views.render(locale, 'mail/letter.txt', model),
    bodyHtml: tx.system.views.render(locale, 'mail/letter', model),
    ...(isSecret && url && { secretUrl: url }),
  });
}
