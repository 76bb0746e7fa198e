import type { Ctx } from '../../../platform/ctx';
import { row } from '../../../platform/db';
import { ORDERS } from '../lists/lists.queries';
import type { View } from '../tickets.words';
import { type Condition, internalsTo } from '../visibility';
import { orderOf } from './orders';
import type { Neighbours } from './queue.types';
import { viewCondition } from './views.queries';

/**
 * The tickets before and after one in a queue, read from its own place in the index: one query, however deep. What
 * is not, or no longer, in the queue is followed by the queue's first.
 * @param filters what the queue is filtered by
 */
export async function neighboursInQueue(
  ctx: Ctx,
  view: View,
  ticketId: string,
  filters: readonly Condition[] = [],
): Promise<Neighbours> {
  const [theirs, inView] = [internalsTo(ctx.actor), viewCondition(ctx, view)];
  const { columns, direction } = ORDERS[orderOf({ view })];
  const where = [theirs, inView]
    .concat(filters)
    .map(({ sql }) => `(${sql})`)
    .join(' and ');
  const keys = columns.map(({ sql }) => sql);
  const place = columns.map((_, index) => `(select place${index} from here)`);
  const first = (order: 'asc' | 'desc', more = 'true') => `(
    select json_build_object('number', found.number, 'subject', found.subject) from (
      select t.number, t.subject from tickets t where ${where} and ${more}
      order by ${keys.map((key) => `${key} ${order}`).join(', ')} limit 1) found)`;
  const beyond = (order: 'asc' | 'desc') =>
    first(order, `(${keys.join(', ')}) ${order === 'asc' ? '>' : '<'} (${place.join(', ')})`);
  return row(
    ctx.db,
    `with here as materialized (
       select ${keys.map((key, index) => `${key} as place${index}`).join(', ')}
       from tickets t where t.id = :ticketId and ${where}
     )
     select ${beyond(direction === 'asc' ? 'desc' : 'asc')} as previous,
       case when exists (select from here) then ${beyond(direction)} else ${first(direction)} end as next`,
    Object.assign({ ticketId }, theirs.bindings, inView.bindings, ...filters.map(({ bindings }) => bindings)),
    filters.length > 0 ? undefined : 'queue neighbours',
  );
}
