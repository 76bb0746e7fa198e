import { z } from 'zod';
import type { FieldError } from '../../platform/errors';
import { checkbox, line, text, textLines } from '../../platform/http/fields';
import type { WeekSpan } from '../../platform/working-time';
import { HOLIDAY_LIMITS, readHolidays } from './holiday-lines';
import { overlapIn, overlapWords, readSpans } from './week';

/** Characters of the line of a day. */
export const DAY_LINE_MAX = 200;
export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function refuse(context: z.RefinementCtx, { key, params, also }: FieldError, path?: string): void {
  const issue = { code: 'custom' as const, message: key, params, ...(also && { also }) };
  context.addIssue(path ? { ...issue, path: [path] } : issue);
}

/** The line of one day: what is wrong with it is said beside it. */
const dayLine = (day: number) =>
  text({ max: DAY_LINE_MAX, min: 0 }).transform((value, context): WeekSpan[] => {
    const spans = readSpans(value);
    if ('key' in spans) {
      refuse(context, spans);
      return [];
    }
    const hours = spans.map((span) => ({ day, ...span }));
    // What a day's own spans share; what goes on into the next day is looked at when all are read.
    const overlap = overlapIn(hours);
    if (overlap) refuse(context, overlapping(overlap));
    return hours;
  });

function overlapping({ other }: { other: WeekSpan }): FieldError {
  return { key: 'calendars.error.overlap', params: overlapWords(other) };
}

const holidayLines = textLines({ max: HOLIDAY_LIMITS.characters, min: 0 }).transform((value, context) => {
  const holidays = readHolidays(value);
  if (!('key' in holidays)) return holidays;
  refuse(context, holidays);
  return [];
});

export const calendarForm = z
  .object({
    name: line({ max: 80 }),
    timeZone: text({ max: 60 }),
    isAlways: checkbox(),
    hours1: dayLine(1),
    hours2: dayLine(2),
    hours3: dayLine(3),
    hours4: dayLine(4),
    hours5: dayLine(5),
    hours6: dayLine(6),
    hours7: dayLine(7),
    holidays: holidayLines,
  })
  .transform(({ name, timeZone, isAlways, holidays, ...days }, context) => {
    const hours = DAYS.flatMap((day) => days[`hours${day}`]);
    const overlap = overlapIn(hours);
    if (overlap) refuse(context, overlapping(overlap), `hours${overlap.span.day}`);
    return { name, timeZone, isAlways, hours, holidays };
  });
