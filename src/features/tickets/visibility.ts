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

function seesAll(actor: PersonActor): boolean {
  return actor.role === 'administrator' || (actor.role === 'technician' && actor.seesAllTickets);
}

/**
 * The condition twice: as an array that indexes on ids can serve where a technician sees little, and as a hashed
 * set for ordered scans, where comparing each row with hundreds of followed tickets one by one would cost most.
 */
function reachedByTechnician(actor: PersonActor, alias: string): Condition {
  const near = `${alias}.department_id = any(:actorDepartments::uuid[]) or ${alias}.assignee_id = :actorId::uuid
    or ${alias}.requester_id = :actorId::uuid`;
  const followed = `select ticket_id from ticket_followers where user_id = :actorId::uuid
    union all select ticket_id from ticket_participants where user_id = :actorId::uuid`;
  return {
    sql: `(${near} or ${alias}.id in (${followed})) and (${near} or ${alias}.id = any(array(${followed})))`,
    bindings: { actorId: actor.id, actorDepartments: actor.departmentIds },
  };
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
    or ${alias}.id = any(array(select ticket_id from ticket_participants where user_id = :actorId::uuid))`;
}

/** The part of what is visible that is one's own: the organization's tickets left out. */
export function ownTickets(actor: PersonActor, alias = 't'): Condition {
  return { sql: `(${ownedBy(alias)})`, bindings: { actorId: actor.id } };
}
