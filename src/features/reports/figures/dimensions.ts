import { offsetsWithin } from '../../../platform/calendar';
import { DAY_MS } from '../../../platform/elapsed';
import type { Condition } from '../../tickets';
import type { Span } from '../period/period.types';
import { type FigureKey, figureOf, type Source } from './figures';

/**
 * What figures are told apart by; before the key of a custom field, `field:` for one of a single choice, `choices:` of
 * several, `box:` for one that is ticked or not.
 */
export const DIMENSIONS = [
  'bucket',
  'status',
  'priority',
  'category',
  'department',
  'channel',
  'organization',
  'technician',
  'tag',
  'weekday',
  'hour',
  'age',
  'from',
  'to',
  'score',
  'promise',
  'policy',
  'cause',
] as const;

export const OF_FIELDS = ['field', 'choices', 'box'] as const;

export type Dimension = (typeof DIMENSIONS)[number] | `${(typeof OF_FIELDS)[number]}:${string}`;

/** Where in a report a number stands, by dimension; the empty text stands for what has none. */
export type Coordinates = Partial<Record<Dimension, string>>;

/** What tickets themselves do not have. */
const ONLY_OF: Partial<Record<Dimension, Source>> = {
  from: 'facts',
  to: 'facts',
  score: 'facts',
  promise: 'targets',
  policy: 'targets',
  cause: 'targets',
};

/** What clocks showed when it counted. */
const OF_CLOCKS: readonly Dimension[] = ['weekday', 'hour'];

/** Whether a number of the figure can stand at all of these together; of custom fields it is told apart by one. */
export function canTellApart(figure: FigureKey, dimensions: readonly Dimension[]): boolean {
  const { of, at } = figureOf(figure);
  const ofFields = dimensions.filter((one) => one.includes(':'));
  const fits = (one: Dimension) => (ONLY_OF[one] ?? of) === of && (at !== null || !OF_CLOCKS.includes(one));
  return ofFields.length <= 1 && dimensions.every(fits);
}

/** An expression, what else has to be joined for it, and what it binds. */
export interface Expression extends Condition {
  type: 'text' | 'uuid' | 'int';
  join: string;
}

/** What expressions go by that are not columns. */
export interface Clock {
  now: Date;
  timeZone: string;
  /** All that is counted lies in it. */
  span: Pick<Span, 'start' | 'end'>;
  /** The beginnings of parts of time; before the first is part 0. */
  boundaries: Date[];
}

/** Days that what is open is older than, at most: the age of a backlog goes by these. */
export const AGES = [1, 3, 7, 14, 30, 90];

const TAGS = 'left join lateral unnest(t.tags) as tag (value) on true';
const POLICIES = 'left join sla_policies policy on policy.id = s.policy_id';
const SPREAD = `left join lateral jsonb_array_elements_text(
  case when jsonb_typeof(t.fields->:choicesKey) = 'array' then t.fields->:choicesKey else '[]'::jsonb end
) as choice (value) on true`;

const plain = (sql: string, type: Expression['type'] = 'text', join = ''): Expression => ({
  sql,
  type,
  join,
  bindings: {},
});

const COLUMNS: Partial<Record<Dimension, Expression>> = {
  status: plain('t.status'),
  priority: plain('t.priority'),
  category: plain('t.category_id', 'uuid'),
  department: plain('t.department_id', 'uuid'),
  channel: plain('t.channel'),
  organization: plain('t.organization_id', 'uuid'),
  tag: plain('tag.value', 'text', TAGS),
  from: plain('f.from_status'),
  to: plain('f.to_status'),
  score: plain('f.value', 'int'),
  promise: plain('s.kind'),
  // By its name of now; what is gone has the one that it had then.
  policy: plain('coalesce(policy.name, s.policy_name)', 'text', POLICIES),
  cause: plain(`s.cause->>'waitingFor'`),
};

const PEOPLE: Record<Source, string> = {
  tickets: 't.assignee_id',
  facts: 'f.person_id',
  targets: 't.assignee_id',
};

/** How a figure is told apart by a dimension. */
export function expressionOf(dimension: Dimension, figure: FigureKey, clock: Clock): Expression {
  const known = COLUMNS[dimension];
  if (known) return known;
  const { of, at } = figureOf(figure);
  const [kind = '', ...key] = dimension.split(':');
  switch (kind) {
    case 'technician':
      return plain(PEOPLE[of], 'uuid');
    case 'bucket':
      return bound(`width_bucket(${at}, :boundaries::timestamptz[])`, { boundaries: clock.boundaries });
    case 'age':
      return bound('width_bucket(t.created_at, :ages::timestamptz[])', { ages: agesAt(clock.now) });
    case 'weekday':
      // Of the days since 1970 the first was a Thursday.
      return bound(`((floor(${wallSeconds(at)} / 86400)::bigint + 3) % 7 + 1)`, offsetsOf(clock));
    case 'hour':
      return bound(`(floor(${wallSeconds(at)} / 3600)::bigint % 24)`, offsetsOf(clock));
    case 'choices':
      return { ...plain('choice.value', 'text', SPREAD), bindings: { choicesKey: key.join(':') } };
    case 'box': {
      const { sql, ...field } = fieldOf(key.join(':'));
      // A box that nobody has touched is not ticked.
      return { ...field, sql: `coalesce(${sql}, 'false')` };
    }
    default:
      return fieldOf(key.join(':'));
  }
}

const bound = (sql: string, bindings: Condition['bindings']): Expression => ({
  ...plain(sql, 'int'),
  bindings,
});

/** Each field has a name of its own in the statement, since one statement may go by several. */
function fieldOf(key: string): Expression {
  const name = `field_${key.replace(/\W/g, '_')}`;
  return { ...plain(`t.fields->>:${name}`), bindings: { [name]: key } };
}

/** What clocks of the zone showed, in seconds, by offsets that come from the calendar as the boundaries of periods do. */
const wallSeconds = (at: string | null): string => `(extract(epoch from ${at})
  + (:offsets::integer[])[width_bucket(${at}, :offsetsFrom::timestamptz[])])`;

function offsetsOf({ span, timeZone }: Clock): Condition['bindings'] {
  const [from, to] = [span.start, span.end].map((moment) => Math.floor(moment.getTime() / 1000));
  const found = [...offsetsWithin(from ?? 0, (to ?? 0) + 1, timeZone)];
  return {
    offsets: found.map(({ offset }) => offset),
    offsetsFrom: found.map(({ begin }) => new Date(begin * 1000)),
  };
}

/** The moments that what is so old was created at, the oldest first. */
export function agesAt(now: Date): Date[] {
  return AGES.toReversed().map((days) => new Date(now.getTime() - days * DAY_MS));
}
