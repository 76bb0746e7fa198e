import { isDay } from '../../platform/calendar';
import type { Tile, Value } from './report.types';
import type { ValueKind } from './value-kinds';
import type { Words } from './words.types';

/** What stands where there is no value: nothing that it could be of. */
export const NO_VALUE = '–';

const RATING: Intl.NumberFormatOptions = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const SIGNED: Intl.NumberFormatOptions = { signDisplay: 'exceptZero', maximumFractionDigits: 1 };

/** A value as people read it, on pages and on paper alike: `1.234`, `12,5 %`, `2 h 5 min`, `8,4`, `+31`. */
export function valueText(kind: ValueKind, value: Value | undefined, { fmt }: Words): string {
  if (value === null || value === undefined || Number.isNaN(value)) return NO_VALUE;
  if (value instanceof Date) return kind === 'day' ? fmt.date(value) : fmt.dateTime(value);
  if (typeof value === 'string') return textOf(kind, value, fmt);
  switch (kind) {
    case 'ratio':
      return fmt.percent(value);
    case 'seconds':
      return fmt.duration(value);
    case 'rating':
      return fmt.number(value, RATING);
    case 'points':
      return fmt.number(value, SIGNED);
    default:
      return fmt.number(value);
  }
}

/** In a column of days or moments other words may stand: those of a total. */
function textOf(kind: ValueKind, value: string, fmt: Words['fmt']): string {
  if (kind === 'day' && isDay(value)) return fmt.day(value);
  return kind === 'moment' && !Number.isNaN(Date.parse(value)) ? fmt.dateTime(value) : value;
}

/** How a figure has changed since the period before. */
export interface Change {
  /** `+12,5 %`, of ratios, ratings and points the difference; `new` where there was none. */
  text: string;
  /** The same for who hears it: `12.5 % more than before`. */
  spoken: string;
  trend: 'up' | 'down' | 'flat';
  /** Null where neither way is good, and where nothing changed. */
  isGood: boolean | null;
}

/** Null where there is nothing to compare: a figure of now, or one that has no value in either period. */
export function changeOf({ kind, value, before, better }: Tile, words: Words): Change | null {
  if (before === undefined || before === null || value === null) return null;
  const difference = value - before;
  const trend = difference > 0 ? 'up' : difference < 0 ? 'down' : 'flat';
  const isGood = better === null || trend === 'flat' ? null : (trend === 'up') === (better === 'more');
  const { t } = words;
  if (trend === 'flat') {
    return { text: t('reports.change.none'), spoken: t('reports.change.none_spoken'), trend, isGood };
  }
  if (isNew(kind, before)) {
    return { text: t('reports.change.new'), spoken: t('reports.change.new_spoken'), trend, isGood };
  }
  const size = sizeOf(kind, difference, before, words);
  return {
    text: size,
    spoken: t(`reports.change.${trend}`, { size: size.replace(/^[+\-−]/, '') }),
    trend,
    isGood,
  };
}

/** What is told as a difference has one from nothing, too; of a share of nothing there is none. */
const isNew = (kind: ValueKind, before: number): boolean =>
  before === 0 && (kind === 'count' || kind === 'seconds');

/** One point is one as it is told: with one decimal. */
function pointsText(points: number, { t, fmt }: Pick<Words, 't' | 'fmt'>): string {
  const count = Math.abs(Math.round(points * 10) / 10);
  return t('reports.change.points', { size: fmt.number(points, SIGNED), count });
}

function sizeOf(kind: ValueKind, difference: number, before: number, { t, fmt }: Words): string {
  switch (kind) {
    case 'ratio':
      return pointsText(difference * 100, { t, fmt });
    case 'points':
      return pointsText(difference, { t, fmt });
    case 'rating':
      return fmt.number(difference, { ...RATING, signDisplay: 'exceptZero' });
    default:
      return fmt.number(difference / before, { style: 'percent', ...SIGNED });
  }
}
