import type { Ctx } from '../../../platform/ctx';
import { formatter } from '../../../platform/format';
import type { Locale } from '../../../platform/i18n/locale';
import type { LetterTemplate, LetterValues } from '../../deliveries';
import { getSettings } from '../../settings';
import { letterWritten } from './letter-words';
import type { Sections, Words } from './templates.types';

/**
 * What a letter would say to whoever asks, about something that has not happened.
 * @throws Error where a section cannot be used
 */
export async function tryLetter(
  ctx: Ctx,
  { template, locale, sections }: { template: LetterTemplate; locale: Locale; sections: Sections },
): Promise<Words> {
  const { i18n, config } = ctx.system;
  const settings = await getSettings(ctx);
  const person = ctx.actor.kind === 'person' ? ctx.actor : null;
  const t = i18n.translator(locale);
  const fmt = formatter(locale, person?.timeZone || settings.timeZone);
  const values: LetterValues = {
    time: `${fmt.dateTime(ctx.now)} (${fmt.timeZone})`,
    place: t('templates.sample.place'),
    device: t('templates.sample.device'),
    who: 'self',
    kind: 'passkey',
    left: 3,
    service: 'Google',
    forgot: `${config.baseUrl}/forgot-password`,
    by: t('templates.sample.author'),
    role: 'technician',
    address: person?.email ?? '',
  };
  const name = person?.name ?? settings.name;
  return letterWritten(sections, { template, locale, name, desk: settings.name, values }, t);
}
