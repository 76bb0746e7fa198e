/**
 * What a value is, and so how it is written: a whole number, a ratio (0.125 is 12.5 %), seconds, a rating of 1 to 10 or the
 * mean of some, points of -100 to 100, a moment, a day of the calendar, or text.
 */
export type ValueKind = 'count' | 'ratio' | 'seconds' | 'rating' | 'points' | 'moment' | 'day' | 'text';
