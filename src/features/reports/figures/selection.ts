import { isId } from '../../../platform/ids';
import type { Condition } from '../../tickets';
import type { Period, Span } from '../period/period.types';
import { all, NOTHING, type Scope } from './conditions';
import { type Clock, type Coordinates, type Dimension, expressionOf } from './dimensions';
import { type FigureKey, figureOf, SOURCES } from './figures';
import { ofFigure } from './of-figure';
import { sourceOf } from './source';

/** The rows that a number is of. */
export interface Selection extends Condition {
  from: string;
  /** The same rows for who but counts them. */
  count: { from: string; sql: string };
}

/** Exactly the rows that the number counts which stands at these coordinates of a report of the period. */
export function selectionOf(
  key: FigureKey,
  coordinates: Coordinates,
  { period, scope, now }: { period: Period; scope: Scope; now: Date },
): Selection {
  const { bucket, ...others } = coordinates;
  const span = bucket === undefined ? period : partOf(period, bucket);
  const clock: Clock = { now, timeZone: period.timeZone, span: period, boundaries: [] };
  const parts = Object.entries(others).map(([dimension, value]) => {
    const { join, ...condition } = at(dimension as Dimension, value ?? '', key, { clock, scope });
    return { join, condition };
  });
  const { from } = SOURCES[figureOf(key).of];
  const within = span ? ofFigure(key, span, scope) : NOTHING;
  const conditions = [within, ...parts.map(({ condition }) => condition)];
  const { sql, bindings } = all([...conditions, scope.tickets]);
  const joins = parts.map(({ join }) => join).join(' ');
  const source = sourceOf(figureOf(key).of, scope, [...conditions.map((one) => one.sql), joins]);
  // A backlog is that at the end of what it is of, and never later than now.
  const asOf = span && span.end < now ? span.end : now;
  return {
    from: `${from} ${joins}`,
    sql,
    count: { from: `${source.from} ${joins}`, sql: all([...conditions, source]).sql },
    bindings: { ...bindings, now, asOf },
  };
}

/** The part of a period that begins at a moment, cut by the end of the period; null for one that it does not have. */
function partOf(period: Period, start: string): Pick<Span, 'start' | 'end'> | null {
  const found = period.buckets.find((bucket) => bucket.start.toISOString() === start);
  if (!found) return null;
  return { start: found.start, end: found.end < period.end ? found.end : period.end };
}

/** A value that a dimension cannot have matches nothing. */
function at(
  dimension: Dimension,
  value: string,
  key: FigureKey,
  { clock, scope }: { clock: Clock; scope: Scope },
): Condition & { join: string } {
  const { sql, type, join, bindings } = expressionOf(dimension, key, clock);
  const isOthers = dimension === 'technician' && scope.ownRowOf !== null && value !== scope.ownRowOf;
  if (isOthers || !fits(type, value)) return { ...NOTHING, join };
  if (value === '') return { sql: `(${sql}) is null`, bindings, join };
  const name = `at_${dimension.replace(/\W/g, '_')}`;
  const given = type === 'int' ? Number(value) : value;
  return { sql: `(${sql}) = :${name}::${type}`, bindings: { ...bindings, [name]: given }, join };
}

function fits(type: string, value: string): boolean {
  if (value === '' || type === 'text') return true;
  return type === 'uuid' ? isId(value) : /^\d{1,6}$/.test(value);
}
