import { type Db, row } from '../../../platform/db';
import type { Span } from '../period/period.types';
import type { Scope } from './conditions';

/**
 * Whether something of a report that is credited to nobody was the work of somebody who is there no more: facts lose their person with
 * them, and what the ticket's history says of whose it was does not. Of facts without a person there are few.
 */
export async function hasWorkOfGone(
  db: Db,
  { start, end }: Pick<Span, 'start' | 'end'>,
  { tickets }: Pick<Scope, 'tickets'>,
): Promise<boolean> {
  const found = await row<{ isThere: boolean }>(
    db,
    `select exists (
       select from report_facts f join tickets t on t.id = f.ticket_id
       where f.person_id is null and f.kind in ('solved', 'closed', 'reopened', 'rated') and f.at >= :start and f.at < :end
         and (${tickets.sql}) and exists (
           select from events e, unnest(array[e.changes #>> '{assigneeId,before}', e.changes #>> '{assigneeId,after}']) had (id)
           where e.ticket_id = f.ticket_id and jsonb_exists(e.changes, 'assigneeId') and had.id is not null
             and not exists (select from users u where u.id = had.id::uuid))) as is_there`,
    { ...tickets.bindings, start, end },
    'report work of gone people',
  );
  return found.isThere;
}
