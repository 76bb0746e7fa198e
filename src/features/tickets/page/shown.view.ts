import type { Shell } from '../../../platform/http/request';
import { localized } from '../../../platform/i18n/localized';
import type { CategoryName } from '../tickets.types';

/** A moment as pages show it: in words, with the exact time on hover. */
export interface ShownTime {
  iso: string;
  text: string;
  title: string;
}

export function shownTime({ fmt }: Shell, moment: Date, now: Date): ShownTime {
  return { iso: moment.toISOString(), text: fmt.relative(moment, now), title: fmt.dateTime(moment) };
}

export function nameIn({ locale }: Shell, name: Pick<CategoryName, 'nameEs' | 'nameEn'>): string {
  return localized(locale, name, 'name');
}

export function labelIn({ locale }: Shell, label: { labelEs: string; labelEn: string }): string {
  return localized(locale, label, 'label');
}

/** What can be attached, said before anybody tries. */
export function shownLimits(
  { t, fmt }: Shell,
  { attachmentMaxMb, attachmentMaxFiles }: { attachmentMaxMb: number; attachmentMaxFiles: number },
) {
  const size = `${fmt.number(attachmentMaxMb)} MB`;
  return {
    limits: t('portal.new.limits', { files: attachmentMaxFiles, size }),
    maxBytes: attachmentMaxMb * 1024 * 1024,
    maxFiles: attachmentMaxFiles,
  };
}

/** A link to the same page with some of its parameters, in the order given; empty ones are left out. */
export function linkTo(path: string, params: Record<string, string | null | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value) query.set(name, value);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
