import { type Bindings, type Db, maybeRow, row, rows } from '../../../platform/db';
import type { Book } from '../book.types';
import { hasConditions } from '../terms';
import type { StoredPolicy } from './policies.types';

// Which open tickets a policy is for, asked of the database: the same rules as `terms.ts`, which a test holds together.

/** In the words of the partial indexes on open tickets. */
const OPEN = `t.deleted_at is null and t.status in ('new', 'in_progress', 'on_hold', 'reopened')`;
const SOURCE = `tickets t join users requester on requester.id = t.requester_id
  left join categories category on category.id = t.category_id`;

export interface Part {
  sql: string;
  bindings: Bindings;
}

/** Whether the conditions of a policy fit a ticket. */
export function fitsSql(policy: StoredPolicy, prefix: string): Part {
  const parts: string[] = [];
  const bindings: Bindings = {};
  const put = (name: string, value: unknown) => {
    bindings[prefix + name] = value;
    return `:${prefix}${name}`;
  };
  const { departmentIds, organizationIds, categoryIds, types, vip, fieldValues } = policy;
  if (departmentIds.length > 0) parts.push(`t.department_id = any (${put('d', departmentIds)}::uuid[])`);
  if (organizationIds.length > 0)
    parts.push(`t.organization_id = any (${put('o', organizationIds)}::uuid[])`);
  if (categoryIds.length > 0) {
    const among = `any (${put('c', categoryIds)}::uuid[])`;
    parts.push(`(t.category_id = ${among} or category.parent_id = ${among})`);
  }
  if (types.length > 0) parts.push(`t.type = any (${put('t', types)}::text[])`);
  if (vip !== null) parts.push(`requester.is_vip = ${put('v', vip)}::boolean`);
  for (const [index, [key, values]] of Object.entries(fieldValues).entries()) {
    const name = put(`k${index}`, key);
    const wanted = put(`w${index}`, values);
    parts.push(`case jsonb_typeof(t.fields -> ${name}::text)
      when 'array' then jsonb_exists_any(t.fields -> ${name}::text, ${wanted}::text[])
      else coalesce(t.fields ->> ${name}::text, 'false') = any (${wanted}::text[]) end`);
  }
  // A ticket without an organization or a category fits no condition on one.
  return { sql: parts.map((part) => `coalesce(${part}, false)`).join(' and ') || 'true', bindings };
}

/**
 * The id of the policy that a book chooses for a ticket; null for none.
 * @param prefix of its bindings, where a statement asks two books
 */
export function chosenSql(book: Pick<Book, 'policies' | 'departmentPolicies'>, prefix = ''): Part {
  const active = new Set(book.policies.map(({ id }) => id));
  const byDepartment = [...book.departmentPolicies].filter(([, policyId]) => active.has(policyId));
  const conditional = book.policies.filter(hasConditions).map((policy, index) => {
    const own = `${prefix}p${index}_`;
    const { sql, bindings } = fitsSql(policy, own);
    return { sql: `when ${sql} then :${own}id::uuid`, bindings: { ...bindings, [`${own}id`]: policy.id } };
  });
  const bindings: Bindings = Object.assign({}, ...conditional.map((part) => part.bindings), {
    [`${prefix}byDepartment`]: JSON.stringify(Object.fromEntries(byDepartment)),
    [`${prefix}deskPolicy`]: book.policies.find(({ isDefault }) => isDefault)?.id ?? null,
  });
  const ofDepartment = `(:${prefix}byDepartment::jsonb ->> t.department_id::text)::uuid`;
  const rest = `coalesce(${ofDepartment}, :${prefix}deskPolicy::uuid)`;
  const whens = conditional.map(({ sql }) => sql).join('\n');
  return { sql: whens ? `case ${whens} else ${rest} end` : rest, bindings };
}

/** The open tickets that have a policy, or may get it: of all others a change of it changes nothing. */
export function concernedSql(book: Book, id: string, prefix = ''): Part {
  const policy = book.policies.find((one) => one.id === id);
  const parts = [`t.sla_policy_id = :${prefix}policyId`];
  const bindings: Bindings = { [`${prefix}policyId`]: id };
  if (policy && hasConditions(policy)) {
    const own = fitsSql(policy, `${prefix}own_`);
    parts.push(`(${own.sql})`);
    Object.assign(bindings, own.bindings);
  }
  const users = [...book.departmentPolicies]
    .filter(([, used]) => used === id)
    .map(([department]) => department);
  if (policy && users.length > 0) {
    parts.push(`t.department_id = any (:${prefix}users::uuid[])`);
    bindings[`${prefix}users`] = users;
  }
  if (policy?.isDefault) parts.push('true');
  return { sql: `(${parts.join(' or ')})`, bindings };
}

export interface Counts {
  /** How many would have the policy. */
  matching: number;
  /** Of them, those that have another one, or none, now. */
  gained: number;
  /** How many have it now and would not any more. */
  lost: number;
  /** How many were looked at. */
  seen: number;
}

