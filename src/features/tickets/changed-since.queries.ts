import type { Ctx } from '../../platform/ctx';
import { rows } from '../../platform/db';
import { OPEN } from './lists/lists.queries';
import { asCustomer, internalsTo, visibleTo } from './visibility';

// What a page has missed that was made at a moment, and hears of changes only now.

/**
 * What time or other promises have changed of a ticket to which nothing has happened, for who sees its internals: its clock
 * was reckoned anew, or something was told of it. A clock knows the second of its last turn, or else of its beginning.
 */
const RECKONED = `to_timestamp(coalesce(t.sla_clock ->> 't', t.sla_clock ->> 's')::bigint)
    > :since::timestamptz - interval '1 second'
  or exists (select from events e where e.ticket_id = t.id and e.created_at >= :since
    and e.type in ('sla.warned', 'sla.breached', 'sla.met'))`;

/** Those of these tickets that have changed, as far as the actor may know, since a page was made. */
export async function ticketsChangedSince(ctx: Ctx, ids: string[], since: Date): Promise<string[]> {
  if (ids.length === 0) return [];
  const [visible, internals] = [visibleTo(ctx.actor), internalsTo(ctx.actor)];
  const found = await rows<{ id: string }>(
    ctx.db,
    `select t.id from tickets t where t.id = any(:ids::uuid[]) and (${visible.sql})
      and case when ${internals.sql} then t.updated_at >= :since or ${RECKONED} else t.public_updated_at >= :since end`,
    { ids, since, ...visible.bindings, ...internals.bindings },
    'ticket changed',
  );
  return found.map(({ id }) => id);
}

/** Whether anything in the lists of the desk, or of one's own tickets, has changed since a page was made. */
export async function listsChangedSince(ctx: Ctx, list: 'queue' | 'portal', since: Date): Promise<boolean> {
  const { sql, bindings } = list === 'queue' ? internalsTo(ctx.actor) : asCustomer(ctx.actor);
  const column = list === 'queue' ? 't.updated_at' : 't.public_updated_at';
  const changed = `select 1 from tickets t where (${sql}) and ${column} >= :since limit 1`;
  const found = await rows(ctx.db, changed, { since, ...bindings }, 'ticket list changed');
  return found.length > 0 || (list === 'queue' && (await queueTimesPassed(ctx, since)));
}

/** Whether a ticket of the queue has come to be at risk, or was due, between these moments; by the indexes of its views. */
async function queueTimesPassed(ctx: Ctx, since: Date): Promise<boolean> {
  const { sql, bindings } = internalsTo(ctx.actor);
  const passed = (moment: string) =>
    `select from tickets t where ${OPEN} and ${moment} >= :since and ${moment} <= :now and (${sql}) limit 1`;
  const found = await rows(
    ctx.db,
    `select 1 where exists (${passed(`coalesce(t.sla_due_at, 'infinity'::timestamptz)`)})
      or exists (${passed('t.sla_risk_at')})`,
    { since, now: ctx.now, ...bindings },
    'ticket list passed',
  );
  return found.length > 0;
}
