import type { TxCtx } from '../../platform/ctx';
import { HINTED } from '../../platform/live/people';
import type { DerivedColumns } from './derived';
import { type DerivedTicket, saveColumns } from './derived.repo';
import { reachOf } from './tickets.repo';

// What is reckoned anew of tickets to which nothing has happened: time has passed, or what it is reckoned by has changed.

export interface DerivedChange {
  ticket: Pick<DerivedTicket, 'id'>;
  columns: DerivedColumns;
  /** Whom it may concern. */
  audience: Audience;
}

type Audience = 'everyone' | 'staff';

/**
 * Writes what was reckoned of tickets that are locked. Nobody has changed them: they keep their version, so that no form
 * is out of date by it, and the time of their last change. Their open pages learn of it; see `hintLists` for the lists.
 */
export async function saveDerived(tx: TxCtx, changes: readonly DerivedChange[]): Promise<void> {
  if (changes.length === 0) return;
  await saveColumns(
    tx.db,
    changes.map(({ ticket, columns }) => ({ id: ticket.id, columns })),
  );
  for (const audience of ['everyone', 'staff'] as const) {
    const concerned = changes.filter((change) => change.audience === audience);
    await hintTickets(
      tx,
      concerned.map(({ ticket }) => ticket.id),
      audience,
    );
  }
}

/** Tells the open pages of these tickets. */
export async function hintTickets(tx: TxCtx, ids: string[], audience: Audience): Promise<void> {
  for (const some of portions(ids, HINTED)) {
    await tx.system.live.hint(tx, { topics: some.map((id) => `ticket:${id}`), audience });
  }
}

/**
 * Tells open queues that have one of these tickets: few hints for many tickets, and the fewer the better, for each page
 * that hears one fetches its list anew.
 */
export async function hintLists(tx: TxCtx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const { live } = tx.system;
  const reached = await reachOf(tx.db, ids);
  const departments = new Set(reached.map(({ departmentId }) => departmentId));
  for (const departmentId of departments) {
    if (departmentId) await live.hint(tx, { topics: ['queue'], audience: 'staff', departmentId });
  }
  const working = reached.flatMap(({ assigneeId, followerIds }) => [assigneeId ?? [], followerIds].flat());
  for (const followerIds of portions([...new Set(working)], HINTED)) {
    await live.hint(tx, { topics: ['queue'], audience: 'staff', followerIds });
  }
}

/** Tells every open queue. */
export function hintAllLists(tx: TxCtx): Promise<void> {
  return tx.system.live.hint(tx, { topics: ['queue'], audience: 'staff', isBroad: true });
}

function portions<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}
