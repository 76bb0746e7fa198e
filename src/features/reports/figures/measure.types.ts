import type { Span } from '../period/period.types';
import type { FigureKey } from './figures';

type Times = Pick<Span, 'start' | 'end'>;

/** A column of numbers: a figure in a span, counted, or the mean or a percentile (0.5 is the median) of its values. */
export interface Measure {
  figure: FigureKey;
  /** Undefined: all that is read. */
  span?: Times;
  take?: 'count' | 'mean' | number;
}

/** What measures come to: means and percentiles are null where there is nothing that they could be of. */
export type Values<Name extends string> = Record<Name, number | null>;

export interface Group<Name extends string> {
  /** Which of the sets it is of. */
  set: number;
  /** Its values, in the order of the set's dimensions. */
  keys: (string | null)[];
  values: Values<Name>;
}
