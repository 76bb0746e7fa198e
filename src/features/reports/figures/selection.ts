import { isId } from '../../../platform/ids';
import type { Condition } from '../../tickets';
import type { Period, Span } from '../period/period.types';
import { all, type Scope } from '../scope';
import { type Clock, type Dimension, expressionOf } from './dimensions';
import { type FigureKey, figureOf, SOURCES } from './figures';

/** Where in a report a number stands, by dimension; the empty text stands for what has none. */
export type Coordinates = Partial<Record<Dimension, string>>;

/** The rows that a number is of. */
export interface Selection extends Condition {
  from: string;
}

const NOTHING: Condition = { sql: 'false', bindings: {} };

/** What holds of every row of a figure in a span, by whoever it is credited to. */
export function ofFigure(
  key: FigureKey,
  span: Pick<Span, 'start' | 'end'> | null,
  { personId }: Pick<Scope, 'personId'>,
  names: { since: string; until: string } = { since: 'since', until: 'until' },
): Condition {
  const { at, kinds, where, person } = figureOf(key);
  const { since, until } = names;
  const conditions: Condition[] = [];
  if (kinds) conditions.push(plain(`f.kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})`));
  if (where !== 'true') conditions.push(plain(where));
  if (at && span) {
    const bindings = { [since]: span.start, [until]: span.end };
    conditions.push({ sql: `${at} >= :${since} and ${at} < :${until}`, bindings });
  }
  if (personId !== null) conditions.push({ sql: `${person} = :personId::uuid`, bindings: { personId } });
  return conditions.length > 0 ? all(conditions) : plain('true');
}

const plain = (sql: string): Condition => ({ sql, bindings: {} });

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
  const { sql, bindings } = all([within, ...parts.map(({ condition }) => condition), scope.tickets]);
  // A backlog is that at the end of what it is of, and never later than now.
  const asOf = span && span.end < now ? span.end : now;
  return {
    from: [from, ...parts.map(({ join }) => join)].join(' '),
    sql,
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
