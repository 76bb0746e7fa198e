import ICAL from 'ical.js';
import { firstCharacters } from '../characters';
import { DAY_MS } from '../elapsed';
import { lineOf } from '../line';
import { ICalendarError } from './problem';
import { type Repetition, repetitionsOf } from './rules';
import {
  dayNumberOf,
  isWholeDay,
  secondOf,
  timesOf,
  type WrittenTime,
  type Zone,
  type ZoneOf,
} from './times';

/**
 * An event as its days follow from it. Its moments are numbers: days since 1970 where it lasts whole days, seconds since
 * 1970 where it has times of the day.
 */
export interface CalendarEvent {
  uid: string | null;
  /** One line, perhaps empty. */
  name: string;
  sequence: number;
  isCancelled: boolean;
  isOfDays: boolean;
  zone: Zone;
  start: number;
  /** Days or seconds. */
  length: number;
  repetitions: Repetition[];
  also: number[];
  /** Moments that it does not begin at though it repeats. */
  except: WrittenTime[];
  /** The one of its series that this is in place of. */
  replaces: WrittenTime | null;
  /** And of all that come after that one. */
  isForFollowing: boolean;
}

/** How the times of a text are read. */
export interface Reading {
  zoneOf: ZoneOf;
  calendarZone: string;
}

/** Rules of other calendars than ours, or that put days elsewhere (RFC 7529), which the parser would leave out. */
const OTHER_CALENDARS = /^RRULE[;:](?:.*[;:])?(?:RSCALE=(?!GREGORIAN\b)|SKIP=(?!OMIT\b))/m;

const LONGEST_NAME = 120;
/** Of what comes, as much as that many characters can take. */
const LOOKED_AT = 4000;

/**
 * An event as it is read; null for one whose times no clock of ours shows, such as of the year 1600.
 * @param text its own lines, see `neededLines`
 * @throws ICalendarError `event`, `rule`
 */
export function eventOf(text: string, reading: Reading): CalendarEvent | null {
  const component = parsed(text);
  const name = nameOf(component);
  if (OTHER_CALENDARS.test(text)) throw new ICalendarError('rule', name);
  try {
    return readEvent(component, name, reading);
  } catch (cause) {
    throw cause instanceof ICalendarError ? cause : new ICalendarError('event', name, { cause });
  }
}

function parsed(text: string): ICAL.Component {
  try {
    return ICAL.Component.fromString(text);
  } catch (cause) {
    throw whatIsWrong(text, cause);
  }
}

/** Which of its lines keeps an event from being read, and what it calls itself. */
function whatIsWrong(text: string, cause: unknown): ICalendarError {
  const lines = text.split('\r\n');
  const without = (names: RegExp) => lines.filter((line) => !names.test(line)).join('\r\n');
  const tries = [
    { left: without(/^RRULE/i), code: 'rule' },
    { left: lines.filter((line) => /^(?:BEGIN|END|SUMMARY)[:;]/i.test(line)).join('\r\n'), code: 'event' },
  ] as const;
  for (const { left, code } of tries) {
    try {
      return new ICalendarError(code, nameOf(ICAL.Component.fromString(left)), { cause });
    } catch {
      // More is wrong with it.
    }
  }
  return new ICalendarError('event', '', { cause });
}

function nameOf(component: ICAL.Component): string {
  const summary = String(component.getFirstPropertyValue('summary') ?? '');
  return firstCharacters(lineOf(summary.slice(0, LOOKED_AT)), LONGEST_NAME).join('');
}

function readEvent(component: ICAL.Component, name: string, reading: Reading): CalendarEvent | null {
  const { zoneOf, calendarZone } = reading;
  const all = (property: string): WrittenTime[] =>
    component.getAllProperties(property).flatMap((one) => timesOf(one, zoneOf));
  const [replaces = null] = all('recurrence-id');
  const isCancelled = wordOf(component, 'status') === 'CANCELLED';
  const [begin = isCancelled ? replaces : null] = all('dtstart');
  if (!begin) throw new RangeError('no beginning');
  const [end = null] = all('dtend');
  const isOfDays = begin.time.isDate || (isSaidToBeOfDays(component) && isWholeDay(begin));
  const at = (written: WrittenTime) => momentOf(written, isOfDays, calendarZone);
  const start = at(begin);
  const length = isOfDays
    ? daysOf(component, start ?? 0, end, calendarZone)
    : secondsOf(component, start ?? 0, end);
  if (start === null || length === null) return null;
  return {
    uid: textOf(component, 'uid') || null,
    name,
    sequence: Number(component.getFirstPropertyValue('sequence')) || 0,
    isCancelled,
    isOfDays,
    zone: begin.zone,
    start,
    length,
    repetitions: repetitionsOf(component, { name, begin, isOfDays, calendarZone, length }),
    also: all('rdate')
      .map(at)
      .filter((moment) => moment !== null),
    except: all('exdate'),
    replaces,
    isForFollowing:
      component.getFirstProperty('recurrence-id')?.getFirstParameter('range') === 'THISANDFUTURE',
  };
}

const textOf = (component: ICAL.Component, property: string): string =>
  String(component.getFirstPropertyValue(property) ?? '').trim();

const wordOf = (component: ICAL.Component, property: string): string =>
  textOf(component, property).toUpperCase();

/** Outlook writes the midnights of its own zone for events of days, and says so. */
const isSaidToBeOfDays = (component: ICAL.Component): boolean =>
  wordOf(component, 'x-microsoft-cdo-alldayevent') === 'TRUE';

/** In days or in seconds, as the event counts; null for a second that no clock of ours shows. */
export function momentOf(written: WrittenTime, isOfDays: boolean, calendarZone: string): number | null {
  return isOfDays ? dayNumberOf(written, calendarZone) : secondOf(written);
}

/** How many days it lasts: one at least, for many programs end it on the day that it begins on. */
function daysOf(
  component: ICAL.Component,
  start: number,
  end: WrittenTime | null,
  calendarZone: string,
): number {
  const days = end
    ? dayNumberOf(end, calendarZone) + (isWholeDay(end) ? 0 : 1) - start
    : Math.ceil((durationOf(component) * 1000) / DAY_MS);
  return Math.max(days, 1);
}

function secondsOf(component: ICAL.Component, start: number, end: WrittenTime | null): number | null {
  if (!end) return durationOf(component);
  const second = secondOf(end);
  return second && second - start;
}

function durationOf(component: ICAL.Component): number {
  const duration = component.getFirstPropertyValue('duration') as ICAL.Duration | null;
  const seconds = duration?.toSeconds() ?? 0;
  if (!Number.isFinite(seconds)) throw new RangeError('no duration');
  return seconds;
}
