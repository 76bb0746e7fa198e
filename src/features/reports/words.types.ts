import type { Formatter } from '../../platform/format';
import type { Translate } from '../../platform/i18n';
import type { Locale } from '../../platform/i18n/locale';

/** In what a report is written: the reader's language, and dates in the desk's zone. */
export interface Words {
  locale: Locale;
  t: Translate;
  fmt: Formatter;
}

/** Whose file it is: what a report says of itself outside of its figures. */
export interface Look {
  words: Words;
  desk: {
    name: string;
    /** A PNG or JPEG; a file is made without it where it cannot be read. */
    logo: Buffer | null;
    /** `#rrggbb` */
    colour: string;
  };
  madeBy: string;
  madeAt: Date;
  timeZone: string;
}