/**
 * How many open tickets a policy would have by the book.
 * @param most looks at no more than so many
 */
export function countMatching(db: Db, book: Book, id: string, most: number): Promise<Counts> {
  const concerned = concernedSql(book, id);
  const chosen = chosenSql(book);
  return row(
    db,
    `select count(*) filter (where chosen = :policyId::uuid) as matching,
       count(*) filter (where chosen = :policyId::uuid and held is distinct from :policyId::uuid) as gained,
       count(*) filter (where held = :policyId::uuid and chosen is distinct from :policyId::uuid) as lost,
       count(*) as seen
     from (select t.sla_policy_id as held, ${chosen.sql} as chosen from ${SOURCE}
       where ${OPEN} and ${concerned.sql} limit :most) found`,
    { ...concerned.bindings, ...chosen.bindings, most },
  );
}

/** How many open tickets have another policy, or none, by a book than by the one before, of which it differs in one policy. */
export async function countMoved(db: Db, before: Book, after: Book, id: string): Promise<number> {
  const [had, has] = [chosenSql(before, 'before_'), chosenSql(after, 'after_')];
  const [one, other] = [concernedSql(before, id, 'before_'), concernedSql(after, id, 'after_')];
  const { count } = await row<{ count: number }>(
    db,
    `select count(*) from ${SOURCE}
     where ${OPEN} and (${one.sql} or ${other.sql}) and (${had.sql}) is distinct from (${has.sql})`,
    { ...had.bindings, ...has.bindings, ...one.bindings, ...other.bindings },
    'sla moved',
  );
  return count;
}

/** The first open tickets that a policy would have, those whose time is nearest first. */
export function firstMatching(
  db: Db,
  book: Book,
  id: string,
  { visible, limit }: { visible: Part; limit: number },
): Promise<{ number: number; subject: string; priority: string; status: string }[]> {
  const concerned = concernedSql(book, id);
  const chosen = chosenSql(book);
  return rows(
    db,
    `select t.number, t.subject, t.priority, t.status from ${SOURCE}
     where ${OPEN} and ${visible.sql} and ${concerned.sql} and (${chosen.sql}) = :policyId::uuid
     order by coalesce(t.sla_due_at, 'infinity'::timestamptz), t.id limit :limit`,
    { ...visible.bindings, ...concerned.bindings, ...chosen.bindings, limit },
  );
}

/** An open ticket with all that its promises are reckoned by. */
export interface ReckonedTicket {
  id: string;
  status: string;
  holdReason: string | null;
  closeReason: string | null;
  priority: string;
  type: string;
  departmentId: string;
  organizationId: string | null;
  categoryId: string | null;
  fields: Record<string, unknown>;
  isVip: boolean;
  firstResponseAt: Date | null;
  slaPolicyId: string | null;
  slaDueAt: Date | null;
  slaRiskAt: Date | null;
  slaClock: unknown;
}

/** The open tickets that a change of a policy may concern, those whose time is nearest first. */
export function concernedTickets(db: Db, book: Book, id: string, limit: number): Promise<ReckonedTicket[]> {
  const concerned = concernedSql(book, id);
  return rows(
    db,
    `select t.id, t.status, t.hold_reason, t.close_reason, t.priority, t.type, t.department_id, t.organization_id,
       t.category_id, t.fields, requester.is_vip, t.first_response_at,
       t.sla_policy_id, t.sla_due_at, t.sla_risk_at, t.sla_clock
     from ${SOURCE} where ${OPEN} and ${concerned.sql}
     order by coalesce(t.sla_due_at, 'infinity'::timestamptz), t.id limit :limit`,
    { ...concerned.bindings, limit },
  );
}

/** The open tickets that have no clock although a policy of the book is for them, in the order of their ids. */
export async function withoutClock(db: Db, book: Book, limit: number): Promise<string[]> {
  const chosen = chosenSql(book);
  const found = await rows<{ id: string }>(
    db,
    `select t.id from ${SOURCE} where ${OPEN} and t.sla_clock is null and (${chosen.sql}) is not null
     order by t.id limit :limit`,
    { ...chosen.bindings, limit },
    'sla without clock',
  );
  return found.map(({ id }) => id);
}

/** How many open tickets have each policy; of their index alone, however many there were before. */
export async function openByPolicy(db: Db): Promise<ReadonlyMap<string, number>> {
  const found = await rows<{ id: string; count: number }>(
    db,
    `select t.sla_policy_id as id, count(*) from tickets t where ${OPEN} and t.sla_policy_id is not null
     group by t.sla_policy_id`,
    {},
    'sla open by policy',
  );
  return new Map(found.map(({ id, count }) => [id, count]));
}

export async function countHeld(db: Db, id: string): Promise<number> {
  const sql = `select count(*) from tickets t where t.sla_policy_id = :id and ${OPEN}`;
  return (await maybeRow<{ count: number }>(db, sql, { id }))?.count ?? 0;
}
