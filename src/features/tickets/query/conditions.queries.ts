import type { Ctx } from '../../../platform/ctx';
import type { Bindings } from '../../../platform/db';
import { actorId } from '../../../platform/rights';
import type { ChoiceName, HasWord, IsWord, Name } from '../../query';
import { atRisk, breached, OPEN, overdue } from '../lists/lists.queries';
import { OPEN_STATUSES, STATUSES } from '../tickets.words';
import { type Condition, internalsTo } from '../visibility';
import { choicesOf } from './choices';
import { fieldCondition } from './field-conditions.queries';
import { limits } from './limits.queries';
import { filtersOf } from './search';
import type { ReadFilter, ReadValue, Search, Wanted } from './wanted.types';

// The parts of a query as conditions on tickets (`t`). A list puts visibility beside them.

/** Columns by name; what is not here is asked for in another way. */
const COLUMNS: Partial<Record<Name, string>> = {
  status: 't.status',
  priority: 't.priority',
  type: 't.type',
  channel: 't.channel',
  hold: 't.hold_reason',
  urgency: 't.urgency',
  impact: 't.impact',
  assignee: 't.assignee_id',
  department: 't.department_id',
  category: 't.category_id',
  requester: 't.requester_id',
  org: 't.organization_id',
  created: 't.created_at',
  updated: 't.updated_at',
  due: 't.due_at',
  resolved: 't.resolved_at',
  closed: 't.closed_at',
  number: 't.number',
  // A number that is no rating is compared with them all the same.
  rating: 't.satisfaction::numeric',
};

/** What customers know nothing of, of the tickets that they see. */
const INNER: readonly Name[] = ['tag', 'follower', 'updated', 'field'];
const INNER_WORDS: readonly (IsWord | HasWord)[] = [
  'overdue',
  'at_risk',
  'breached',
  'unanswered',
  'followed',
  'vip',
  'note',
  'tag',
  'follower',
];

/** What is asked beside: tickets whose internals the reader sees, or all that they see in any way. */
export type Beside = 'internals' | 'visible';

/** Who asks, and beside what. */
type Asker = Pick<Ctx, 'actor' | 'now'> & { beside: Beside };

/**
 * The conditions of a query's filters, all of which have to hold; what is looked for in texts is the index's to find
 * (`../search`). They go beside `internalsTo`; beside `visibleTo` alone, what a ticket has that its reader may not know is
 * as if it had not.
 */
export function filterConditions(
  { actor, now }: Pick<Ctx, 'actor' | 'now'>,
  search: Search,
  beside: Beside = 'internals',
): Condition[] {
  const asker = { actor, now, beside };
  return filtersOf(search).flatMap((filter, place) => filterCondition(asker, filter, `f${place}`) ?? []);
}

/** Null where nothing of it can be read: then it leaves everything. */
function filterCondition(asker: Asker, filter: ReadFilter, prefix: string): Condition | null {
  const { part, values } = filter;
  if (values.length === 0) return null;
  if (part.name === 'status') return statuses(values, part.excluded, prefix);
  const conditions = values.map((value, place) => knownCondition(asker, filter, value, `${prefix}v${place}`));
  const any = anyOf(conditions);
  return part.excluded ? { sql: `(${any.sql}) is not true`, bindings: any.bindings } : any;
}

/** Where all that is left is open, the indexes on open tickets serve. */
function statuses(values: readonly ReadValue[], isExcluded: boolean, prefix: string): Condition {
  const said = values.flatMap(({ wanted }) => (wanted.is === 'word' ? choicesOf('status', wanted.word) : []));
  const left = STATUSES.filter((status) => said.includes(status) !== isExcluded);
  const isOpen = left.every((status) => (OPEN_STATUSES as readonly string[]).includes(status));
  if (isOpen && left.length === OPEN_STATUSES.length) return { sql: OPEN, bindings: {} };
  return {
    sql: `${isOpen ? `${OPEN} and ` : ''}t.status = any(:${prefix}::text[])`,
    bindings: { [prefix]: left },
  };
}

/** The condition on a value, as far as who asks may know it. */
function knownCondition(asker: Asker, filter: ReadFilter, value: ReadValue, prefix: string): Condition {
  const condition = valueCondition(asker, filter, value, prefix);
  if (asker.beside === 'internals') return condition;
  const { wanted } = value;
  const word = wanted.is === 'word' ? wanted.word : '';
  const { name } = filter.part;
  const isWord = name === 'is' || name === 'has';
  const isInner = isWord ? (INNER_WORDS as readonly string[]).includes(word) : INNER.includes(name);
  const known = allOf([internalsTo(asker.actor), condition]);
  if (isInner) return known;
  return name === 'has' && word === 'attachment' ? anyOf([known, plain(PUBLIC_ATTACHMENT)]) : condition;
}

