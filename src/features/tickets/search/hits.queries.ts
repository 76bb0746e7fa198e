import type { Ctx, PersonActor } from '../../../platform/ctx';
import { type Bindings, rows } from '../../../platform/db';
import type { Audience } from '../audience';
import { asCustomer, type Condition, internalsTo } from '../visibility';
import { OWNER, ownerLexeme, quotedLexeme, STRETCHES, stretchLexeme } from './document';
import { type TsQueries, together } from './ts-query';

// The tickets that a search finds: those of the newest stretch of numbers first, so that of what is found in many no more
// is read than is shown; a stretch is a lexeme too, so the index meets both.

export interface Hit {
  id: string;
  number: number;
}

export interface HitsAsked {
  queries: TsQueries;
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
  const { audience, limit, below, numbers } = asked;
  const reach = reachOf(ctx, audience);
  const visible = audience === 'staff' ? internalsTo(ctx.actor) : asCustomer(ctx.actor);
  const where = [visible, ...asked.where];
  const match = matchOf(asked.queries, reach);
  const bindings: Bindings = Object.assign(
    { numbers, limit },
    match.bindings,
    ...where.map((part) => part.bindings),
  );
  const condition = where.map(({ sql }) => `(${sql})`).join(' and ');
  // What people filter by differs so much that one plan does not fit all.
  if (asked.where.length > 0) return rows(ctx.db, filteredSql(condition, match), { ...bindings, below });
  const name = `search ${audience}${reach ? ' reach' : ''} ${match.name}`;
  return rows(ctx.db, steppedSql(condition, match), { ...bindings, ...stepsBelow(below) }, name);
}

export interface Reach {
  /** A tsquery of those whose tickets they see. */
  owners: string;
  /** Further tickets: ids. */
  others: string;
  bindings: Bindings;
}

