import { type Db, rows } from '../../../platform/db';
import type { Condition } from '../../tickets';
import type { Span } from '../period/period.types';
import { all, type Scope } from './conditions';
import { type Clock, type Dimension, expressionOf } from './dimensions';
import { type FigureKey, figureOf } from './figures';
import type { Group, Measure } from './measure.types';
import { ofFigure } from './of-figure';
import { sourceOf } from './source';

type Times = Pick<Span, 'start' | 'end'>;

export interface Ask<Name extends string> {
  measures: Record<Name, Measure>;
  /** What the numbers are told apart by: a group for each set of dimensions, and none for the empty one. */
  sets: Dimension[][];
  /** All that is read; what spans of measures lie in. Null for what is so now. */
  span: Times | null;
  /** Where parts of time begin, for the dimension `bucket`. */
  boundaries?: Date[];
  /** What its statement is called, where it is prepared. */
  prepared?: string;
}

/**
 * Numbers of one source, by as many sets of dimensions as are asked for, in one statement that reads its rows once. All
 * percentiles are of the values themselves. It is not prepared: how much a period and filters leave decides its plan.
 */
export async function countFigures<Name extends string>(
  db: Db,
  { measures, sets, span, boundaries = [], prepared }: Ask<Name>,
  { scope, now, timeZone }: { scope: Scope; now: Date; timeZone: string },
): Promise<Group<Name>[]> {
  const names = Object.keys(measures) as Name[];
  const figures = [...new Set(names.map((name) => measures[name].figure))];
  const first = figures[0] as FigureKey;
  const clock: Clock = { now, timeZone, boundaries, span: span ?? { start: now, end: now } };
  const dimensions = [...new Set(sets.flat())];
  const expressions = dimensions.map((dimension) => expressionOf(dimension, first, clock));
  const columns = names.map((name, place) => columnOf(measures[name], place, { scope, all: span }));
  const rowsAsked = all([widest(figures, span, scope), ...ownRows(dimensions, first, scope)]);
  const joins = [...new Set(expressions.map(({ join }) => join))].join(' ');
  const words = [...expressions, ...columns, rowsAsked].map(({ sql }) => sql);
  const source = sourceOf(figureOf(first).of, scope, [...words, joins]);
  const where = all([rowsAsked, source]);
  const found = await rows<Record<string, unknown>>(
    db,
    `select ${[maskOf(expressions), ...expressions.map(({ sql }, place) => `(${sql})::text as d${place}`)].join(', ')},
       ${columns.map(({ sql }) => sql).join(', ')}
     from ${source.from} ${joins} where ${where.sql} ${groupingOf(sets, dimensions, expressions)}`,
    Object.assign({ now }, where.bindings, ...[...expressions, ...columns].map(({ bindings }) => bindings)),
    prepared,
  );
  const masks = sets.map((set) => maskValue(set, dimensions));
  return found.map((one) => {
    const set = masks.indexOf(Number(one.mask));
    return {
      set,
      keys: (sets[set] ?? []).map((dimension) => one[`d${dimensions.indexOf(dimension)}`] as string | null),
      values: Object.fromEntries(
        names.map((name, place) => [name, one[`m${place}`]]),
      ) as Group<Name>['values'],
    };
  });
}

/** Which of the dimensions a row is not told apart by, a bit for each: the last is the lowest. */
const maskOf = (expressions: Condition[]): string =>
  expressions.length > 0 ? `grouping(${expressions.map(({ sql }) => sql).join(', ')}) as mask` : '0 as mask';

const maskValue = (set: Dimension[], dimensions: Dimension[]): number =>
  dimensions.reduce((mask, dimension) => mask * 2 + (set.includes(dimension) ? 0 : 1), 0);

function groupingOf(sets: Dimension[][], dimensions: Dimension[], expressions: Condition[]): string {
  if (dimensions.length === 0) return '';
  const list = sets.map((set) => {
    const own = set.map((dimension) => expressions[dimensions.indexOf(dimension)]?.sql ?? '');
    return `(${own.join(', ')})`;
  });
  return `group by grouping sets (${list.join(', ')})`;
}

function columnOf(
  { figure, span, take = 'count' }: Measure,
  place: number,
  { scope, all: read }: { scope: Scope; all: Times | null },
): Condition {
  const names = { since: `since${place}`, until: `until${place}` };
  // Of a measure of all that is read the rows are within it: asked of a million again, that is what takes longest.
  const isAll =
    span?.start.getTime() === read?.start.getTime() && span?.end.getTime() === read?.end.getTime();
  const { sql, bindings } = ofFigure(figure, isAll ? null : (span ?? null), scope, names);
  const { value = 'null' } = figureOf(figure);
  const aggregate =
    take === 'count'
      ? 'count(*)'
      : take === 'mean'
        ? `avg(${value})`
        : `percentile_cont(${take}) within group (order by ${value})`;
  return { sql: `${aggregate} filter (where ${sql}) as m${place}`, bindings };
}

/** What holds of the rows of any of the figures, as an index serves it; each measure says the rest. */
function widest(figures: FigureKey[], span: Times | null, { personId }: Scope): Condition {
  const known = figures.map(figureOf);
  const [first] = known;
  const kinds = [...new Set(known.flatMap(({ kinds = [] }) => kinds))].map((kind) => `'${kind}'`);
  const conditions: Condition[] = [];
  if (kinds.length > 0) conditions.push({ sql: `f.kind in (${kinds.join(', ')})`, bindings: {} });
  else if (known.length === 1 && first) conditions.push({ sql: first.where, bindings: {} });
  if (first?.at && span)
    conditions.push({
      sql: `${first.at} >= :since and ${first.at} < :until`,
      bindings: { since: span.start, until: span.end },
    });
  const people = [...new Set(known.map(({ person }) => `${person} = :personId::uuid`))];
  if (personId !== null) conditions.push({ sql: people.join(' or '), bindings: { personId } });
  return all(conditions.length > 0 ? conditions : [{ sql: 'true', bindings: {} }]);
}

/** A table by technician has one row where its reader is shown no colleague's. */
function ownRows(dimensions: Dimension[], figure: FigureKey, { ownRowOf }: Scope): Condition[] {
  if (ownRowOf === null || !dimensions.includes('technician')) return [];
  const { person } = figureOf(figure);
  return [{ sql: `${person} = :ownRowOf::uuid`, bindings: { ownRowOf } }];
}
