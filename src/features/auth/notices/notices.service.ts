import { type Ctx, inTx, type Locale } from '../../../platform/ctx';
import type { DeskEvent } from '../../../platform/events';
import { formatter } from '../../../platform/format';
import { type LetterTemplate, type LetterValues, readerOf, sendLetter } from '../../deliveries';
import { getSettings } from '../../settings';
import { labelOf } from '../providers/labels';
import { deviceText, placeText } from '../sessions/sessions.words';
import { type Circumstances, circumstancesOf } from './notices.queries';

interface Notice {
  template: LetterTemplate;
  /** Where the button leads. */
  path: string;
  params?: Partial<LetterValues>;
}

const SECURITY = '/account/security';

/** What may call for a letter to its owner. */
export const TOLD_TO_OWNER = [
  'user.signed_in',
  'user.password_changed',
  'user.password_removed',
  'user.factor_added',
  'user.factor_removed',
  'user.recovery_codes_renewed',
  'user.recovery_code_used',
  'user.identity_linked',
  'user.identity_unlinked',
] as const;

type OwnerEvent = DeskEvent<(typeof TOLD_TO_OWNER)[number]>;

/** The letter that an event calls for; null for none. */
function noticeOf(ctx: Ctx, event: OwnerEvent): Notice | null {
  switch (event.type) {
    case 'user.signed_in':
      return event.data.newDevice ? { template: 'new_device', path: '/account/sessions' } : null;
    case 'user.password_changed':
      return { template: 'password_changed', path: '/forgot-password' };
    case 'user.password_removed':
      return { template: 'password_removed', path: SECURITY };
    case 'user.factor_added':
      return { template: 'factor_added', path: SECURITY, params: { kind: event.data.kind } };
    case 'user.factor_removed':
      return { template: 'factor_removed', path: SECURITY, params: { kind: event.data.kind } };
    case 'user.recovery_codes_renewed':
      return { template: 'recovery_codes_renewed', path: SECURITY };
    case 'user.recovery_code_used':
      return { template: 'recovery_code_used', path: SECURITY, params: { left: event.data.left } };
    case 'user.identity_linked':
      return { template: 'identity_linked', path: SECURITY, params: serviceOf(ctx, event.data) };
    case 'user.identity_unlinked':
      return { template: 'identity_unlinked', path: SECURITY, params: serviceOf(ctx, event.data) };
  }
}

const serviceOf = (ctx: Ctx, { provider }: { provider: string }) => ({ service: labelOf(ctx, provider) });

/** Tells somebody by mail what happened to their account. Running twice writes one letter. */
export async function tellOwner(ctx: Ctx, event: OwnerEvent): Promise<void> {
  const notice = event.actorKind === 'system' ? null : noticeOf(ctx, event);
  const found = notice ? await circumstancesOf(ctx, event.id) : null;
  if (!notice || !found) return;
  const { timeZone } = await getSettings(ctx);
  await inTx(ctx, (tx) =>
    sendLetter(tx, {
      aboutId: event.id,
      to: readerOf(found),
      template: notice.template,
      path: notice.path,
      params: (locale) => ({ ...notice.params, ...wordsFor(ctx, locale, found, timeZone) }),
    }),
  );
}

/** When, where and with what, for a reader of that language. What an administrator did says nothing of where. */
function wordsFor(ctx: Ctx, locale: Locale, found: Circumstances, deskZone: string): Partial<LetterValues> {
  const t = ctx.system.i18n.translator(locale);
  const { time, place } = whenAndWhere(ctx, locale, found, deskZone);
  return {
    who: found.isOwn ? 'self' : 'administrator',
    time,
    place: found.isOwn ? place : t('session.place.nowhere'),
    device: deviceText(t, found.userAgent),
  };
}

/** As letters tell it: `22 Nov 2026, 9:30 (Europe/Madrid)` and `Spain, 192.0.2.1`. */
export function whenAndWhere(
  ctx: Ctx,
  locale: Locale,
  { at, ip, timeZone: own }: Pick<Circumstances, 'at' | 'ip' | 'timeZone'>,
  deskZone: string,
) {
  const t = ctx.system.i18n.translator(locale);
  const { dateTime, timeZone } = formatter(locale, own ?? deskZone);
  const place = [placeText(t, locale, ip), ip].filter(Boolean).join(', ');
  return { time: `${dateTime(at)} (${timeZone})`, place: place || t('session.place.nowhere') };
}
