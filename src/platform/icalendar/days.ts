import { dayAfter, dayAt, dayNumber, dayNumbered, startOfDay } from '../calendar';
import { DAY_MS } from '../elapsed';
import { type CalendarEvent, eventOf } from './events';
import { neededLines } from './lines';
import { ICalendarError } from './problem';
import { momentsWithin, SHORTEST_DAY_SECONDS, stepsWithin } from './rules';
import { type Occurrence, occurrencesIn } from './series';
import { textOf } from './text';
import { zonesOf } from './times';
import { limitedWork, type Work } from './work';

/** A day, `2026-12-25`, and what it is called: the names of all that make it one, perhaps none. */
export interface CalendarDay {
  day: string;
  name: string;
}

/** What is asked of a file. */
export interface CalendarQuestion {
  bytes: Uint8Array;
  /** What a server says that its letters are in. */
  charset: string | null;
  /** The zone whose days are meant, and that times are in which say no zone. */
  timeZone: string;
  /** The first and the last day that are looked for. */
  from: string;
  until: string;
}

/** Days of all events; a day of several counts so often. */
export const MOST_DAYS = 5000;

const NAMES_BETWEEN = ' · ';
/** Of a day; more say no more. */
const MOST_NAMES = 3;

/** A year and a day. */
const LONGEST_CLOSURE = 366;

/** A minute that events leave out at the end of a day, as `23:59` does. */
const LEFT_OUT_SECONDS = 60;

/**
 * The days that a calendar closes, in their order.
 *
 * - An event closes the whole days that it lasts, be they written as days or as times: those from midnight to midnight
 *   of `timeZone`, where 23:59 is midnight. Shorter events close nothing.
 * - Events that repeat are followed (RRULE, RDATE, EXDATE, RECURRENCE-ID), within the days that are asked for.
 * - Cancelled events close nothing. Whether an event makes people busy (TRANSP) is not asked: most calendars of holidays
 *   say that it does not.
 *
 * @throws ICalendarError
 */
export function daysIn(question: CalendarQuestion): CalendarDay[] {
  const { zones, events: texts } = neededLines(textOf(question.bytes, question.charset));
  const work = limitedWork();
  const reading = { zoneOf: zonesOf(zones, question.timeZone, work), calendarZone: question.timeZone };
  const events = texts.map((text) => eventOf(text, reading)).filter((event) => event !== null);
  payFor(events, question, work);
  const startsIn = (event: CalendarEvent) => startsOf(event, question);
  const days = new Map<string, Set<string>>();
  let count = 0;
  for (const occurrence of occurrencesIn(events, question.timeZone, startsIn)) {
    for (const day of daysOf(occurrence, question)) {
      count += 1;
      if (count > MOST_DAYS) throw new ICalendarError('too_many');
      days.set(day, (days.get(day) ?? new Set()).add(occurrence.name));
    }
  }
  return checked(inOrder(days));
}

function inOrder(days: Map<string, Set<string>>): CalendarDay[] {
  const names = (of: Set<string>) => [...of].filter(Boolean).slice(0, MOST_NAMES).join(NAMES_BETWEEN);
  return [...days.keys()].sort().map((day) => ({ day, name: names(days.get(day) ?? new Set()) }));
}

function checked(days: CalendarDay[]): CalendarDay[] {
  if (days.length === 0) throw new ICalendarError('no_days');
  const isClosed = days.some(({ day }, index) => {
    const later = days[index + LONGEST_CLOSURE - 1];
    return later !== undefined && dayNumber(later.day) - dayNumber(day) === LONGEST_CLOSURE - 1;
  });
  if (isClosed) throw new ICalendarError('no_open_day');
  return days;
}

function startsOf(event: CalendarEvent, question: CalendarQuestion): Set<number> {
  const stretch = stretchOf(event, question);
  const repeated = event.repetitions.flatMap((one) => ofRule(event, () => momentsWithin(one, stretch)));
  return new Set([event.start, ...event.also, ...repeated]);
}

/** What rules take is paid before any is followed, so that a file of too many is refused at once. */
function payFor(events: CalendarEvent[], question: CalendarQuestion, work: Work): void {
  for (const event of events) {
    if (event.isCancelled || event.repetitions.length === 0) continue;
    const stretch = stretchOf(event, question);
    for (const one of event.repetitions) work.take(ofRule(event, () => stepsWithin(one, stretch)));
  }
}

/** The days that a series may begin on, for some of it to be on days that are asked for. */
function stretchOf(event: CalendarEvent, { from, until }: CalendarQuestion) {
  const before = event.isOfDays ? event.length : Math.ceil(event.length / SHORTEST_DAY_SECONDS);
  // A day more on both sides: what one zone's clocks show is another day elsewhere.
  return { from: dayAfter(from, -Math.min(before, MOST_DAYS) - 1), to: dayAfter(until, 1) };
}

function ofRule<T>({ name }: CalendarEvent, follow: () => T): T {
  try {
    return follow();
  } catch (cause) {
    throw new ICalendarError('rule', name, { cause });
  }
}

/** The whole days of an occurrence, of those that are asked for. */
function* daysOf(
  { isOfDays, start, length }: Occurrence,
  { from, until, timeZone }: CalendarQuestion,
): Generator<string> {
  if (isOfDays) {
    const [first, last] = [Math.max(start, dayNumber(from)), Math.min(start + length - 1, dayNumber(until))];
    for (let number = first; number <= last; number += 1) yield dayNumbered(number);
    return;
  }
  if (length < SHORTEST_DAY_SECONDS) return;
  const secondOf = (day: string) => startOfDay(day, timeZone).getTime() / 1000;
  // Most that are elsewhere are left out by their number alone.
  const [earliest, latest] = [dayNumber(from) - 1, dayNumber(until) + 2].map((day) => (day * DAY_MS) / 1000);
  if (start + length < Number(earliest) || start > Number(latest)) return;
  const begin = dayAt(new Date(start * 1000), timeZone);
  const first = secondOf(begin) < start ? dayAfter(begin, 1) : begin;
  for (let day = first < from ? from : first; day <= until; day = dayAfter(day, 1)) {
    if (secondOf(dayAfter(day, 1)) > start + length + LEFT_OUT_SECONDS) return;
    yield day;
  }
}
