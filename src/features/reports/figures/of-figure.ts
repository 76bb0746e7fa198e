import type { Condition } from '../../tickets';
import type { Span } from '../period/period.types';
import { all, plainly, type Scope } from './conditions';
import { type FigureKey, figureOf } from './figures';

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
  if (kinds) conditions.push(plainly(`f.kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})`));
  if (where !== 'true') conditions.push(plainly(where));
  if (at && span) {
    const bindings = { [since]: span.start, [until]: span.end };
    conditions.push({ sql: `${at} >= :${since} and ${at} < :${until}`, bindings });
  }
  if (personId !== null) conditions.push({ sql: `${person} = :personId::uuid`, bindings: { personId } });
  return conditions.length > 0 ? all(conditions) : plainly('true');
}
