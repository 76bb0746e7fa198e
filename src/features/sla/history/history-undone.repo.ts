import { type Db, rows } from '../../../platform/db';
import type { Clock, Ended, Running } from '../clock/clock.types';
import { PROMISES } from '../sla.words';
import { moment, SHAPE, wasTold, written } from './history.repo';

/** A ticket whose last act is undone, with its clock from before that. */
export interface Restored {
  ticketId: string;
  clock: Clock | null;
  /** When the ticket was resolved or closed, in seconds since 1970, if it is. */
  stoppedAt: number | null;
  at: Date;
}

/** What the history says of each promise again, as before the act: nothing of those of which there was nothing to say. */
export async function restoreHistory(db: Db, { ticketId, clock, stoppedAt, at }: Restored): Promise<void> {
  const [running, ended] = [clock?.running ?? [], clock?.ended ?? []];
  const begun = PROMISES.map((kind) => ({ kind, round: (clock?.rounds[kind] ?? 0) + 1, later: true }));
  const untold = [...running, ...ended].filter((promise) => !hasRow(promise));
  await rows(
    db,
    `delete from sla_targets t using jsonb_to_recordset(:gone::jsonb) as r (kind text, round int, later boolean)
     where t.ticket_id = :ticketId and t.kind = r.kind and (t.round = r.round or r.later and t.round > r.round)`,
    {
      ticketId,
      gone: JSON.stringify([...begun, ...untold.map(({ kind, round }) => ({ kind, round, later: false }))]),
    },
    'sla history undone',
  );
  const kept = [
    ...running.filter(hasRow).map((promise) => written({ ticketId, promise, outcome: 'running' })),
    // What was met goes on no more, so nothing has been said of it since.
    ...ended
      .filter((promise) => hasRow(promise) && promise.outcome !== 'met')
      .map((promise) => asEnded(ticketId, promise, stoppedAt)),
  ];
  if (kept.length > 0) await restore(db, kept, at);
}

function hasRow(promise: Running | Ended): boolean {
  return ('outcome' in promise && promise.outcome !== 'dropped') || wasTold(promise);
}

function asEnded(ticketId: string, promise: Ended, stoppedAt: number | null) {
  const { outcome, used } = promise;
  return {
    ...written({ ticketId, promise, outcome, taken: used }),
    decided_at: outcome === 'dropped' ? null : moment(stoppedAt),
  };
}

/** Why a promise was broken is known as long as it is broken. */
async function restore(db: Db, kept: object[], at: Date): Promise<void> {
  await rows(
    db,
    `update sla_targets t set
       (policy_id, policy_name, priority, target_seconds, started_at, due_at, warned_at, breached_at, outcome,
         taken_seconds, updated_at)
       = (r.policy_id, r.policy_name, r.priority, r.target_seconds, r.started_at, coalesce(r.due_at, t.due_at), r.warned_at, r.breached_at,
         r.outcome, r.taken_seconds, :at),
       decided_at = case when r.outcome in ('met', 'breached') then coalesce(r.decided_at, t.decided_at, t.updated_at) end,
       cause = case when r.breached_at is not null then t.cause end
     from jsonb_to_recordset(:kept::jsonb) as r (${SHAPE})
     where t.ticket_id = r.ticket_id and t.kind = r.kind and t.round = r.round`,
    { kept: JSON.stringify(kept), at },
    'sla history restored',
  );
}
