import { type ValueReader, valueText } from '../../../platform/format/values';
import { isOf, propertyOf } from './list';

/** A value of a property that needs nothing to be looked up, as a reader knows it; null when there is none. */
export function propertyText(reader: ValueReader, name: string, value: unknown): string | null {
  const { words, choices = [] } = propertyOf(name) ?? {};
  if (words && choices.includes(String(value))) return reader.t(`ticket.${words}.${value}`);
  return valueText(reader, isOf(name, 'moment') ? 'moment' : 'text', value);
}
