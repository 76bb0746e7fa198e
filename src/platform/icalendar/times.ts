import ICAL from 'ical.js';
import { clockAt, dayAt, dayNumber, isDay, isDayToEnter, momentOfClock } from '../calendar';
import { isTimeZone } from '../format';
import { ICalendarError } from './problem';
import { stepsOf, type Work } from './work';

/** A time of an event as it is written, and in which zone. */
export interface WrittenTime {
  time: ICAL.Time;
  zone: Zone;
}

/** Where clocks show a written time: in a zone of ours, or in one that the text itself explains. */
export type Zone = { iana: string } | { explained: ICAL.Timezone };

/** Finds the zone of a time by what its line calls it. */
export type ZoneOf = (name: string | undefined) => Zone;

/**
 * Zones by name. One that is known here is what it is here. `/citadel.org/Tzfile/Europe/Madrid` and its like are a
 * known one with something before it; other names, such as those of Windows, are what the text explains. Times without
 * a zone, or with one that nobody explains, are in the calendar's.
 */
export function zonesOf(texts: string[], calendarZone: string, work: Work): ZoneOf {
  const explained = new Map(texts.flatMap(explanation));
  const known = new Map<string, Zone>();
  const find = (name: string): Zone => {
    work.take(STEPS_OF_NAME);
    const iana = ianaOf(name);
    if (iana) return { iana };
    const component = explained.get(name);
    const zone = component && explainedZone(component, work);
    return zone ? { explained: zone } : { iana: calendarZone };
  };
  return (name = '') => {
    const zone = known.get(name) ?? find(name);
    known.set(name, zone);
    return zone;
  };
}

/** What a name costs that may be of a zone: to ask for one that there is not takes a third of a millisecond. */
const STEPS_OF_NAME = 10;

/** A zone with all changes of a hundred years explains itself in fewer parts. */
const MOST_PARTS = 200;

/** Zones explain themselves until then, whenever that is asked for. */
const LAST_YEAR = 2101;

/**
 * A zone as its text explains it; null for one whose clocks are changed by another rule than a yearly one, which none
 * does.
 * @throws ICalendarError `too_hard`
 */
function explainedZone(component: ICAL.Component, work: Work): ICAL.Timezone | null {
  const parts = component.getAllSubcomponents();
  if (parts.length > MOST_PARTS) throw new ICalendarError('too_hard');
  for (const part of parts) {
    const start = part.getFirstPropertyValue('dtstart');
    const rule = part.getFirstPropertyValue('rrule');
    work.take(1 + part.getAllProperties('rdate').length);
    if (!(rule instanceof ICAL.Recur) || !(start instanceof ICAL.Time)) continue;
    if (rule.freq !== 'YEARLY') return null;
    work.take(stepsOf(rule, dayNumber(dayOfFields(start)), dayNumber(`${LAST_YEAR}-12-31`)));
  }
  const zone = new ICAL.Timezone(component);
  // All at once: asked for one later year after another, it would begin anew each time.
  zone.utcOffset(ICAL.Time.fromDateString(`${LAST_YEAR}-01-01`));
  return zone;
}

/** What cannot be read explains nothing. */
function explanation(text: string): [string, ICAL.Component][] {
  try {
    const component = ICAL.Component.fromString(withoutRepeated(text));
    const name = component.getFirstPropertyValue('tzid');
    return typeof name === 'string' ? [[name, component]] : [];
  } catch {
    return [];
  }
}

/** Without changes of the clocks that its part has named already: how long one is looked for depends on them. */
function withoutRepeated(text: string): string {
  let named = new Set<string>();
  const isNew = (line: string): boolean => {
    if (/^BEGIN:/i.test(line)) named = new Set();
    if (!/^RDATE[;:]/i.test(line)) return true;
    const value = line.slice(line.lastIndexOf(':'));
    return !named.has(value) && named.add(value).size > 0;
  };
  return text.split('\r\n').filter(isNew).join('\r\n');
}

function ianaOf(name: string): string | null {
  const parts = name.split('/');
  const ends = [parts, parts.slice(-3), parts.slice(-2)].map((end) => end.join('/'));
  return ends.find((end) => end !== '' && !/^[+-]/.test(end) && isTimeZone(end)) ?? null;
}

/**
 * The times of a property, one for most. Of periods it is the beginning.
 * @throws RangeError for what no clock or calendar shows
 */
export function timesOf(property: ICAL.Property, zoneOf: ZoneOf): WrittenTime[] {
  const zone = zoneOf(property.getFirstParameter('tzid') ?? undefined);
  const written = property.toJSON().slice(3).flat() as unknown[];
  if (!written.every(isThere)) throw new RangeError('no time');
  return property.getValues().map((value: unknown) => {
    const time = value instanceof ICAL.Period ? value.start : value;
    if (!(time instanceof ICAL.Time)) throw new RangeError('no time');
    return { time, zone: isUtc(time) ? { iana: 'UTC' } : zone };
  });
}

/** As the parser has them, before it makes 2027-02-09 of 2026-13-40. Periods have a duration too. */
function isThere(value: unknown): boolean {
  const [, day = '', clock] = /^(\d{4}-\d\d-\d\d)(?:T(.*?)Z?)?$/.exec(String(value)) ?? [];
  return /^P/.test(String(value)) || (isDay(day) && (clock === undefined || CLOCK.test(clock)));
}

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)$/;

const isUtc = ({ zone }: ICAL.Time): boolean => zone === ICAL.Timezone.utcTimezone;

const two = (number: number, digits = 2): string => String(number).padStart(digits, '0');

const dayOfFields = ({ year, month, day }: ICAL.Time): string => `${two(year, 4)}-${two(month)}-${two(day)}`;

/** What a clock shows then: `2026-12-25T08:30:00`. */
export const clockOf = (time: ICAL.Time): string =>
  `${dayOfFields(time)}T${two(time.hour)}:${two(time.minute)}:${two(time.second)}`;

/** Whether it is a day, or the midnight that one begins with. */
export const isWholeDay = ({ time }: WrittenTime): boolean =>
  time.isDate || (time.hour === 0 && time.minute === 0 && time.second === 0);

/** The number of the day that a time is on, for events of days: as it is written, but for times of UTC at other hours. */
export function dayNumberOf(written: WrittenTime, calendarZone: string): number {
  const { time } = written;
  if (isWholeDay(written) || !isUtc(time)) return dayNumber(dayOfFields(time));
  const moment = momentOfClock(clockOf(time), 'UTC');
  return dayNumber(moment ? dayAt(moment, calendarZone) : dayOfFields(time));
}

/** In seconds since 1970; null for a time before that, or long after anybody's. */
export function secondOf({ time, zone }: WrittenTime): number | null {
  return secondOfClock(clockOf(time), zone);
}

/** When clocks of a zone show `2026-12-25T08:30:00`, in seconds since 1970; null as `secondOf`. */
export function secondOfClock(clock: string, zone: Zone): number | null {
  if ('iana' in zone) {
    const moment = momentOfClock(clock, zone.iana);
    return moment && Math.floor(moment.getTime() / 1000);
  }
  if (!isDayToEnter(clock.slice(0, 10))) return null;
  const time = ICAL.Time.fromDateTimeString(clock);
  time.zone = zone.explained;
  return time.toUnixTime();
}

/** What the clocks of the calendar show at a second, to the minute. */
export const clockAtSecond = (second: number, timeZone: string): string =>
  clockAt(new Date(second * 1000), timeZone);
