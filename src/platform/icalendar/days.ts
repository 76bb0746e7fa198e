import type ICAL from 'ical.js';
import { dayAfter, dayAt, dayNumber, dayNumbered, startOfDay } from '../calendar';
import { type CalendarEvent, eventOf, momentOf } from './events';
import { neededLines } from './lines';
import { ICalendarError } from './problem';
import { momentsOf, SHORTEST_DAY_SECONDS } from './rules';
import { textOf } from './text';
import { zonesOf } from './times';

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
  const reading = { zoneOf: zonesOf(zones, question.timeZone), calendarZone: question.timeZone };
  const events = texts.map((text) => eventOf(text, reading)).filter((event) => event !== null);
  const days = new Map<string, Set<string>>();
  let count = 0;
  for (const occurrence of occurrencesIn(events, question)) {
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

type Occurrence = Pick<CalendarEvent, 'name' | 'isOfDays' | 'start' | 'length'>;

/** Series first, each without those of its own that stand somewhere else or are cancelled; these follow. */
function* occurrencesIn(events: CalendarEvent[], question: CalendarQuestion): Generator<Occurrence> {
  const changes = new Map<string, CalendarEvent[]>();
  for (const event of events) {
    if (!event.replaces || !event.uid) continue;
    changes.set(event.uid, [...(changes.get(event.uid) ?? []), event]);
  }
  for (const event of events) {
    if (event.isCancelled) continue;
    const own = event.uid ? (changes.get(event.uid) ?? []) : [];
    if (event.replaces) yield* latest(own, event) ? [event] : [];
    else yield* seriesOf(event, own, question);
  }
}

/** Whether no later version of the same one is there. */
function latest(changes: CalendarEvent[], event: CalendarEvent): boolean {
  const same = changes.filter(
    ({ replaces }) => replaces?.time.compare(event.replaces?.time as ICAL.Time) === 0,
  );
  return same.every((other) => other.sequence <= event.sequence);
}

function* seriesOf(
  event: CalendarEvent,
  changes: CalendarEvent[],
  { timeZone, ...question }: CalendarQuestion,
): Generator<Occurrence> {
  const at = (written: CalendarEvent['except'][number]) => momentOf(written, event.isOfDays, timeZone);
  const replaced = changes.map((change) => ({ change, moment: change.replaces && at(change.replaces) }));
  const gone = new Set([...event.except.map(at), ...replaced.map(({ moment }) => moment)]);
  const goneDays = new Set(
    event.isOfDays ? [] : event.except.filter(({ time }) => time.isDate).map(({ time }) => time.toString()),
  );
  const turns = replaced
    .filter(({ change }) => change.isForFollowing && change.isOfDays === event.isOfDays)
    .sort((a, b) => Number(a.moment) - Number(b.moment));
  for (const start of startsOf(event, { timeZone, ...question })) {
    if (gone.has(start)) continue;
    if (goneDays.size > 0 && goneDays.has(dayAt(new Date(start * 1000), timeZone))) continue;
    const turn = turns.findLast(({ moment }) => moment !== null && moment < start);
    if (!turn) yield { ...event, start };
    else if (!turn.change.isCancelled) {
      yield { ...turn.change, start: start + turn.change.start - Number(turn.moment) };
    }
  }
}

function startsOf(event: CalendarEvent, { from, until }: CalendarQuestion): Set<number> {
  const before = event.isOfDays ? event.length : Math.ceil(event.length / SHORTEST_DAY_SECONDS);
  // A day more on both sides: what one zone's clocks show is another day elsewhere.
  const [first, last] = [dayAfter(from, -Math.min(before, MOST_DAYS) - 1), dayAfter(until, 1)];
  const repeated = event.repetitions.flatMap((repetition) => {
    try {
      return momentsOf(repetition, first, last);
    } catch (cause) {
      throw new ICalendarError('rule', event.name, { cause });
    }
  });
  return new Set([event.start, ...event.also, ...repeated]);
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
  const begin = dayAt(new Date(start * 1000), timeZone);
  const first = secondOf(begin) < start ? dayAfter(begin, 1) : begin;
  for (let day = first < from ? from : first; day <= until; day = dayAfter(day, 1)) {
    if (secondOf(dayAfter(day, 1)) > start + length + LEFT_OUT_SECONDS) return;
    yield day;
  }
}
