import ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import { dayAfter, dayNumber, dayNumbered, startOfDay } from '../calendar';
import { DAY_MS } from '../elapsed';
import { ICalendarError } from './problem';
import { clockOf, dayNumberOf, secondOf, secondOfClock, type WrittenTime, type Zone } from './times';
import { MOST_STEPS, stepsOf } from './work';

/** A rule that an event repeats by. */
export interface Repetition {
  recur: ICAL.Recur;
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
 * Of an event that is too short to close a day, no rule is looked at. Rules that leave out days (EXRULE), which the
 * standard has given up, are refused: without them it would close days that nobody means.
 * @throws ICalendarError `rule`
 */
export function repetitionsOf(component: ICAL.Component, repeated: Repeated): Repetition[] {
  if (!repeated.isOfDays && repeated.length < SHORTEST_DAY_SECONDS) return [];
  if (component.getFirstProperty('exrule')) throw new ICalendarError('rule', repeated.name);
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
  rule.parts = Object.fromEntries(Object.entries(rule.parts).map(([part, all]) => [part, distinct(all)]));
  const clock = isOfDays ? dayNumbered(dayNumberOf(begin, calendarZone)) : clockOf(begin.time);
  const made = { recur: rule, clock, zone: begin.zone, isOfDays, until };
  // What is wrong with it is to be told now, not with the first year that is asked for.
  rruleOf(made);
  return made;
}

const distinct = (values: (string | number)[]): (string | number)[] => [...new Set(values)];

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
function rruleOf({ recur, clock }: Repetition): RRuleTemporal {
  const [day = '', time = '000000'] = clock.replace(/[-:]/g, '').split('T');
  return new RRuleTemporal({
    rruleString: `DTSTART:${day}T${time}Z\nRRULE:${recur}`,
    maxCandidateEvaluations: MOST_CANDIDATES,
    cache: false,
  });
}

/** Days without a zone: of times, all that a rule says may be within them. */
interface Stretch {
  from: string;
  to: string;
}

/**
 * The steps that it takes to know when it begins within days.
 * @throws RangeError where no file has as many
 */
export function stepsWithin(repetition: Repetition, stretch: Stretch): number {
  const to = lastWithin(repetition, stretch);
  if (to === null) return 0;
  const { recur, clock } = repetition;
  const [begin, first] = [clock.slice(0, 10), stretch.from].map(dayNumber) as [number, number];
  // One that counts is counted from its beginning; others are looked at from the first day that is asked for.
  const steps = stepsOf(recur, recur.count ? begin : Math.max(begin, first), dayNumber(to));
  if (steps > MOST_STEPS) throw new RangeError('too much work');
  return steps;
}

/** @returns days or seconds; see `stepsWithin` for what it costs */
export function momentsWithin(repetition: Repetition, stretch: Stretch): number[] {
  const { isOfDays, until, zone } = repetition;
  const to = lastWithin(repetition, stretch);
  if (to === null) return [];
  const [begin, end] = [startOfDay(stretch.from, 'UTC'), startOfDay(dayAfter(to, 1), 'UTC')];
  const found: number[] = [];
  for (const at of rruleOf(repetition).between(begin, end, true)) {
    const moment = isOfDays
      ? Math.floor(at.epochMilliseconds / DAY_MS)
      : secondOfClock(at.toPlainDateTime().toString({ smallestUnit: 'second' }), zone);
    if (moment !== null && (until === null || moment <= until)) found.push(moment);
  }
  return found;
}

/** The last day of a stretch that it may begin on; null where it begins on none. */
function lastWithin({ until, isOfDays, clock }: Repetition, { from, to }: Stretch): string | null {
  const last = until === null ? to : earlier(to, isOfDays ? dayNumbered(until) : dayAfterSecond(until));
  return last < from || last < clock.slice(0, 10) ? null : last;
}

const earlier = (day: string, other: string): string => (day < other ? day : other);

/** A day that is not before it in any zone. */
const dayAfterSecond = (second: number): string => dayNumbered(Math.floor((second * 1000) / DAY_MS) + 1);
