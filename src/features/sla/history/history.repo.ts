import { type Db, rows } from '../../../platform/db';
import { newId } from '../../../platform/ids';
import { momentAt } from '../../../platform/working-time';
import type { Clock, Decided, Running, Turned } from '../clock/clock.types';
import type { Cause } from './cause';

// A promise has a row once there is something to say of it. Whatever is said again finds the row that is there.

/** A promise that goes on, of which something was told: it is at risk, or broken. */
export interface Told {
  ticketId: string;
  promise: Running;
  cause?: Cause | null;
}

/** Of a row, as `written` makes it. */
export const SHAPE = `id uuid, ticket_id uuid, kind text, round int, policy_id uuid, policy_name text, priority text,
  target_seconds int, started_at timestamptz, due_at timestamptz, warned_at timestamptz, breached_at timestamptz,
  decided_at timestamptz, outcome text, taken_seconds int, cause jsonb`;

interface Row {
  ticketId: string;
  promise: Running;
  outcome: Decided['outcome'] | 'running';
  decidedAt?: number | null;
  taken?: number | null;
  cause?: Cause | null;
}

/** Those that still run, in one statement. */
export function recordTold(db: Db, told: readonly Told[], at: Date): Promise<void> {
  return upsert(
    db,
    told.map((one) => ({ ...one, outcome: 'running' })),
    at,
  );
}

/** A ticket with what came of a turn. */
export interface TurnedTicket {
  ticketId: string;
  turned: Turned;
  /** Its clock before that, where it is known: what ran then goes on without being said to. */
  clock?: Clock | null;
}

/**
 * What a turn of each of these tickets decided of its promises, and that those go on which it has taken up again: after
 * it was reopened, or once there is such a target again.
 */
export async function recordDecided(db: Db, tickets: readonly TurnedTicket[], at: Date): Promise<void> {
  const decided = tickets.flatMap(({ ticketId, turned }) =>
    turned.decided.map(({ at: decidedAt, ...one }) => ({ ticketId, decidedAt, ...one })),
  );
  await upsert(
    db,
    decided.filter(({ outcome }) => outcome !== 'dropped'),
    at,
  );
  await drop(
    db,
    decided.filter(({ outcome, promise }) => outcome === 'dropped' && wasTold(promise)),
    at,
  );
  const goesOn = tickets.flatMap(({ ticketId, turned, clock }) =>
    (turned.clock?.running ?? [])
      .filter((promise) => wasTold(promise) && !ranBefore(clock, promise))
      .map((promise) => ({ ticketId, promise })),
  );
  await resume(db, goesOn, at);
}

const ranBefore = (clock: Clock | null | undefined, { kind, round }: Running): boolean =>
  clock?.running.some((one) => one.kind === kind && one.round === round) ?? false;

/** What goes on, or was dropped, before there was anything to tell of it has no row, and gets none. */
export const wasTold = ({ warnedAt, breachedAt }: Running): boolean =>
  warnedAt !== null || breachedAt !== null;

async function upsert(db: Db, told: readonly Row[], at: Date): Promise<void> {
  if (told.length === 0) return;
  await rows(
    db,
    `insert into sla_targets as known (id, ticket_id, kind, round, policy_id, policy_name, priority, target_seconds,
       started_at, due_at, warned_at, breached_at, decided_at, outcome, taken_seconds, cause, updated_at)
     select r.id, r.ticket_id, r.kind, r.round, r.policy_id, r.policy_name, r.priority, r.target_seconds,
       r.started_at, r.due_at, r.warned_at, r.breached_at, r.decided_at, r.outcome, r.taken_seconds, r.cause, :at
     from jsonb_to_recordset(:told::jsonb) as r (${SHAPE})
     on conflict (ticket_id, kind, round) do update set
       (policy_id, policy_name, priority, target_seconds, started_at, due_at, decided_at, outcome, taken_seconds,
         updated_at)
       = (excluded.policy_id, excluded.policy_name, excluded.priority, excluded.target_seconds, excluded.started_at,
         excluded.due_at, excluded.decided_at, excluded.outcome, excluded.taken_seconds, excluded.updated_at),
       warned_at = coalesce(known.warned_at, excluded.warned_at),
       breached_at = coalesce(known.breached_at, excluded.breached_at),
       cause = coalesce(known.cause, excluded.cause)`,
    { told: JSON.stringify(told.map(written)), at },
    'sla history',
  );
}

export function written({ ticketId, promise, outcome, decidedAt = null, taken = null, cause = null }: Row) {
  const { kind, round, policyId, policyName, priority, target, startedAt, dueAt, warnedAt, breachedAt } =
    promise;
  return {
    id: newId(),
    ticket_id: ticketId,
    kind,
    round,
    policy_id: policyId,
    policy_name: policyName,
    priority,
    target_seconds: target,
    started_at: momentAt(startedAt),
    due_at: moment(breachedAt ?? dueAt),
    warned_at: moment(warnedAt),
    breached_at: moment(breachedAt),
    decided_at: moment(decidedAt),
    outcome,
    taken_seconds: taken,
    cause,
  };
}

export const moment = (second: number | null): Date | null => (second === null ? null : momentAt(second));

const KEY = 'ticket_id uuid, kind text, round int';
const SAME = 't.ticket_id = r.ticket_id and t.kind = r.kind and t.round = r.round';

const keyOf = ({ ticketId, promise: { kind, round } }: Pick<Row, 'ticketId' | 'promise'>) => ({
  ticket_id: ticketId,
  kind,
  round,
});

async function drop(
  db: Db,
  dropped: readonly (Pick<Row, 'ticketId' | 'promise'> & { taken: number })[],
  at: Date,
): Promise<void> {
  if (dropped.length === 0) return;
  const values = dropped.map((one) => ({ ...keyOf(one), taken: one.taken }));
  await rows(
    db,
    `update sla_targets t set outcome = 'dropped', decided_at = null, taken_seconds = r.taken, updated_at = :at
     from jsonb_to_recordset(:values::jsonb) as r (${KEY}, taken int) where ${SAME}`,
    { values: JSON.stringify(values), at },
    'sla history drop',
  );
}

async function resume(
  db: Db,
  resumed: readonly Pick<Row, 'ticketId' | 'promise'>[],
  at: Date,
): Promise<void> {
  if (resumed.length === 0) return;
  await rows(
    db,
    `update sla_targets t set outcome = 'running', decided_at = null, taken_seconds = null, updated_at = :at
     from jsonb_to_recordset(:values::jsonb) as r (${KEY}) where ${SAME} and t.outcome <> 'running'`,
    { values: JSON.stringify(resumed.map(keyOf)), at },
    'sla history resume',
  );
}
