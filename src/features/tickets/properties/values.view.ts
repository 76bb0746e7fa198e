import type { Formatter } from '../../../platform/format';
import type { Translate } from '../../../platform/i18n';
import { choiceWords, isOf, propertyOf } from './list';

export interface Reader {
  t: Translate;
  fmt: Formatter;
}

/** A value of a property that needs nothing to be looked up, as a reader knows it; null when there is none. */
export function propertyText(reader: Reader, name: string, value: unknown): string | null {
  const { t, fmt } = reader;
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.length > 0 ? fmt.list(value.map(String)) : null;
  if (propertyOf(name)?.choices?.includes(String(value))) return t(`${choiceWords(name)}.${value}`);
  if (isOf(name, 'moment')) return fmt.dateTime(value as Date | string);
  if (typeof value === 'boolean') return t(value ? 'ui.yes' : 'ui.no');
  return typeof value === 'number' ? fmt.number(value) : String(value);
}
