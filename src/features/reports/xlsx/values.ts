import { dayAt } from '../../../platform/calendar';
import type { CellValue } from '../../../platform/xlsx';
import type { Column, Value } from '../report.types';
import type { ValueKind } from '../value-kinds';

/** A value of a report as a cell holds it: a moment as a Date, a day as a day of the desk's calendar. */
export function cellValue(kind: ValueKind, value: Value, timeZone: string): CellValue {
  if (kind === 'day' && value instanceof Date) return dayAt(value, timeZone);
  if (kind === 'moment' && typeof value === 'string') return new Date(value);
  return value === '' ? null : value;
}

/** Cells have no zone, so the header says whose clocks they go by. */
export const headerOf = ({ label, kind }: Column, timeZone: string): string =>
  kind === 'moment' ? `${label} (${timeZone})` : label;
