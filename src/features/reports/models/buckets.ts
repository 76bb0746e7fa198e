import { monthNames } from '../../../platform/format';
import type { Bucket, Period } from '../period/period.types';
import type { ValueKind } from '../value-kinds';
import type { Words } from '../words.types';

/** The parts of a period that have begun: of what is to come there is nothing to tell. */
export const begun = ({ buckets, end }: Pick<Period, 'buckets' | 'end'>): Bucket[] =>
  buckets.filter(({ start }) => start < end);

/** What a part of a period is called: `3 Nov`, `3 Nov, 14:00`, `November 2026`, `Q4 2026`, `2026`. */
export function bucketText({ day, clock }: Bucket, step: Period['step'], { t, fmt, locale }: Words): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  switch (step) {
    case 'hour':
      return t('report.bucket.hour', { day: fmt.day(day, 'short'), clock: clock ?? '' });
    case 'month':
      return t('report.bucket.month', { month: monthNames(locale)[month - 1] ?? '', year });
    case 'quarter':
      return t('report.bucket.quarter', { quarter: Math.ceil(month / 3), year });
    case 'year':
      return year;
    default:
      return fmt.day(day, 'short');
  }
}

/** As a cell: days stay days, whatever else is text. */
export function bucketCell(bucket: Bucket, step: Period['step'], words: Words) {
  return { value: step === 'day' || step === 'week' ? bucket.day : bucketText(bucket, step, words) };
}

export const bucketKind = (step: Period['step']): ValueKind =>
  step === 'day' || step === 'week' ? 'day' : 'text';
