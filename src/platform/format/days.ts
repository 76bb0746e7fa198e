/** A day of the calendar without a zone, as a date field sends it: `2026-11-21`. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** The moment a day begins in a zone; `days` later when given. Where midnight does not exist, when it first does. */
export function startOfDay(day: string, timeZone: string, days = 0): Date {
  return momentWhen(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS, timeZone);
}

/**
 * The moment when a zone's clocks show `2026-11-21T14:05`, seconds or not; null for what no clock shows. Where
 * clocks are put back it is the first of the two; where they are put forward, as long after as was skipped.
 */
export function momentOfClock(text: string, timeZone: string): Date | null {
  const [, day = '', time] = /^(\d{4}-\d\d-\d\d)T((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)$/.exec(text) ?? [];
  return isDay(day) ? momentWhen(Date.parse(`${day}T${time}Z`), timeZone) : null;
}

/** What a zone's clocks show, to the minute: `2026-11-21T14:05`. */
export function clockAt(moment: Date, timeZone: string): string {
  return new Date(moment.getTime() + offsetAt(moment, timeZone)).toISOString().slice(0, 16);
}

const DAY_MS = 24 * 3600_000;

/** @param wall what the clocks show, as milliseconds as if they were in UTC */
function momentWhen(wall: number, timeZone: string): Date {
  const before = offsetAt(new Date(wall - DAY_MS), timeZone);
  const after = offsetAt(new Date(wall + DAY_MS), timeZone);
  const moments = [before, after]
    .map((offset) => new Date(wall - offset))
    .sort((a, b) => a.getTime() - b.getTime());
  const shown = moments.find((moment) => moment.getTime() + offsetAt(moment, timeZone) === wall);
  return shown ?? new Date(wall - before);
}

/** Milliseconds that the clocks of a zone are ahead of UTC. */
function offsetAt(moment: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = Object.fromEntries(
    format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return wall - Math.floor(moment.getTime() / 1000) * 1000;
}
