import type { Ctx } from '../../../platform/ctx';
import { type Bindings, rows } from '../../../platform/db';
import type { Audience } from '../audience';
import { OPEN } from '../lists/lists.queries';
import { OWNER, ownerLexeme, quotedLexeme, STRETCHES } from '../search/document';
import { type Reach, reachOf, stepsBelow } from '../search/hits.queries';
import type { HoldReason, Status } from '../tickets.words';
import { asCustomer, type Condition, internalsTo } from '../visibility';

// Tickets that have two of the words in their subject, the newest first, so many and no more. Whether their reader sees
// them is asked in the same statement: what they do not see makes no difference to how it runs or what comes of it.

export interface Candidate {
  id: string;
  number: number;
  subject: string;
  status: Status;
  holdReason: HoldReason | null;
  requesterId: string;
  categoryId: string | null;
  /** When something last happened that its reader sees. */
  updatedAt: Date;
  isSolved: boolean;
}

export interface CandidatesAsked {
  /** A tsquery. */
  pairs: string;
  audience: Audience;
  /** Those of one person, of whom a few are among all. */
  requesterId?: string;
  /** Those that are over too, as long as they were no spam and no duplicates. */
  withSolved?: boolean;
  /** Of all tickets the highest number. */
  highest: number;
}

const MOST = 200;
/** Where the newest are as many, older ones are not looked for. */
const ENOUGH = 60;

const COLUMNS = (audience: Audience) => `
  t.id, t.number, t.subject, t.status, t.hold_reason, t.requester_id, t.category_id,
  ${audience === 'staff' ? 't.updated_at' : 't.public_updated_at'} as updated_at, t.solution <> '' as is_solved`;

/** What a duplicate came to, its original says. */
const OPEN_OR_SOLVED = `(${OPEN} or t.status in ('resolved', 'closed')
  and coalesce(t.close_reason, '') not in ('spam', 'duplicate'))`;

export function candidates(ctx: Ctx, asked: CandidatesAsked): Promise<Candidate[]> {
  const { audience, pairs, requesterId, withSolved } = asked;
  const visible = audience === 'staff' ? internalsTo(ctx.actor) : asCustomer(ctx.actor);
  const where = allOf([
    visible,
    { sql: withSolved ? OPEN_OR_SOLVED : OPEN, bindings: {} },
    ...(requesterId ? [{ sql: 't.requester_id = :requesterId::uuid', bindings: { requesterId } }] : []),
  ]);
  const reach: Owned | null = requesterId ? ownedBy(requesterId) : reachOf(ctx, audience);
  const bindings = Object.assign(
    { pairs },
    where.bindings,
    reach?.bindings,
    reach && { owners: reach.owners },
  );
  // Of one person, or of one organization, there are few.
  if (requesterId || audience === 'customer')
    return rows(ctx.db, wholeSql(audience, where.sql, reach), bindings, `similar ${audience}`);
  const steps = stepsBelow(asked.highest + 1);
  const sql = steppedSql(where.sql, reach, withSolved === true);
  return rows(ctx.db, sql, Object.assign(bindings, steps), withSolved ? 'similar solved' : 'similar open');
}

type Owned = Omit<Reach, 'others'> & { others: string | null };

function allOf(conditions: Condition[]): Condition {
  const bindings: Bindings = Object.assign({}, ...conditions.map((part) => part.bindings));
  return { sql: conditions.map(({ sql }) => `(${sql})`).join(' and '), bindings };
}

const ownedBy = (requesterId: string): Owned => ({
  owners: quotedLexeme(ownerLexeme(OWNER.requesterId, requesterId)),
  others: null,
  bindings: {},
});

/**
 * The newest first. Each condition is a key of its own of the index, and what else its reader reaches is looked up by itself:
 * beside an `or` neither would be one.
 */
function foundSql(reach: Owned | null, further = ''): string {
  const found = (more: string) =>
    `select ticket_id, number from ticket_search s where s.lexemes @@ :pairs::tsquery${further}${more}`;
  const owned = found(reach ? ' and s.lexemes @@ :owners::tsquery' : '');
  const others = reach?.others ? ` union ${found(` and s.ticket_id = any(array(${reach.others}))`)}` : '';
  return `${owned}${others} order by number desc`;
}

const wholeSql = (audience: Audience, where: string, reach: Owned | null): string => `
  select ${COLUMNS(audience)} from (${foundSql(reach)}) s join tickets t on t.id = s.ticket_id
  where ${where} order by s.number desc limit ${MOST}`;

/**
 * The newest stretches of numbers first: the next is read only where those before have not enough. Open tickets are among
 * the newest 30,000, and most of those that have the words are not open: whatever is older is not read for them.
 */
function steppedSql(where: string, reach: Owned | null, withSolved: boolean): string {
  const step = (name: string, found: string, before: string[]) => {
    const already = before.map((other) => `(select count(*) from ${other})`).join(' + ');
    return `${name} as materialized (
      select ${COLUMNS('staff')} from (${found}) s join tickets t on t.id = s.ticket_id
      where ${already ? `${already} < ${ENOUGH} and ` : ''}${where} order by s.number desc limit ${MOST})`;
  };
  const lengths = withSolved ? STRETCHES : STRETCHES.slice(0, 2);
  const names = lengths.map((bits) => `of_${bits}`);
  const steps = lengths.map((bits, index) => {
    const stretch = ` and s.lexemes @@ :stretch${bits}::tsquery and ${between(`:from${bits}`, `:until${bits}`)}`;
    return step(`of_${bits}`, foundSql(reach, stretch), names.slice(0, index));
  });
  if (withSolved) {
    const rest = between('0', `:from${STRETCHES.at(-1)}`);
    steps.push(step('rest', foundSql(reach, ` and ${rest}`), names));
    names.push('rest');
  }
  return `with ${steps.join(',\n')}
    select * from (${names.map((name) => `table ${name}`).join(' union all ')}) found order by number desc limit ${MOST}`;
}

/** Not by the index on numbers: what the stretches leave is little, and between two numbers there is much. */
const between = (from: string, until: string) => `s.number + 0 >= ${from} and s.number + 0 < ${until}`;

/** What was done about these tickets, its beginning. */
export async function solutionsOf(ctx: Ctx, ids: string[], length: number): Promise<Map<string, string>> {
  const found = await rows<{ id: string; solution: string }>(
    ctx.db,
    `select id, left(solution, :length) as solution from tickets where id = any(:ids::uuid[]) and solution <> ''`,
    { ids, length },
    'similar solutions',
  );
  return new Map(found.map(({ id, solution }) => [id, solution]));
}
