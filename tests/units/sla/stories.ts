import { turn } from '../../../src/features/sla/clock/clock';
import type { Clock, Facts, Running, Terms, Turn, Turned } from '../../../src/features/sla/clock/clock.types';
import { dueTellings } from '../../../src/features/sla/clock/telling';
import type { PromiseKind } from '../../../src/features/sla/sla.words';
import type { HoldReason } from '../../../src/features/tickets';
import { clockAt, dayNumber, momentOfClock } from '../../../src/platform/calendar';
import type { WeekSpan, WorkingHours } from '../../../src/platform/working-time';
import type { Example } from './examples';

// Plays an example: its texts are read, and what becomes of the clock is written as text.

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const KINDS: Record<string, PromiseKind> = {
  'first response': 'first_response',
  'next response': 'next_response',
  resolution: 'resolution',
};
const UNITS: Record<string, number> = { h: 3600, min: 60, s: 1 };

const calendars = new Map<string, WorkingHours>();

/** `Mon-Fri 09:00-14:00 15:00-18:00, Sat 10:00-14:00 Europe/Madrid closed 2026-12-25`; an end before the beginning is on the next day. */
export function calendarOf(text: string): WorkingHours {
  const known = calendars.get(text);
  if (known) return known;
  const [, hours = '', timeZone = '', closed = ''] =
    /^(.*?) ([A-Z]\w*(?:\/\w+)?|UTC)(?: closed (.*))?$/.exec(text) ?? [];
  const days = new Set(closed.split(' ').filter(Boolean).map(dayNumber));
  const isAlways = hours === 'around the clock';
  const spans = isAlways ? [] : hours.split(', ').flatMap(spansOf);
  const calendar = { timeZone, isAlways, hours: spans, isClosed: (day: number) => days.has(day) };
  calendars.set(text, calendar);
  return calendar;
}

function spansOf(text: string): WeekSpan[] {
  const [days = '', ...times] = text.split(' ');
  const [first = '', last = first] = days.split('-');
  const named = DAYS.slice(DAYS.indexOf(first), DAYS.indexOf(last) + 1);
  return named.flatMap((day) =>
    times.map((time) => {
      const [from = 0, to = 0] = time.split('-').map(minutesOf);
      return { day: DAYS.indexOf(day) + 1, from, to: to > from ? to : to + 1440 };
    }),
  );
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** `1 h 30 min` as seconds. */
function secondsOf(text: string): number {
  const parts = [...text.matchAll(/(\d+) (h|min|s)\b/g)];
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? Number.NaN), 0);
}

/** Seconds as `1 h 30 min`. */
export function lasting(seconds: number): string {
  const parts: string[] = [];
  let left = seconds;
  for (const [unit, size] of Object.entries(UNITS)) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.join(' ') || '0 min';
}

/** `Mon 2026-06-01 10:00`, by the clocks of the zone, or with its distance from UTC where they show that time twice. */
function secondAt(text: string, timeZone: string): number {
  const [, weekday, day = '', time = '', distance] =
    /^(\w{3}) (\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?)([+-]\d\d:\d\d)?$/.exec(text) ?? [];
  const moment = distance ? new Date(`${day}T${time}${distance}`) : momentOfClock(`${day}T${time}`, timeZone);
  if (!moment || DAYS[(dayNumber(day) + 3) % 7] !== weekday) throw new Error(`no such time: ${text}`);
  return moment.getTime() / 1000;
}

/** `Mon 2026-06-01 10:00 (08:00 UTC)` */
export function written(second: number, timeZone: string): string {
  const moment = new Date(second * 1000);
  const seconds = second % 60 === 0 ? '' : `:${String(second % 60).padStart(2, '0')}`;
  const [day = '', time = ''] = clockAt(moment, timeZone).split('T');
  const utc = `${clockAt(moment, 'UTC').slice(11)}${seconds}`;
  const shown = `${DAYS[(dayNumber(day) + 3) % 7]} ${day} ${time}${seconds}`;
  return timeZone === 'UTC' ? shown : `${shown} (${utc} UTC)`;
}

/** `first response 4 h, resolution 16 h` and, after `by`, another calendar. */
function termsOf(name: string, text: string, own: string): Terms {
  const [targets = '', other = own] = text.split(' by ');
  const read: Terms['targets'] = { first_response: null, next_response: null, resolution: null };
  const wanted = targets
    .split(', ')
    .map((part) => /^(first response|next response|resolution) (.*)$/.exec(part) ?? [])
    .map(([, kind = '', lasts = '']) => [KINDS[kind], secondsOf(lasts)]);
  return {
    policyId: name,
    policyName: name,
    priority: 'P3',
    calendarId: other,
    calendar: calendarOf(other),
    targets: { ...read, ...Object.fromEntries(wanted) },
    pausesFor: ['customer', 'third_party'],
  };
}

