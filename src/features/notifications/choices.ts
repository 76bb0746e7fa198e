import type { Ctx, Locale } from '../../platform/ctx';
import { KINDS, type Kind } from './kinds';
import { unsubscribeUrl } from './unsubscribe/url';

/** What the foot of a mail offers: to choose what comes, and to end mail of its kind at once. */
export interface Choice {
  label: string;
  url: string;
}

/** @returns none for whoever has no account, as the address of a department */
export function choicesOf(ctx: Ctx, locale: Locale, userId: string | null, kind: string | null): Choice[] {
  if (!userId) return [];
  const { i18n, config } = ctx.system;
  const t = i18n.translator(locale);
  const ends = optOutOf(ctx, userId, kind);
  const all = { label: t('mail.choose'), url: `${config.baseUrl}/account/notifications` };
  return ends ? [all, { label: t('mail.end_kind'), url: ends }] : [all];
}

/** Where somebody ends mail of a kind with one press; null for what is of no kind that there is. */
export function optOutOf(ctx: Ctx, userId: string, kind: string | null): string | null {
  const known = KINDS.find((one): one is Kind => one === kind);
  return known ? unsubscribeUrl(ctx, userId, known) : null;
}
