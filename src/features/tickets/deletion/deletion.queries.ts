import type { Ctx } from '../../../platform/ctx';
import { row } from '../../../platform/db';
import { notFound } from '../../../platform/errors';
import type { Page } from '../../../platform/paging';
import { isAdministrator } from '../../../platform/rights';
import { itemFor, pageWhere } from '../lists/lists.queries';
import type { DeletedTicket } from './deletion.types';

/** Deleted tickets that can still be brought back; for administrators. */
export async function deletedTickets(
  ctx: Ctx,
  { cursor }: { cursor?: string } = {},
): Promise<Page<DeletedTicket>> {
  if (!isAdministrator(ctx.actor)) throw notFound();
  const toItem = itemFor('staff');
  const where = [{ sql: 't.deleted_at is not null', bindings: {} }];
  return pageWhere(ctx, { where, order: 'deleted', limit: 50, cursor, promises: true }, (found) => ({
    ...toItem(found),
    deletedAt: found.deletedAt ?? ctx.now,
    deletedBy: found.deletedBy ? { id: found.deletedBy, name: found.deleterName ?? '' } : null,
  }));
}

/**
 * The deleted ticket of that number; for administrators.
 * @throws AppError `not_found`
 */
export async function deletedTicket(
  ctx: Ctx,
  number: number,
): Promise<{ id: string; number: number; subject: string }> {
  if (!isAdministrator(ctx.actor)) throw notFound();
  return row(
    ctx.db,
    'select id, number, subject from tickets where number = :number and deleted_at is not null',
    { number },
  );
}
