import type { Formatter } from '../../platform/format';
import type { Translate } from '../../platform/i18n';
import type { Locale } from '../../platform/i18n/locale';

/** In what a report is written: the reader's language, and dates in the desk's zone. */
export interface Words {
  locale: Locale;
  t: Translate;
  fmt: Formatter;
}
