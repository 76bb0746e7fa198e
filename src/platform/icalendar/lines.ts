import { ICalendarError } from './problem';

// What calendars of the wild have in lines that nobody needs here (descriptions with bare line ends, attachments, what a
// program has invented) must not keep anybody from reading their days: only those lines go on to the parser that days
// are told by, and those are put as the standard wants them.

/** The lines of an event that its days follow from. */
const OF_EVENTS = new Set(
  (
    'UID SEQUENCE SUMMARY STATUS DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID ' +
    'X-MICROSOFT-CDO-ALLDAYEVENT'
  ).split(' '),
);

const OF_ZONES = new Set(['TZID', 'DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE', 'RDATE']);

/** Which lines of a component are read; all else within it, other components too, is left out. */
const READ: Record<string, Set<string>> = {
  VEVENT: OF_EVENTS,
  VTIMEZONE: OF_ZONES,
  STANDARD: OF_ZONES,
  DAYLIGHT: OF_ZONES,
};
/** What each stands in. */
const PLACES: Record<string, string> = {
  VEVENT: 'VCALENDAR',
  VTIMEZONE: 'VCALENDAR',
  STANDARD: 'VTIMEZONE',
  DAYLIGHT: 'VTIMEZONE',
};

/** What days follow from, of all calendars in a text: each component by itself, as a text again. */
export interface NeededLines {
  zones: string[];
  events: string[];
}

/** @throws ICalendarError `not_a_calendar`, `cut_off` */
export function neededLines(text: string): NeededLines {
  const lines = unfolded(text);
  if (lines[0]?.trim().toUpperCase() !== 'BEGIN:VCALENDAR') throw new ICalendarError('not_a_calendar');
  const found: NeededLines = { zones: [], events: [] };
  const open: string[] = [];
  let kept: string[] = [];
  for (const line of lines) {
    const [, turn, component = ''] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(line) ?? [];
    const name = component.toUpperCase();
    if (turn?.toUpperCase() === 'BEGIN') open.push(name);
    const isInPlace = isWhere(open);
    if (turn && isInPlace && open.at(-1) === name && name in READ) kept.push(line.trim());
    else if (!turn && isInPlace && isNeeded(line, open.at(-1))) kept.push(asWanted(line));
    if (turn?.toUpperCase() !== 'END' || open.at(-1) !== name) continue;
    open.pop();
    if (isInPlace && PLACES[name] === 'VCALENDAR') {
      found[name === 'VEVENT' ? 'events' : 'zones'].push(kept.join('\r\n'));
      kept = [];
    }
  }
  if (open.length > 0) throw new ICalendarError('cut_off');
  return found;
}

/**
 * Lines without the breaks that keep them short; what is empty is none. Bare line feeds and carriage returns end lines
 * too, and so do several returns before a feed, which a file gets that was converted twice. Files that were put together
 * have marks of the byte order within.
 */
function unfolded(text: string): string[] {
  return text
    .replace(/\r{1,4}\n|\r/g, '\n')
    .replace(/^\ufeff/gm, '')
    .replace(/\n[ \t]/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

/** Whether the innermost component is in its place, and so are those around it. */
function isWhere(open: string[]): boolean {
  return open.every((component, index) =>
    index === 0 ? component === 'VCALENDAR' : PLACES[component] === open[index - 1],
  );
}

function isNeeded(line: string, component = ''): boolean {
  const [name = ''] = /^[\w-]+(?=[;:])/.exec(line) ?? [];
  return READ[component]?.has(name.toUpperCase()) ?? false;
}

/** A line as the parser wants it: rules in capitals, and lists without an end that is empty. */
function asWanted(line: string): string {
  if (/^(?:RRULE|EXRULE)[;:]/i.test(line)) return line.toUpperCase();
  return asDates(/^(?:RDATE|EXDATE)[;:]/i.test(line) ? line.replace(/(?<![,\s])[,\s]+$/, '') : line);
}

const DATES = /^(?:DTSTART|DTEND|RECURRENCE-ID|RDATE|EXDATE)(?=[;:])/i;

/**
 * A line with days that does not say so, or gives them times all the same: `DTSTART:20261225`,
 * `DTSTART;VALUE=DATE:20261225T000000Z`. Many programs write such.
 */
function asDates(line: string): string {
  const [name] = DATES.exec(line) ?? [];
  const colon = line.lastIndexOf(':');
  const values = line.slice(colon + 1).trim();
  if (!name || !/^[\dTZ,]+$/.test(values)) return line;
  const isSaid = /;VALUE="?DATE"?(?=[;:])/i.test(line);
  const areDays = values.split(',').every((value) => /^\d{8}$/.test(value));
  if (!isSaid && !areDays) return line;
  const others = line.slice(name.length, colon).replace(/;(?:VALUE|TZID)=(?:"[^"]*"|[^;"]*)/gi, '');
  const days = values.split(',').map((value) => value.slice(0, 8));
  return `${name}${others};VALUE=DATE:${days.join(',')}`;
}