/** What of the index a reader sees, so that it is not read in vain: what decides is the condition on the tickets. */
export function reachOf({ actor }: Ctx, audience: Audience): Reach | null {
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

interface Match {
  /** What is looked for. */
  words: string;
  /** What must not be there. */
  not: string;
  reach: Reach | null;
  bindings: Bindings;
  /** Those of one name have one text. */
  name: string;
}

/** Terms that are met one by one; the others are one more. */
const MOST_APART = 4;

/**
 * Each condition is a key of its own of the index, which then goes from one row that one of them allows to the next; in
 * one tsquery it would read all that any word of it has.
 */
function matchOf({ all, without }: TsQueries, reach: Reach | null): Match {
  const apart = all.slice(0, MOST_APART - 1);
  const rest = all.slice(MOST_APART - 1);
  const queries = rest.length > 0 ? [...apart, rest.join(' & ')] : apart;
  return {
    name: `${queries.length}${without ? ' without' : ''}`,
    words: queries.map((_query, index) => `s.lexemes @@ :query${index}::tsquery`).join(' and '),
    not: `s.number <> all(:numbers::bigint[])${without ? ' and not (s.lexemes @@ :without::tsquery)' : ''}`,
    reach,
    bindings: {
      ...Object.fromEntries(queries.map((query, index) => [`query${index}`, query])),
      ...(without && { without }),
      ...(reach && { ...reach.bindings, owners: reach.owners }),
    },
  };
}

const OWNED = 's.lexemes @@ :owners::tsquery';

/** Of what is found by its owners, and of the few others that a reader sees. */
const owned = ({ words, reach }: Match): string => (reach ? `${words} and ${OWNED}` : words);
const other = ({ words }: Match, { others }: Reach): string =>
  `s.ticket_id = any(array(${others})) and ${words} and not (${OWNED})`;

function filteredSql(condition: string, match: Match): string {
  const { not, reach } = match;
  const found = (where: string) => `
    select s.ticket_id as id, s.number from ticket_search s join tickets t on t.id = s.ticket_id
    where ${where} and ${not} and ${between('0', ':below')} and ${condition}`;
  return `
    ${found(owned(match))} ${reach ? `union all ${found(other(match, reach))}` : ''}
    order by number desc limit :limit`;
}

/** What is found by the widest of several ways, and by how narrow a one. */
export interface Few {
  /** From the narrowest to the widest. */
  ways: TsQueries[];
  audience: Audience;
  where: Condition[];
  numbers: number[];
  most: number;
}

/**
 * All that filters leave of what is found, in no order, each with the place of the narrowest way that finds it; null where
 * that is more than `most`: then it is better looked for in order. One statement, since what filters leave is often little,
 * and finding that is the work.
 */
export async function fewHits(
  ctx: Ctx,
  { ways, audience, where, numbers, most }: Few,
): Promise<(Hit & { way: number })[] | null> {
  const visible = audience === 'staff' ? internalsTo(ctx.actor) : asCustomer(ctx.actor);
  const all = [visible, ...where];
  const widest = ways[ways.length - 1] as TsQueries;
  const narrower = ways.slice(0, -1);
  const match = matchOf(widest, null);
  const cases = narrower.map((_way, place) => `when s.lexemes @@ :way${place}::tsquery then ${place}`);
  const found = await rows<Hit & { way: number }>(
    ctx.db,
    `select found.id, found.number, case ${cases.join(' ')} else ${narrower.length} end as way
     from (
       select t.id, t.number, s.lexemes from tickets t join ticket_search s on s.ticket_id = t.id
       where ${match.words} and ${match.not} and ${all.map(({ sql }) => `(${sql})`).join(' and ')} limit :most
     ) found cross join lateral (select found.lexemes) s`,
    {
      ...match.bindings,
      ...Object.fromEntries(narrower.map((way, place) => [`way${place}`, together(way)])),
      ...Object.assign({}, ...all.map((part) => part.bindings)),
      numbers,
      most: most + 1,
    },
  );
  return found.length > most ? null : found;
}

/** Each step is taken only where those before have not found enough. */
function steppedSql(condition: string, match: Match): string {
  const { not, reach } = match;
  const step = (name: string, where: string, before: string[]) => {
    const found = before.map((earlier) => `(select count(*) from ${earlier})`).join(' + ');
    return `${name} as materialized (
      select s.ticket_id as id, s.number from (
        select ticket_id, number from ticket_search s where ${where} and ${not} order by number desc
      ) s join tickets t on t.id = s.ticket_id
      where ${found ? `${found} < :limit and ` : ''}${condition} order by s.number desc limit :limit)`;
  };
  const names = STRETCHES.map((bits) => `of_${bits}`);
  const steps = STRETCHES.map((bits, index) => {
    const inStretch = `s.lexemes @@ :stretch${bits}::tsquery and ${between(`:from${bits}`, `:until${bits}`)}`;
    return step(`of_${bits}`, `${owned(match)} and ${inStretch}`, names.slice(0, index));
  });
  steps.push(step('rest', `${owned(match)} and ${between('0', `:from${STRETCHES.at(-1)}`)}`, names));
  if (reach) steps.push(step('others', `${other(match, reach)} and ${between('0', ':below')}`, []));
  const all = names.concat('rest', reach ? 'others' : []);
  return `
    with ${steps.join(',\n')}
    select id, number from (${all.map((name) => `table ${name}`).join(' union all ')}) found
    order by number desc limit :limit`;
}

/** Those of these numbers. */
export function numbered(
  ctx: Ctx,
  { numbers, audience, limit, below, where }: Omit<HitsAsked, 'queries'>,
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
const between = (from: string, until: string) => `s.number + 0 >= ${from} and s.number + 0 < ${until}`;

/** Of each length two stretches, down from where the shorter ones end: the newest may have just begun. */
export function stepsBelow(below: number): Bindings {
  const bindings: Bindings = { below };
  let until = below;
  for (const bits of STRETCHES) {
    const from = Math.max(0, (Math.floor((until - 1) / 2 ** bits) - 1) * 2 ** bits);
    bindings[`until${bits}`] = until;
    bindings[`from${bits}`] = from;
    bindings[`stretch${bits}`] = twoStretches(bits, until - 1);
    until = from;
  }
  return bindings;
}

const twoStretches = (bits: number, number: number): string =>
  [number, number - 2 ** bits].map((one) => quotedLexeme(stretchLexeme(bits, Math.max(0, one)))).join(' | ');
