import { texts } from '../../src/app/texts';
import type { Locale } from '../../src/platform/ctx';
import { formatter } from '../../src/platform/format';
import type { Shell } from '../../src/platform/http/request';
import { createI18n } from '../../src/platform/i18n';

// What views are given of their reader.

export const i18n = createI18n(texts);

export const shellIn = (locale: Locale, timeZone = 'Europe/Madrid'): Shell => ({
  locale,
  t: i18n.translator(locale),
  fmt: formatter(locale, timeZone),
  unread: [],
  context: () => {
    throw new Error('views make no frame');
  },
});

/** As much of a request as most views look at. */
export function requestOf<R>(shell: Shell, more: object = {}): R {
  return { shell, ctx: { now: new Date('2026-11-21T12:00:00Z'), system: { i18n }, ...more } } as R;
}
