import type { Actor, PersonActor } from '../../platform/ctx';
import type { Bindings } from '../../platform/db';

/** A condition and its named bindings. */
export interface Condition {
  sql: string;
  bindings: Bindings;
}

/**
 * Which tickets exist for an actor, as a condition on the table with that alias; every read of tickets has it.
 * What depends on other tables is an array that PostgreSQL makes once (an InitPlan), so that the condition
 * never stands between an ordered index scan and its limit.
 */
export function visibleTo(actor: Actor, alias = 't'): Condition {
  const alive = `${alias}.deleted_at is null`;
  if (actor.kind === 'anonymous') return { sql: 'false', bindings: {} };
  if (actor.kind === 'system' || seesAll(actor)) return { sql: alive, bindings: {} };
  const reached =
    actor.role === 'customer' ? reachedByCustomer(actor, alias) : reachedByTechnician(actor, alias);
  return { sql: `${alive} and (${reached.sql})`, bindings: reached.bindings };
}

/**
 * The tickets whose internals an actor sees: those that they work on, whoever is requester or participant of them.
 * Beside `visibleTo` it is a column of what is read, alone it is what the desk's lists hold.
 */
export function internalsTo(actor: Actor, alias = 't'): Condition {
  const alive = `${alias}.deleted_at is null`;
  if (actor.kind === 'system') return { sql: alive, bindings: {} };
  if (actor.kind !== 'person' || actor.role === 'customer') return { sql: 'false', bindings: {} };
  if (seesAll(actor)) return { sql: alive, bindings: {} };
  const reached = reachedBy(workedOnBy(alias), FOLLOWED, alias);
  return { sql: `${alive} and (${reached})`, bindings: bindingsOf(actor) };
}

/** The same as a column: never null, as a ticket without an assignee would make it. */
export function internalsColumn(actor: Actor): Condition {
  const { sql, bindings } = internalsTo(actor);
  return { sql: `coalesce((${sql}), false)`, bindings };
}

function seesAll(actor: PersonActor): boolean {
  return actor.role === 'administrator' || (actor.role === 'technician' && actor.seesAllTickets);
}

const FOLLOWED = 'select ticket_id from ticket_followers where user_id = :actorId::uuid';
const IN_COPY = 'select ticket_id from ticket_participants where user_id = :actorId::uuid';

function workedOnBy(alias: string): string {
  return `${alias}.department_id = any(:actorDepartments::uuid[]) or ${alias}.assignee_id = :actorId::uuid`;
}

function reachedByTechnician(actor: PersonActor, alias: string): Condition {
  const near = `${workedOnBy(alias)} or ${alias}.requester_id = :actorId::uuid`;
  return { sql: reachedBy(near, `${FOLLOWED} union all ${IN_COPY}`, alias), bindings: bindingsOf(actor) };
}

/**
 * The condition twice: as an array that indexes on ids can serve where a technician sees little, and as a hashed
 * set for ordered scans, where comparing each row with hundreds of followed tickets one by one would cost most.
 */
function reachedBy(near: string, ids: string, alias: string): string {
  return `(${near} or ${alias}.id in (${ids})) and (${near} or ${alias}.id = any(array(${ids})))`;
}

function bindingsOf({ id, departmentIds }: PersonActor): Bindings {
  return { actorId: id, actorDepartments: departmentIds };
}

function reachedByCustomer(actor: PersonActor, alias: string): Condition {
  const shared = actor.sharesTickets && actor.organizationId !== null;
  return {
    sql: `${ownedBy(alias)}${shared ? ` or ${alias}.organization_id = :actorOrganization::uuid` : ''}`,
    bindings: { actorId: actor.id, ...(shared && { actorOrganization: actor.organizationId }) },
  };
}

/** Own tickets, and those where one is in copy. */
function ownedBy(alias: string): string {
  return `${alias}.requester_id = :actorId::uuid
    or ${alias}.id = any(array(${IN_COPY}))`;
}

/** The part of what is visible that is one's own: the organization's tickets left out. */
export function ownTickets(actor: PersonActor, alias = 't'): Condition {
  return { sql: `(${ownedBy(alias)})`, bindings: { actorId: actor.id } };
}

/** What somebody reads in the portal: customers all that they see, staff what is their own. */
export function asCustomer(actor: Actor, alias = 't'): Condition {
  const visible = visibleTo(actor, alias);
  if (actor.kind !== 'person' || actor.role === 'customer') return visible;
  const own = ownTickets(actor, alias);
  return { sql: `${visible.sql} and ${own.sql}`, bindings: { ...visible.bindings, ...own.bindings } };
}

/** What rights go by of a person who is read in the same statement, as SQL. */
export type PersonSql = Record<'id' | 'role' | 'organizationId' | 'sharesTickets' | 'seesAllTickets', string>;

/**
 * `visibleTo` and `internalsTo` of somebody who is only found by the statement itself. For few tickets, by their ids:
 * the person's departments and lists are asked about each.
 */
export function rightsOf(person: PersonSql, alias = 't'): { visible: string; internals: string } {
  const { id, role } = person;
  const alive = `${alias}.deleted_at is null`;
  const among = (table: string) =>
    `exists (select 1 from ${table} p where p.ticket_id = ${alias}.id and p.user_id = ${id})`;
  const works = `(${person.seesAllTickets} or ${role} <> 'customer' and (${alias}.assignee_id = ${id}
    or ${among('ticket_followers')} or exists (select 1 from department_members m
      where m.user_id = ${id} and m.department_id = ${alias}.department_id)))`;
  const reached = `(${works} or ${alias}.requester_id = ${id} or ${among('ticket_participants')}
    or ${role} = 'customer' and ${person.sharesTickets} and ${alias}.organization_id = ${person.organizationId})`;
  return { visible: `(${alive} and ${reached})`, internals: `(${alive} and ${works})` };
}
