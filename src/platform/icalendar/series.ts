import { dayAt } from '../calendar';
import { type CalendarEvent, momentOf } from './events';

/** Once that an event is. */
export type Occurrence = Pick<CalendarEvent, 'name' | 'isOfDays' | 'start' | 'length'>;

/** What changes the series of one id: some of it that are moved or cancelled. */
interface Changes {
  /** The highest version of each one of the series, by when that one begins. */
  versions: Map<number, number>;
  /** For series of days, and for those of times. */
  byKind: Map<boolean, MovedStarts>;
  all: CalendarEvent[];
}

/** Which of a series are not where it says. */
interface MovedStarts {
  gone: ReadonlySet<number>;
  /** From when on all are as another event says, in order. */
  turns: readonly Turn[];
}

interface Turn {
  /** The first that it is about. */
  moment: number;
  change: CalendarEvent;
}

/**
 * All that events are: series, each without those of its own that stand somewhere else or are cancelled, and these.
 * Events of one id are kept by what they change, for a file may have ten thousand of them.
 * @param startsOf when a series begins, in days or seconds as its event counts
 */
export function* occurrencesIn(
  events: readonly CalendarEvent[],
  timeZone: string,
  startsOf: (event: CalendarEvent) => Iterable<number>,
): Generator<Occurrence> {
  const changes = changesIn(events);
  for (const event of events) {
    if (event.isCancelled) continue;
    const own = event.uid ? changes.get(event.uid) : undefined;
    if (!event.replaces)
      yield* seriesOf(event, startsOf(event), own && movedIn(own, event, timeZone), timeZone);
    else if (!own || event.sequence >= (own.versions.get(event.replaces.time.toUnixTime()) ?? 0)) yield event;
  }
}

function changesIn(events: readonly CalendarEvent[]): Map<string, Changes> {
  const found = new Map<string, Changes>();
  for (const event of events) {
    if (!event.replaces || !event.uid) continue;
    const own: Changes = found.get(event.uid) ?? { versions: new Map(), byKind: new Map(), all: [] };
    found.set(event.uid, own);
    own.all.push(event);
    const which = event.replaces.time.toUnixTime();
    own.versions.set(which, Math.max(own.versions.get(which) ?? event.sequence, event.sequence));
  }
  return found;
}

function movedIn(changes: Changes, { isOfDays }: CalendarEvent, timeZone: string): MovedStarts {
  const known = changes.byKind.get(isOfDays);
  if (known) return known;
  const turns: Turn[] = [];
  const gone = new Set<number>();
  for (const change of changes.all) {
    const moment = change.replaces && momentOf(change.replaces, isOfDays, timeZone);
    if (moment === null) continue;
    gone.add(moment);
    if (change.isForFollowing && change.isOfDays === isOfDays) turns.push({ moment, change });
  }
  turns.sort((a, b) => a.moment - b.moment);
  const moved = { gone, turns };
  changes.byKind.set(isOfDays, moved);
  return moved;
}

function* seriesOf(
  event: CalendarEvent,
  starts: Iterable<number>,
  moved: MovedStarts | undefined,
  timeZone: string,
): Generator<Occurrence> {
  const { isOfDays, except } = event;
  const gone = new Set(except.map((written) => momentOf(written, isOfDays, timeZone)));
  const goneDays = new Set(
    isOfDays ? [] : except.filter(({ time }) => time.isDate).map(({ time }) => time.toString()),
  );
  for (const start of starts) {
    if (gone.has(start) || moved?.gone.has(start)) continue;
    if (goneDays.size > 0 && goneDays.has(dayAt(new Date(start * 1000), timeZone))) continue;
    const turn = moved && lastBefore(moved.turns, start);
    if (!turn) yield { ...event, start };
    else if (!turn.change.isCancelled)
      yield { ...turn.change, start: start + turn.change.start - turn.moment };
  }
}

/** Of turns in order, the last one before a moment. */
function lastBefore(turns: readonly Turn[], start: number): Turn | undefined {
  let [low, high] = [0, turns.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Number(turns[middle]?.moment) < start) low = middle + 1;
    else high = middle;
  }
  return turns[low - 1];
}
