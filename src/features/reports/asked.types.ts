import type { Ctx } from '../../platform/ctx';
import type { Scope } from './figures/conditions';
import type { Coordinates } from './figures/dimensions';
import type { FigureKey } from './figures/figures';
import type { Period } from './period/period.types';
import type { Place, ReportQuery } from './query.types';
import type { ReportName } from './report.types';
import type { Words } from './words.types';

/** A report that was asked for, with all that its figures go by. */
export interface Asked {
  ctx: Ctx;
  place: Place;
  name: ReportName;
  query: ReportQuery;
  period: Period;
  scope: Scope;
  /** Where a number leads. */
  link: (figure: FigureKey, coordinates?: Coordinates) => string;
  /** The day on which weeks of the desk begin: 1 is Monday, 7 Sunday. */
  weekStart: number;
}

/** The same, for who reads it in a language. */
export type AskedIn = Asked & { words: Words };