const STEPS: Record<string, Partial<Facts>> = {
  filed: { status: 'new' },
  'back to new': { status: 'new' },
  'goes on': { status: 'in_progress' },
  resolved: { status: 'resolved' },
  closed: { status: 'closed' },
  'closed as spam': { status: 'closed', closeReason: 'spam' },
  'closed as duplicate': { status: 'closed', closeReason: 'duplicate' },
  reopened: { status: 'reopened' },
};

/** What a part of a line says that happens. */
function applied(given: Turn, part: string, terms: Map<string, Terms>): Turn {
  const [, reason] = /^on hold for (customer|third_party|internal)$/.exec(part) ?? [];
  if (reason) {
    return { ...given, after: { status: 'on_hold', holdReason: reason as HoldReason, closeReason: null } };
  }
  const step = STEPS[part];
  if (step) return { ...given, after: { status: 'new', holdReason: null, closeReason: null, ...step } };
  const [, who] = /^(staff|customer) replies$/.exec(part) ?? [];
  if (who) return { ...given, reply: who as 'staff' | 'customer' };
  if (part === 'no policy any more') return { ...given, terms: null };
  const [, name = ''] = /^becomes (.*)$/.exec(part) ?? [];
  const found = terms.get(name);
  if (!found) throw new Error(`nobody knows what this is: ${part}`);
  return { ...given, terms: found };
}

/** A story while it is played. */
interface Played {
  timeZone: string;
  terms: Map<string, Terms>;
  clock: Clock | null;
  last: Turn | null;
  /** What is to be said of each promise. */
  said: Map<string, string>;
  told: string[];
}

/** What becomes of each promise at the end, and what was told when. */
export function play({ calendar, promises, story, result }: Example): string[] {
  const terms = Object.entries(promises).map(
    ([name, text]) => [name, termsOf(name, text, calendar)] as const,
  );
  const { timeZone } = calendarOf(calendar);
  const played: Played = {
    timeZone,
    terms: new Map(terms),
    clock: null,
    last: null,
    said: new Map(),
    told: [],
  };
  for (const line of story) goOn(played, line);
  const withRisk = result.some((line) => line.includes(', at risk'));
  for (const promise of played.clock?.running ?? []) {
    played.said.set(nameOf(promise), standing(promise, timeZone, withRisk));
  }
  return [...[...played.said].map(([name, text]) => `${name}: ${text}`), ...played.told];
}

function goOn(played: Played, line: string): void {
  const [, when = '', what = ''] = /^(\w{3} \S+ \S+) (.*)$/.exec(line) ?? [];
  const at = secondAt(when, played.timeZone);
  const isJob = what === 'the job looks' && played.clock !== null;
  const news = isJob && played.clock ? dueTellings(played.clock, at) : happens(played, at, what);
  played.clock = news.clock;
  const moment = written(at, played.timeZone);
  for (const promise of news.warned) played.told.push(`told ${moment}: ${nameOf(promise)} at risk`);
  for (const promise of news.broken) played.told.push(`told ${moment}: ${nameOf(promise)} breached`);
}

function happens(played: Played, at: number, what: string): Turned {
  const { timeZone, terms, last, said } = played;
  let next: Turn = {
    at,
    before: last?.after ?? null,
    after: last?.after ?? { status: 'new', holdReason: null, closeReason: null },
    terms: last ? last.terms : ([...terms.values()][0] ?? null),
    calendars: new Map([...terms.values()].map((one) => [one.calendarId, one.calendar])),
  };
  for (const part of what.split(', ')) next = applied(next, part, terms);
  played.last = next;
  const turned = turn(played.clock, next);
  for (const { promise, outcome, taken } of turned.decided) {
    const ends = { met: `met in ${lasting(taken)}`, dropped: 'dropped' };
    const late = `breached at ${written(promise.breachedAt ?? 0, timeZone)}, taken ${lasting(taken)}`;
    said.set(nameOf(promise), outcome === 'breached' ? late : ends[outcome]);
  }
  return turned;
}

const nameOf = ({ kind, round }: Running) => `${kind.replace('_', ' ')}${round > 1 ? ` ${round}` : ''}`;

function standing(promise: Running, timeZone: string, withRisk: boolean): string {
  const { dueAt, riskAt, breachedAt, since, target, used } = promise;
  if (breachedAt !== null) return `breached at ${written(breachedAt, timeZone)}`;
  if (since === null) return `stands still, ${lasting(target - used)} left`;
  if (dueAt === null || riskAt === null) return 'never due';
  return `due ${written(dueAt, timeZone)}${withRisk ? `, at risk ${written(riskAt, timeZone)}` : ''}`;
}
