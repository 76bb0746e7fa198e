import type { Translate } from '../i18n';
import { type Formatter, formatter } from './index';

/** What a value is, as far as it decides how it reads. */
export type ValueKind = 'text' | 'number' | 'flag' | 'day' | 'moment' | 'choice';

export interface ValueOption {
  value: string;
  labelEs: string;
  labelEn: string;
}

export interface ValueReader {
  t: Translate;
  fmt: Formatter;
}

/**
 * A value in a reader's words, several of them as a list; null when there is none.
 * @param options what a choice is one of: what is no longer among them reads as it is stored
 */
export function valueText(
  reader: ValueReader,
  kind: ValueKind,
  value: unknown,
  options: readonly ValueOption[] = [],
): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (!Array.isArray(value)) return oneText(reader, kind, value, options);
  const texts = value.flatMap((one) => valueText(reader, kind, one, options) ?? []);
  return texts.length > 0 ? reader.fmt.list(texts) : null;
}

function oneText(
  { t, fmt }: ValueReader,
  kind: ValueKind,
  value: unknown,
  options: readonly ValueOption[],
): string {
  if (typeof value === 'boolean') return t(value ? 'ui.yes' : 'ui.no');
  if (typeof value === 'number') return fmt.number(value);
  switch (kind) {
    case 'choice': {
      const option = options.find((candidate) => candidate.value === value);
      return (fmt.locale === 'es' ? option?.labelEs : option?.labelEn) ?? String(value);
    }
    case 'day':
      // A day is a day in every zone.
      return formatter(fmt.locale, 'UTC').date(String(value));
    case 'moment':
      return fmt.dateTime(value as Date | string);
    default:
      return String(value);
  }
}
