import type { Ctx, PersonActor } from '../../../platform/ctx';
import { type Bindings, rows } from '../../../platform/db';
import type { Audience } from '../audience';
import { asCustomer, type Condition, internalsTo } from '../visibility';
import { OWNER, ownerLexeme, quotedLexeme, STRETCHES, stretchLexeme } from './document';

// The tickets that a search finds: those of the newest stretch of numbers first, so that of what is found in many no more
// is read than is shown; a stretch is a lexeme too, so the index meets both.

export interface Hit {
  id: string;
  number: number;
}

export interface HitsAsked {
  /** What is looked for: a tsquery. */
  query: string;
  audience: Audience;
  /** Tickets that are not found once more. */
  numbers: number[];
  /** Only numbers below. */
  below: number;
  limit: number;
  /** Beside visibility, all of them: conditions on a ticket `t`. */
  where: Condition[];
}

/** The newest tickets that are found, and that the actor sees. */
export function hits(ctx: Ctx, asked: HitsAsked): Promise<Hit[]> {
  const { audience, limit, below } = asked;
  const reach = reachOf(ctx, audience);
  const visible = audience === 'staff' ? internalsTo(ctx.actor) : asCustomer(ctx.actor);
  const where = [visible, ...asked.where];
  const bindings: Bindings = {
    ...Object.assign({}, ...where.map((part) => part.bindings), reach?.bindings),
    query: asked.query,
    numbers: asked.numbers,
    limit,
    ...(reach && { owners: reach.owners }),
  };
  const condition = where.map(({ sql }) => `(${sql})`).join(' and ');
  // What people filter by differs so much that one plan does not fit all.
  if (asked.where.length > 0) return rows(ctx.db, filteredSql(condition, reach), { ...bindings, below });
  const name = `search ${audience}${reach ? ' reach' : ''}`;
  return rows(ctx.db, steppedSql(condition, reach), { ...bindings, ...stretchesBelow(below) }, name);
}

interface Reach {
  /** A tsquery of those whose tickets they see. */
  owners: string;
  /** Further tickets: ids. */
  others: string;
  bindings: Bindings;
}

/** What of the index a reader sees, so that it is not read in vain: what decides is the condition on the tickets. */
function reachOf({ actor }: Ctx, audience: Audience): Reach | null {
  if (actor.kind !== 'person') return null;
  if (audience === 'customer') return customersReach(actor);
  if (actor.role === 'administrator' || actor.seesAllTickets) return null;
  const { id, departmentIds } = actor;
  return {
    owners: [anyOwner(OWNER.departmentId, departmentIds), anyOwner(OWNER.assigneeId, [id])].join(' | '),
    others: 'select ticket_id from ticket_followers where user_id = :actorId::uuid',
    bindings: { actorId: id },
  };
}

function customersReach({ id, role, sharesTickets, organizationId }: PersonActor): Reach {
  const shared = role === 'customer' && sharesTickets && organizationId ? [organizationId] : [];
  const owners = [
    anyOwner(OWNER.requesterId, [id]),
    ...shared.map((one) => anyOwner(OWNER.organizationId, [one])),
  ];
  return {
    owners: owners.join(' | '),
    others: 'select ticket_id from ticket_participants where user_id = :actorId::uuid',
    bindings: { actorId: id },
  };
}

/** A lexeme that no ticket has stands for nobody. */
const anyOwner = (letter: string, ids: readonly string[]): string =>
  ids.length > 0 ? ids.map((id) => quotedLexeme(ownerLexeme(letter, id))).join(' | ') : quotedLexeme(letter);

function matching(query: string, reach: Reach | null): string {
  if (!reach) return `s.lexemes @@ (${query})`;
  return `(s.lexemes @@ (${query} && :owners::tsquery)
    or (s.lexemes @@ (${query}) and s.ticket_id = any(array(${reach.others}))))`;
}

const QUERY = ':query::tsquery';

function filteredSql(condition: string, reach: Reach | null): string {
  return `
    select s.ticket_id as id, s.number from ticket_search s join tickets t on t.id = s.ticket_id
    where ${matching(QUERY, reach)} and ${between('0', ':below')} and ${condition}
    order by s.number desc limit :limit`;
}

/** Each step is taken only where those before have not found enough. */
function steppedSql(condition: string, reach: Reach | null): string {
  const step = (name: string, match: string, before: string[]) => {
    const found = before.map((other) => `(select count(*) from ${other})`).join(' + ');
    return `${name} as materialized (
      select s.ticket_id as id, s.number from (
        select ticket_id, number from ticket_search s where ${match} order by number desc
      ) s join tickets t on t.id = s.ticket_id
      where ${found ? `${found} < :limit and ` : ''}${condition} order by s.number desc limit :limit)`;
  };
  const near = matching(`${QUERY} && :nearStretch::tsquery`, reach);
  const far = matching(`${QUERY} && :farStretch::tsquery`, reach);
  return `
    with ${step('near', `${near} and ${between(':nearest', ':below')}`, [])},
    ${step('far', `${far} and ${between(':farthest', ':nearest')}`, ['near'])},
    ${step('rest', `${matching(QUERY, reach)} and ${between('0', ':farthest')}`, ['near', 'far'])}
    select id, number from (table near union all table far union all table rest) found
    order by number desc limit :limit`;
}

/** Those of these numbers. */
export function numbered(
  ctx: Ctx,
  numbers: number[],
  { audience, limit, below, where }: Omit<HitsAsked, 'query' | 'numbers'>,
): Promise<Hit[]> {
  const visible = audience === 'staff' ? internalsTo(ctx.actor) : asCustomer(ctx.actor);
  const all = [visible, ...where];
  return rows(
    ctx.db,
    `select t.id, t.number from tickets t
     where t.number = any(:numbers::bigint[]) and t.number < :below and ${all.map(({ sql }) => `(${sql})`).join(' and ')}
     order by t.number desc limit :limit`,
    { ...Object.assign({}, ...all.map((part) => part.bindings)), numbers, below, limit },
    where.length > 0 ? undefined : `search number ${audience}`,
  );
}

/** Not by the index on numbers: what the stretches leave is little, and between two numbers there is much. */
const between = (from: string, until: string) => `s.number + 0 >= ${from} and s.number + 0 < ${until}
    and s.number <> all(:numbers::bigint[])`;

/** Two stretches each: the newest may have just begun. */
function stretchesBelow(below: number): Bindings {
  const [short, long] = STRETCHES;
  const nearest = Math.max(0, (Math.floor((below - 1) / 2 ** short) - 1) * 2 ** short);
  const farthest = Math.max(0, (Math.floor((nearest - 1) / 2 ** long) - 1) * 2 ** long);
  return {
    below,
    nearest,
    farthest,
    nearStretch: twoStretches(short, below - 1),
    farStretch: twoStretches(long, nearest - 1),
  };
}

const twoStretches = (bits: number, number: number): string =>
  [number, number - 2 ** bits].map((one) => quotedLexeme(stretchLexeme(bits, Math.max(0, one)))).join(' | ');
