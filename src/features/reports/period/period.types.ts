/** What a period can be called; `range` has days of its own. */
export const PRESETS = [
  'today',
  'yesterday',
  'this_week',
  'last_week',
  'last_7',
  'last_30',
  'last_90',
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
  'range',
] as const;

export type Preset = (typeof PRESETS)[number];

/** What a bar or point of a chart stands for. */
export type Step = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Whole days of a zone: `from` is the first of them, `until` the first that is not among them. */
export interface Days {
  from: string;
  until: string;
}

/** Days, and the moments between which they lie: `start` belongs to it, `end` does not. */
export interface Span extends Days {
  start: Date;
  end: Date;
}

export interface Period extends Span {
  preset: Preset;
  timeZone: string;
  /** It is not over yet: `end` is now. */
  isRunning: boolean;
  /** What it is compared with: the time before it, as much of it as has gone by of this one. */
  before: Span;
  step: Step;
  buckets: Bucket[];
}

/** A part of a period. The first and the last may be cut by its ends. */
export interface Bucket {
  start: Date;
  end: Date;
  /** The day that it begins on: `2026-11-21`. */
  day: string;
  /** Of hours: what clocks show when it begins, `02:00`; null for longer ones. */
  clock: string | null;
}

export interface Clocks {
  timeZone: string;
  now: Date;
  /** The day on which weeks begin: 1 is Monday, 7 Sunday. */
  weekStart: number;
}
