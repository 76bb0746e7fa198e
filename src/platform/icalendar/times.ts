import ICAL from 'ical.js';
import { clockAt, dayAt, dayNumber, isDay, momentOfClock } from '../calendar';
import { isTimeZone } from '../format';

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
export function zonesOf(texts: string[], calendarZone: string): ZoneOf {
  const explained = new Map(texts.flatMap(explanation));
  const known = new Map<string, Zone>();
  const find = (name: string): Zone => {
    const iana = ianaOf(name);
    if (iana) return { iana };
    const component = explained.get(name);
    return component ? { explained: new ICAL.Timezone(component) } : { iana: calendarZone };
  };
  return (name = '') => {
    const zone = known.get(name) ?? find(name);
    known.set(name, zone);
    return zone;
  };
}

/** What cannot be read explains nothing. */
function explanation(text: string): [string, ICAL.Component][] {
  try {
    const component = ICAL.Component.fromString(text);
    const name = component.getFirstPropertyValue('tzid');
    return typeof name === 'string' ? [[name, component]] : [];
  } catch {
    return [];
  }
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
  const time = ICAL.Time.fromDateTimeString(clock);
  time.zone = zone.explained;
  return time.toUnixTime();
}

/** What the clocks of the calendar show at a second, to the minute. */
export const clockAtSecond = (second: number, timeZone: string): string =>
  clockAt(new Date(second * 1000), timeZone);
