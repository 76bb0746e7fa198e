import ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import { dayAfter, dayNumber, dayNumbered, startOfDay } from '../calendar';
import { ICalendarError } from './problem';
import { clockOf, dayNumberOf, secondOf, secondOfClock, type WrittenTime, type Zone } from './times';

/** A rule that an event repeats by. */
export interface Repetition {
  rule: string;
  /** When its event begins for the first time, as it is written: `2026-12-25` or `2026-12-25T08:30:00`. */
  clock: string;
  zone: Zone;
  isOfDays: boolean;
  /** The last moment that it may begin at, in days or seconds; null for ever. */
  until: number | null;
}

export interface Repeated {
  name: string;
  begin: WrittenTime;
  isOfDays: boolean;
  calendarZone: string;
  length: number;
}

/** An event shorter than the shortest day, which has 23 hours less the minute that many leave out, closes none. */
export const SHORTEST_DAY_SECONDS = 23 * 60 * 60 - 60;

/** What repeats within a day is no holiday. */
const TOO_OFTEN = ['HOURLY', 'MINUTELY', 'SECONDLY'];

/** Of events of days these say nothing (RFC 5545, 3.3.10). */
const OF_CLOCKS = ['BYHOUR', 'BYMINUTE', 'BYSECOND'] as const;

/**
 * Of an event that is too short to close a day, no rule is looked at.
 * @throws ICalendarError `rule`
 */
export function repetitionsOf(component: ICAL.Component, repeated: Repeated): Repetition[] {
  if (!repeated.isOfDays && repeated.length < SHORTEST_DAY_SECONDS) return [];
  return component.getAllProperties('rrule').map((property) => {
    try {
      return repetitionOf(property.getFirstValue() as unknown as ICAL.Recur, repeated);
    } catch (cause) {
      throw new ICalendarError('rule', repeated.name, { cause });
    }
  });
}

function repetitionOf(recur: ICAL.Recur, { begin, isOfDays, calendarZone }: Repeated): Repetition {
  if (TOO_OFTEN.includes(recur.freq)) throw new RangeError('too often');
  const until = recur.until ? lastOf(recur.until, begin, isOfDays, calendarZone) : null;
  const rule = recur.clone();
  // Compared by our own count, for some write a time where the event has days, or the other way round.
  rule.until = null;
  if (isOfDays) for (const part of OF_CLOCKS) delete rule.parts[part];
  const clock = isOfDays ? dayNumbered(dayNumberOf(begin, calendarZone)) : clockOf(begin.time);
  const made = { rule: rule.toString(), clock, zone: begin.zone, isOfDays, until };
  // What is wrong with it is to be told now, not with the first year that is asked for.
  rruleOf(made);
  return made;
}

/** `until` counts in whole days where it says a day, whatever the event. */
function lastOf(until: ICAL.Time, begin: WrittenTime, isOfDays: boolean, calendarZone: string) {
  const isUtc = until.zone === ICAL.Timezone.utcTimezone;
  const written = { time: until, zone: isUtc ? { iana: 'UTC' } : begin.zone };
  if (isOfDays) return dayNumberOf(written, calendarZone);
  if (!until.isDate) return secondOf(written);
  const day = dayNumbered(dayNumberOf(written, calendarZone));
  return secondOfClock(`${day}T23:59:59`, begin.zone);
}

/** So many moments within one year or day are looked at; a rule that lists all seconds of a year has 31 million. */
const MOST_CANDIDATES = 100_000;

/** Clocks of no zone are put as those of UTC, which leave nothing out. */
function rruleOf({ rule, clock }: Repetition): RRuleTemporal {
  const [day = '', time = '000000'] = clock.replace(/[-:]/g, '').split('T');
  return new RRuleTemporal({
    rruleString: `DTSTART:${day}T${time}Z\nRRULE:${rule}`,
    maxCandidateEvaluations: MOST_CANDIDATES,
    cache: false,
  });
}

/**
 * When it begins from one day to another, in days or seconds. Both are days of no zone; of times it is all that may be
 * within them.
 * @throws Error for one that is too much work
 */
export function momentsOf(repetition: Repetition, from: string, to: string): number[] {
  const { isOfDays, until, zone } = repetition;
  const last = isOfDays && until !== null && dayNumber(to) > until ? dayNumbered(until) : to;
  const [begin, end] = [startOfDay(from, 'UTC'), startOfDay(dayAfter(last, 1), 'UTC')];
  const found: number[] = [];
  for (const date of rruleOf(repetition).between(begin, end, true)) {
    const clock = date.toString().slice(0, 19);
    const moment = isOfDays ? dayNumber(clock.slice(0, 10)) : secondOfClock(clock, zone);
    if (moment !== null && (until === null || moment <= until)) found.push(moment);
  }
  return found;
}