function valueCondition(
  { actor, now }: Asker,
  { part: { name }, field }: ReadFilter,
  { wanted }: ReadValue,
  prefix: string,
): Condition {
  if (name === 'field' && field) return fieldCondition(field, wanted, prefix);
  if (name === 'participant' || name === 'follower') return people(name, wanted, prefix);
  if (name === 'tag') return tags(wanted, prefix);
  if (name === 'is' && wanted.is === 'word') return IS[wanted.word as IsWord](now, actorId(actor));
  if (name === 'has' && wanted.is === 'word') return plain(HAS[wanted.word as HasWord]);
  const column = COLUMNS[name] as string;
  switch (wanted.is) {
    case 'none':
      return plain(`${column} is null`);
    case 'word':
      return {
        sql: `${column} = any(:${prefix}::text[])`,
        bindings: { [prefix]: choicesOf(name as ChoiceName, wanted.word) },
      };
    case 'ids':
      return named(name, column, wanted.ids, prefix);
    case 'between':
      return limits(column, { from: wanted.between.from, under: wanted.between.until }, prefix);
    case 'numbers':
      return limits(column, wanted.limits, prefix);
    default:
      return plain('false');
  }
}

const plain = (sql: string): Condition => ({ sql, bindings: {} });

/** A category's tickets are its subcategories' too. Of one id an index keeps its order, of several it does not. */
function named(name: Name, column: string, ids: readonly string[], prefix: string): Condition {
  if (name === 'category') {
    const below = `select id from categories where id = any(:${prefix}::uuid[]) or parent_id = any(:${prefix}::uuid[])`;
    return { sql: `${column} = any(array(${below}))`, bindings: { [prefix]: ids } };
  }
  const [only, ...others] = ids;
  return others.length > 0 || only === undefined
    ? { sql: `${column} = any(:${prefix}::uuid[])`, bindings: { [prefix]: ids } }
    : { sql: `${column} = :${prefix}::uuid`, bindings: { [prefix]: only } };
}

/** Lists of their own, read once: an array that indexes on tickets' ids can serve. */
function people(name: 'participant' | 'follower', wanted: Wanted, prefix: string): Condition {
  const table = `ticket_${name}s`;
  if (wanted.is !== 'ids') return plain(`not exists (select 1 from ${table} p where p.ticket_id = t.id)`);
  return {
    sql: `t.id = any(array(select p.ticket_id from ${table} p where p.user_id = any(:${prefix}::uuid[])))`,
    bindings: { [prefix]: wanted.ids },
  };
}

function tags(wanted: Wanted, prefix: string): Condition {
  if (wanted.is !== 'tag') return plain(`t.tags = '{}'`);
  return { sql: `t.tags @> array[:${prefix}]::text[]`, bindings: { [prefix]: wanted.tag } };
}

const IS: Record<IsWord, (now: Date, me: string | null) => Condition> = {
  open: () => plain(OPEN),
  closed: () => plain(`t.status = 'closed'`),
  mine: (_now, me) => ({ sql: 't.assignee_id = :isMe::uuid', bindings: { isMe: me } }),
  unassigned: () => plain('t.assignee_id is null'),
  overdue,
  at_risk: atRisk,
  breached,
  unanswered: () => plain(`${OPEN} and t.first_response_at is null`),
  followed: (_now, me) => ({
    sql: 't.id = any(array(select ticket_id from ticket_followers where user_id = :isMe::uuid))',
    bindings: { isMe: me },
  }),
  vip: () => plain('exists (select 1 from users u where u.id = t.requester_id and u.is_vip)'),
  duplicate: () => plain('t.duplicate_of is not null'),
};

const comment = (visibility: string) =>
  `exists (select 1 from comments c where c.ticket_id = t.id and c.visibility = '${visibility}')`;

/** All but those of notes. */
const PUBLIC_ATTACHMENT = `exists (select 1 from attachments a left join comments c on c.id = a.comment_id
  where a.ticket_id = t.id and coalesce(c.visibility, 'public') = 'public')`;

/** Beside the internals, so that a note's file counts as well. */
const HAS: Record<HasWord, string> = {
  attachment: 'exists (select 1 from attachments a where a.ticket_id = t.id)',
  reply: comment('public'),
  note: comment('internal'),
  solution: 't.solution is not null',
  rating: 't.satisfaction is not null',
  due: 't.due_at is not null',
  tag: `t.tags <> '{}'`,
  category: 't.category_id is not null',
  org: 't.organization_id is not null',
  participant: 'exists (select 1 from ticket_participants p where p.ticket_id = t.id)',
  follower: 'exists (select 1 from ticket_followers p where p.ticket_id = t.id)',
};

const merged = (conditions: readonly Condition[]): Bindings =>
  Object.assign({}, ...conditions.map(({ bindings }) => bindings));

const joinedBy = (word: string) => (conditions: readonly Condition[]) => ({
  sql: conditions.map(({ sql }) => `(${sql})`).join(` ${word} `),
  bindings: merged(conditions),
});

const allOf = joinedBy('and');
const anyOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 1 ? (conditions[0] as Condition) : joinedBy('or')(conditions);
