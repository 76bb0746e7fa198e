import type { Actor, Ctx, TxCtx } from '../../../platform/ctx';
import { AppError } from '../../../platform/errors';
import { runsTheDesk } from '../../../platform/rights';
import type { Batch } from '../../batches';
import { actorOf, findUser } from '../../users';
import { applyPatch } from '../changes/changes.service';
import { lockTicket } from '../tickets.repo';
import type { StoredTicket } from '../tickets.types';
import { OPEN_STATUSES } from '../tickets.words';
import { numberOf } from './hand-over.repo';

declare module '../../batches/batches.types' {
  interface Batches {
    /** Ids of people; without a `to` the tickets go back to their queue. */
    'tickets.hand_over': { from: string; to: string | null };
  }
}

export const HAND_OVER = 'tickets.hand_over';

/** Open tickets of one person go to another, each by itself and with an event of its own. */
const handOver: Batch<typeof HAND_OVER> = {
  name: HAND_OVER,
  actor: starter,
  work: async (tx, { from, to }, id) => {
    const ticket = await stillThere(tx, id);
    if (!ticket || ticket.assigneeId !== from || !isOpen(ticket)) return false;
    await applyPatch(tx, ticket, { assigneeId: to });
    return true;
  },
  label: async ({ db }, id) => `#${(await numberOf(db, id)) ?? '–'}`,
  place: async (ctx, { from, to }) => {
    const params = { from: await nameOf(ctx, from), to: to ? await nameOf(ctx, to) : '' };
    const key = to ? 'tickets.hand_over.title' : 'tickets.hand_over.title_queue';
    return { title: { key, params }, href: `/admin/users/${from}` };
  },
};

/** The administrator who began it, as long as they are one; then the desk finishes what was ordered. */
async function starter(ctx: Ctx, id: string | null): Promise<Actor> {
  const found = id ? await orNull(actorOf(ctx, id)) : null;
  return found && runsTheDesk(found) ? found : { kind: 'system' };
}

/** Null for a ticket that was deleted meanwhile. */
function stillThere(tx: TxCtx, id: string): Promise<StoredTicket | null> {
  return orNull(lockTicket(tx, id));
}

async function nameOf(ctx: Ctx, id: string): Promise<string> {
  return (await orNull(findUser(ctx, id)))?.name ?? '–';
}

async function orNull<T>(found: Promise<T>): Promise<T | null> {
  return found.catch((error) => {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  });
}

const isOpen = ({ status }: StoredTicket) => (OPEN_STATUSES as readonly string[]).includes(status);

export const ticketBatches: Batch[] = [handOver];
