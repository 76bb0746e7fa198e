import type { Ctx } from '../../platform/ctx';
import { rows } from '../../platform/db';
import { type CursorKey, cursorKey, decodeCursor, keysetSql, type Page, pageOf } from '../../platform/paging';
import { assertRunsTheDesk } from '../../platform/rights';
import type { DeliveryFilter, ListedDelivery } from './list.types';
import { type Matching, matching } from './matching.queries';

const LISTED = 50;

/** What the list, and the page of one, show of a delivery. */
export const SHOWN = `d.id, d.channel, d.template, d.kind, d.subject, d.address::text, u.name as user_name,
  t.number as ticket_number, t.subject as ticket_subject, d.state, d.failure, d.error, d.attempts, d.created_at, d.due_at,
  d.next_at, d.tried_at, d.sent_at`;

export const SHOWN_FROM = `left join users u on u.id = d.user_id left join tickets t on t.id = d.ticket_id`;

/**
 * Deliveries, the newest first, fifty at a time.
 * @throws AppError `not_found` for anybody but an administrator
 */
export async function deliveriesPage(
  ctx: Ctx,
  filter: DeliveryFilter,
  place: string | null,
): Promise<Page<ListedDelivery>> {
  assertRunsTheDesk(ctx.actor);
  const cursor = place ? decodeCursor(place, [cursorKey.id]) : null;
  const keyset = keysetSql([{ sql: 'd.id', type: 'uuid' }], 'desc', cursor);
  const found = await matching(ctx, filter);
  const listed = await rows<ListedDelivery>(
    ctx.db,
    `select ${SHOWN} from (${idsOf(found, keyset)}) found join deliveries d on d.id = found.id ${SHOWN_FROM}
      order by ${keyset.orderBy}`,
    { ...found.bindings, ...keyset.bindings, limit: LISTED + 1 },
  );
  return pageOf(listed, LISTED, ({ id }): CursorKey[] => [id], cursor);
}

/**
 * The first of those that match, by their order. Each source is read along its own index and no further than that, so
 * what is rare is found as fast as what is not.
 */
function idsOf({ sources, where }: Matching, keyset: { where: string; orderBy: string }): string {
  const parts = sources.map(({ each, condition }) => {
    const conditions = [condition, where, keyset.where].join(' and ');
    const first = `select d.id from deliveries d where ${conditions} order by ${keyset.orderBy} limit :limit`;
    return each ? `(select d.id from ${each} cross join lateral (${first}) d)` : `(${first})`;
  });
  return `select d.id from (${parts.join(' union ')}) d order by ${keyset.orderBy} limit :limit`;
}

/**
 * How many of those that match could be tried again, counted to a limit.
 * @throws AppError `not_found` for anybody but an administrator
 */
export async function countRetryable(ctx: Ctx, filter: DeliveryFilter, limit: number): Promise<number> {
  assertRunsTheDesk(ctx.actor);
  const counts = await Promise.all(
    retryable(filter).map(async (one) => {
      const found = await matching(ctx, one);
      const [counted] = await rows<{ count: number }>(
        ctx.db,
        `select count(*) as count from (${idsOf(found, { where: 'true', orderBy: 'd.id desc' })}) found`,
        { ...found.bindings, limit },
      );
      return counted?.count ?? 0;
    }),
  );
  return Math.min(
    limit,
    counts.reduce((sum, count) => sum + count, 0),
  );
}

/** The ids of all that match and could be tried again, as SQL, one statement for each state that can. */
export async function retryableSql(ctx: Ctx, filter: DeliveryFilter, limit: number) {
  const found = await Promise.all(retryable(filter).map((one) => matching(ctx, one)));
  return found.map((one) => ({
    sql: idsOf(one, { where: 'true', orderBy: 'd.id' }),
    bindings: { ...one.bindings, limit },
  }));
}

/** What was sent, withdrawn or kept is never tried again, and neither is what has nowhere to go. */
function retryable(filter: DeliveryFilter): (DeliveryFilter & { isAddressRefused?: boolean })[] {
  const { state } = filter;
  const states = (['failed', 'retrying', 'suppressed'] as const).filter((one) => !state || one === state);
  return states.map((one) => ({ ...filter, state: one, isAddressRefused: one === 'suppressed' }));
}
