import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { emit } from '../../platform/events';
import type { Page } from '../../platform/paging';
import { assertRunsTheDesk } from '../../platform/rights';
import { TOPIC } from './deliveries.service';
import * as repo from './refused.repo';
import * as queries from './refused-list.queries';

export type { RefusedAddress } from './refused.repo';

/**
 * Which of these addresses a mail server has refused for good: messages to them are kept as `suppressed`. Letters whose
 * link somebody has asked for are tried all the same.
 */
export async function isAddressRefused(ctx: Ctx, addresses: string[]): Promise<(address: string) => boolean> {
  const refused = addresses.length > 0 ? await repo.refusedAmong(ctx.db, addresses) : [];
  const known = new Set(refused.map((address) => address.toLowerCase()));
  return (address) => known.has(address.toLowerCase());
}

/** Since when, and in which words, an address has been refused for good; null where it has not been. */
export function refusalOf(ctx: Ctx, address: string): Promise<repo.RefusedAddress | null> {
  return repo.refusalOf(ctx.db, address);
}

/** A mail server has just refused an address for good, in these words. */
export async function markRefused(tx: TxCtx, refused: Omit<repo.RefusedAddress, 'since'>): Promise<void> {
  if (!(await repo.mark(tx.db, { ...refused, since: new Date() }))) return;
  const id = await repo.ownerOf(tx.db, refused.address);
  const data = { deliveryId: refused.deliveryId };
  await emit(tx, { type: 'user.address_refused', subject: { type: 'user', id }, data });
}

/** Mail to these addresses is tried again from now on: one has arrived, or an administrator has said so. */
export async function unmarkRefused(tx: TxCtx, addresses: string[]): Promise<void> {
  if (addresses.length === 0) return;
  for (const { userId: id } of await repo.unmark(tx.db, addresses)) {
    await emit(tx, { type: 'user.address_accepted', subject: { type: 'user', id } });
  }
}

/**
 * An administrator says that an address takes mail again.
 * @throws AppError `not_found` for anybody else
 */
export async function clearRefusal(ctx: Ctx, address: string): Promise<void> {
  assertRunsTheDesk(ctx.actor);
  await inTx(ctx, async (tx) => {
    await unmarkRefused(tx, [address]);
    await tx.system.live.hint(tx, { topics: [TOPIC], audience: 'staff' });
  });
}

/**
 * Every address that is refused, the newest mark first.
 * @throws AppError `not_found` for anybody but an administrator
 */
export function listRefused(ctx: Ctx, filter: queries.RefusalFilter): Promise<Page<queries.ListedRefusal>> {
  assertRunsTheDesk(ctx.actor);
  return queries.refusedPage(ctx.db, filter);
}

/**
 * How many there are.
 * @throws AppError `not_found` for anybody but an administrator
 */
export function countRefused(ctx: Ctx): Promise<number> {
  assertRunsTheDesk(ctx.actor);
  return queries.countRefused(ctx.db);
}

/** Forgets old marks of addresses that nobody has any more. */
export function purgeRefusals(ctx: Ctx, before: Date): Promise<void> {
  return repo.purgeOwnerless(ctx.db, before);
}
