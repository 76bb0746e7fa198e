import { clockAt, dayAfter, dayAt, dayNumber, momentOfClock, startOfDay } from '../../../platform/calendar';
import { HOUR_MS } from '../../../platform/elapsed';
import type { Bucket, Clocks, Days, Period, Preset, Span, Step } from './period.types';
import { beginning, daysOf, following, monthsAfter } from './presets';

/** From how many days on a chart goes by weeks, months, quarters and years: so it has 12 to 62 parts. */
const LONGEST: [number, Step][] = [
  [2, 'hour'],
  [62, 'day'],
  [366, 'week'],
  [5 * 366, 'month'],
  [15 * 366, 'quarter'],
];

/**
 * The period that is asked for, and the one before it. Its days are those of the zone, and its ends moments, so that all
 * that counts goes by the same ones: a day on which midnight comes twice begins at the first.
 * @param range the days of a `range`
 */
export function periodOf(preset: Preset, range: Days | null, clocks: Clocks): Period {
  const { timeZone, now } = clocks;
  const days = preset === 'range' ? range : daysOf(preset, clocks);
  if (!days) throw new RangeError('a range has days of its own');
  const whole = spanOf(days, timeZone);
  const isRunning = whole.start <= now && now < whole.end;
  const span = isRunning ? { ...whole, end: now } : whole;
  const step = stepOf(days);
  return {
    ...span,
    preset,
    timeZone,
    isRunning,
    before: beforeOf(preset, span, isRunning, clocks),
    step,
    buckets: bucketsOf(whole, step, clocks),
  };
}

function spanOf(days: Days, timeZone: string): Span {
  return { ...days, start: startOfDay(days.from, timeZone), end: startOfDay(days.until, timeZone) };
}

function stepOf({ from, until }: Days): Step {
  const days = dayNumber(until) - dayNumber(from);
  return LONGEST.find(([most]) => days <= most)?.[1] ?? 'year';
}

/** The month before a month, however long; before everything else as many days. */
function beforeOf(preset: Preset, span: Span, isRunning: boolean, clocks: Clocks): Span {
  const from = firstBefore(preset, span);
  const whole = spanOf({ from, until: span.from }, clocks.timeZone);
  if (!isRunning) return whole;
  // On the 31st no day of February is as far on: then it is all of it.
  const ahead = dayNumber(dayAt(clocks.now, clocks.timeZone)) - dayNumber(span.from);
  const clock = clockAt(clocks.now, clocks.timeZone).slice('2026-11-21'.length);
  const reached = momentOfClock(`${dayAfter(from, ahead)}${clock}`, clocks.timeZone);
  return reached && reached < whole.end ? { ...whole, end: reached } : whole;
}

function firstBefore(preset: Preset, { from, until }: Days): string {
  const months = { month: 1, quarter: 3, year: 12 }[preset.split('_')[1] ?? ''];
  return months ? monthsAfter(from, -months) : dayAfter(from, dayNumber(from) - dayNumber(until));
}

function bucketsOf({ from, until, start, end }: Span, step: Step, { timeZone, weekStart }: Clocks): Bucket[] {
  if (step === 'hour') return hoursOf(start, end, timeZone);
  const buckets: Bucket[] = [];
  for (let day = from; day < until; ) {
    const next = following(beginning(day, step, weekStart), step);
    const last = next < until ? next : until;
    const bucket = { start: startOfDay(day, timeZone), end: startOfDay(last, timeZone), day, clock: null };
    // A day that a zone left out has no moment.
    if (bucket.start < bucket.end) buckets.push(bucket);
    day = last;
  }
  return buckets;
}

/** Hours that go by: the one that clocks show twice is two of them, the one that they skip is none. */
function hoursOf(start: Date, end: Date, timeZone: string): Bucket[] {
  const buckets: Bucket[] = [];
  for (let at = start; at < end; ) {
    const clock = clockAt(at, timeZone);
    const minutes = Number(clock.slice(-2));
    const next = new Date(Math.min(at.getTime() + HOUR_MS - minutes * 60_000, end.getTime()));
    buckets.push({ start: at, end: next, day: clock.slice(0, 10), clock: clock.slice(11) });
    at = next;
  }
  return buckets;
}
