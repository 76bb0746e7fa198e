import type { Locale } from '../../../platform/ctx';
import type { Translate } from '../../../platform/i18n';
import { placeOf } from '../../../platform/place';
import type { System } from '../../../platform/system';
import { describeDevice } from '../../../platform/user-agent';

/** How somebody signed in, or who did it for them. */
interface Way {
  method: string;
  factor: string | null;
  adminName: string | null;
}

/** `Firefox on Windows`. */
export function deviceText(t: Translate, userAgent: string | null): string {
  const { browser, system } = describeDevice(userAgent);
  if (browser && system) return t('session.device.on', { browser, system });
  return browser ?? (system ? t('session.device.some', { system }) : t('session.device.unknown'));
}

/** `Spain`, `This network`; null where nobody knows. */
export function placeText(t: Translate, locale: Locale, ip: string | null): string | null {
  const place = placeOf(ip, locale);
  if (place.kind === 'country') return place.name;
  return place.kind === 'local' ? t('session.place.local') : null;
}

/** `Password and authenticator code`. */
export function methodText(
  t: Translate,
  config: System['config'],
  { method, factor, adminName }: Way,
): string {
  if (method === 'acting') return t('session.method.acting', { name: adminName ?? '' });
  const service = config.providers.find(({ name }) => name === method);
  const first = service ? service.label : t(`session.method.${method}`);
  return factor ? t('session.method.both', { first, second: t(`session.factor.${factor}`) }) : first;
}
