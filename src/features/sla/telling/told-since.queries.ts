import { type Db, rows } from '../../../platform/db';
import type { PromiseKind } from '../sla.words';

/** What was told of a promise. */
export interface ToldSince {
  type: 'sla.warned' | 'sla.breached';
  kind: PromiseKind;
  round: number;
  at: Date;
}

/** What was told of a ticket since an act, and not by it. */
export function toldSince(db: Db, ticketId: string, rootId: string): Promise<ToldSince[]> {
  return rows(
    db,
    `select e.type, e.data ->> 'target' as kind, (e.data ->> 'round')::int as round, e.created_at as at
     from events e
     where e.ticket_id = :ticketId and e.id > :rootId and e.root_id <> :rootId
       and e.type in ('sla.warned', 'sla.breached')`,
    { ticketId, rootId },
  );
}
