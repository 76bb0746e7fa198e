import { type Ctx, inTx, type Locale } from '../../../platform/ctx';
import type { DeskEvent } from '../../../platform/events';
import { formatter } from '../../../platform/format';
import type { TextParams } from '../../../platform/i18n';
import { sendLetter } from '../../mails';
import { getSettings } from '../../settings';
import { deviceText, placeText } from '../sessions/sessions.words';
import { type Circumstances, circumstancesOf } from './notices.queries';

interface Notice {
  template: string;
  /** Where the button leads. */
  path: string;
  params?: TextParams;
}

const SECURITY = '/account/security';

/** The letter that an event calls for; null for none. */
export function noticeOf(ctx: Ctx, { type, data }: Pick<DeskEvent, 'type' | 'data'>): Notice | null {
  switch (type) {
    case 'user.signed_in':
      return data?.newDevice === true ? { template: 'new_device', path: '/account/sessions' } : null;
    case 'user.password_changed':
      return { template: 'password_changed', path: '/forgot-password' };
    case 'user.password_removed':
      return { template: 'password_removed', path: SECURITY };
    case 'user.factor_added':
    case 'user.factor_removed':
      return { template: type.slice(5), path: SECURITY, params: { kind: String(data?.kind ?? '') } };
    case 'user.recovery_codes_renewed':
      return { template: 'recovery_codes_renewed', path: SECURITY };
    case 'user.recovery_code_used':
      return { template: 'recovery_code_used', path: SECURITY, params: { left: Number(data?.left ?? 0) } };
    case 'user.identity_linked':
    case 'user.identity_unlinked':
      return { template: type.slice(5), path: SECURITY, params: { service: labelOf(ctx, data?.provider) } };
    default:
      return null;
  }
}

const NAMES: Record<string, string> = { google: 'Google', facebook: 'Facebook', microsoft: 'Microsoft' };

function labelOf(ctx: Ctx, provider: unknown): string {
  const known = ctx.system.config.providers.find(({ name }) => name === provider);
  return known?.label ?? NAMES[String(provider)] ?? String(provider ?? '');
}

/** Tells somebody by mail what happened to their account. Running twice writes one letter. */
export async function tellOwner(ctx: Ctx, event: DeskEvent): Promise<void> {
  const notice = event.actorKind === 'system' ? null : noticeOf(ctx, event);
  const found = notice ? await circumstancesOf(ctx, event.id) : null;
  if (!notice || !found) return;
  const { timeZone } = await getSettings(ctx);
  await inTx(ctx, (tx) =>
    sendLetter(tx, {
      aboutId: event.id,
      to: { userId: found.userId, name: found.name, address: found.email, locale: found.locale },
      ...{ template: notice.template, path: notice.path },
      params: (locale) => ({ ...notice.params, ...wordsFor(ctx, locale, found, timeZone) }),
    }),
  );
}

/** When, where and with what, for a reader of that language. What an administrator did says nothing of where. */
function wordsFor(ctx: Ctx, locale: Locale, found: Circumstances, deskZone: string): TextParams {
  const t = ctx.system.i18n.translator(locale);
  const { dateTime, timeZone } = formatter(locale, found.timeZone ?? deskZone);
  const place = [placeText(t, locale, found.ip), found.ip].filter(Boolean).join(', ');
  return {
    who: found.isOwn ? 'self' : 'administrator',
    time: `${dateTime(found.at)} (${timeZone})`,
    place: found.isOwn && place ? place : t('session.place.nowhere'),
    device: deviceText(t, found.userAgent),
  };
}
